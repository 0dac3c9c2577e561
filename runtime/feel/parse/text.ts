const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** The text of a literal with its quotes; escapes no one knows stand for themselves (regular expressions have them). */
export function stringOf(literal: string): string {
  const inner = literal.slice(1, -1);
  if (!inner.includes('\\')) return inner;
  return inner.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([\s\S]))/g,
    (all, short: string | undefined, long: string | undefined, sign: string | undefined) => {
      const code = Number.parseInt(short ?? long ?? '', 16);
      if (sign !== undefined) return ESCAPES[sign] ?? all;
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
