/** The code that opens a draft on another device: eight letters that cannot be taken for one another. */

/** No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: people read it aloud. */
const LETTERS = '34679ACDEFGHJKMNPQRTWXY';
const LENGTH = 8;

/** `7KQM-2XHD`, from 32 or more bytes of randomness. Bytes that would make some letters likelier are passed over. */
export function codeFrom(bytes: Uint8Array): string {
  const limit = 256 - (256 % LETTERS.length);
  let code = '';
  for (const byte of bytes) {
    if (byte < limit && code.length < LENGTH) code += LETTERS[byte % LETTERS.length];
  }
  if (code.length < LENGTH) throw new Error('Expected enough random bytes for a code, but they ran out');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What somebody typed, tidied: any case, with or without the hyphen, full-width letters too. Undefined: no code. */
export function tidyCode(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  const known = [...plain].every((letter) => LETTERS.includes(letter));
  return plain.length === LENGTH && known ? `${plain.slice(0, 4)}-${plain.slice(4)}` : undefined;
}
