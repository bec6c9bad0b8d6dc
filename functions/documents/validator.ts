/** The first rule that a document breaks, in ajv's form. */
export interface Violation {
  /** JSON pointer into the document; empty for the document itself. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A function of validators.cjs. */
export interface Validator<Checked> {
  (document: unknown): document is Checked;
  /** Of the last call. */
  errors?: readonly Violation[] | null;
}
