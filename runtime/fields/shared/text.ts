/** Tidying of what people type on phones: full-width characters, stray spaces, dashes of all kinds. */

/** `１３９` → `139`, `Ｘ` → `X`, the ideographic space → a space. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
}

/** All white space and invisible marks gone: for numbers of all kinds. */
export function squeeze(text: string): string {
  return halfWidth(text).replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '');
}

/** One line: control characters and line ends become one space, ends are trimmed. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}

/** Several lines: line ends become `\n`, other control characters go, ends are trimmed. */
export function manyLines(text: string): string {
  return (
    text
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .trim()
  );
}

/** Length as people count it: an emoji or a rare character is one. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Keeps `head` and `tail` characters, stars between. Masking twice changes nothing. */
export function star(text: string, head: number, tail: number): string {
  const chars = [...text];
  if (chars.length <= head + tail) return '*'.repeat(chars.length);
  return chars.map((char, i) => (i < head || i >= chars.length - tail ? char : '*')).join('');
}
