/** The template asks for something that the local stack does not have. The message is a sentence for a person. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}
