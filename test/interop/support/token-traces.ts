/** Short enough to find what is left of a token that was cut, long enough to be of one token only. */
const PIECE = 24;

/**
 * What a text gives away of tokens: pieces of them, as they are, percent-encoded or in base64.
 * @returns The pieces as they stand in the text, decoded from percent signs.
 */
export function tracesOf(tokens: readonly string[], text: string): readonly string[] {
  const plain = withoutPercentSigns(text);
  // Both alphabets of base64 become one.
  const base64 = plain.replaceAll('+', '-').replaceAll('/', '_');
  return tokens
    .flatMap(piecesOf)
    .flatMap((piece) => [
      ...(plain.includes(piece) ? [piece] : []),
      ...inBase64(piece).filter((form) => base64.includes(form)),
    ]);
}

function piecesOf(token: string): readonly string[] {
  const count = Math.floor(token.length / PIECE);
  return Array.from({ length: count }, (_, index) => token.slice(index * PIECE, (index + 1) * PIECE));
}

function withoutPercentSigns(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Base64 turns three bytes into four characters, so that a text looks different at each of three offsets. */
function inBase64(text: string): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from('x'.repeat(offset) + text).toString('base64url');
    // The characters at both ends depend on the neighbours too.
    return encoded.slice(offset === 0 ? 0 : 4, -4);
  });
}
