import { BadDataFormat } from '../errors';

export const MAX_NESTING = 30;

/**
 * The numbers of a JSON text as they are spelt, which `JSON.parse` does not tell. Reads each character once, and ends
 * before anybody has to follow a text of brackets into its depth. A text that is no JSON gives what it gives.
 * @throws BadDataFormat when objects and lists are nested too deeply.
 */
export function numbersIn(text: string): readonly string[] {
  const numbers: string[] = [];
  let nesting = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') nesting = deeper(nesting);
    else if (character === ']' || character === '}') nesting--;
    else if (character === '-' || isDigit(character)) {
      const start = at;
      while (continuesNumber(text.charAt(at + 1))) at++;
      numbers.push(text.slice(start, at + 1));
    }
  }
  return numbers;
}

function deeper(nesting: number): number {
  if (nesting === MAX_NESTING) {
    throw new BadDataFormat(`Objects and lists are nested more than ${MAX_NESTING} deep.`);
  }
  return nesting + 1;
}

/** Place of the quote that closes a string; beyond the text where none does. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at;
}

function continuesNumber(character: string): boolean {
  return isDigit(character) || ['.', 'e', 'E', '+', '-'].includes(character);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
