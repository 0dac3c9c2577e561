/** A regular expression as XPath writes it, in JavaScript's words; nothing where it is none. */
export interface Translated {
  readonly source: string;
  readonly flags: string;
}

const WORD = '\\p{L}\\p{M}\\p{N}\\p{S}';
/** Inside a class, without its brackets. */
const CLASSES: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  s: ' \\t\\n\\r',
  w: WORD,
  i: '\\p{L}_:',
  c: '\\p{L}\\p{M}\\p{N}_:.\\-\\u00b7',
};
const PLAIN_ESCAPES = 'nrt';
const SYNTAX = '\\|.?*+(){}[]^$/';

/** Blocks of letters by the names people use; JavaScript knows scripts and categories only. */
const BLOCKS: Readonly<Record<string, string>> = {
  IsBasicLatin: '\\u0000-\\u007f',
  'IsLatin-1Supplement': '\\u0080-\\u00ff',
  'IsLatinExtended-A': '\\u0100-\\u017f',
  IsGreek: '\\u0370-\\u03ff',
  IsCyrillic: '\\u0400-\\u04ff',
  IsHebrew: '\\u0590-\\u05ff',
  IsArabic: '\\u0600-\\u06ff',
  IsHiragana: '\\u3040-\\u309f',
  IsKatakana: '\\u30a0-\\u30ff',
  IsCJKUnifiedIdeographs: '\\u4e00-\\u9fff',
};

export function translate(pattern: string, flags: string): Translated | null {
  if (/[^smixq]/.test(flags)) return null;
  const own = `${flags.includes('i') ? 'i' : ''}${flags.includes('m') ? 'm' : ''}${flags.includes('s') ? 's' : ''}`;
  if (flags.includes('q'))
    return { source: pattern.replace(/[\\|.?*+(){}[\]^$/]/g, '\\$&'), flags: `${own}u` };
  const reader = new Reader(flags.includes('x') ? packed(pattern) : pattern, flags);
  const source = reader.read();
  return source === null ? null : { source, flags: own + (reader.subtracts ? 'v' : 'u') };
}

/** Without blanks, but for those within a class: they go before anything else is read, so `\\ s` is `\\s`. */
function packed(pattern: string): string {
  let depth = 0;
  let out = '';
  for (let i = 0; i < pattern.length; i += 1) {
    const sign = pattern[i] as string;
    if (depth === 0 && ' \t\n\r'.includes(sign)) continue;
    out += sign;
    if (sign === '\\' && depth > 0) {
      i += 1;
      out += pattern[i] ?? '';
    } else if (sign === '[' && !out.endsWith('\\[')) depth += 1;
    else if (sign === ']') depth = Math.max(0, depth - 1);
  }
  return out;
}

class Reader {
  subtracts = false;
  private readonly pattern: string;
  private readonly flags: string;
  private i = 0;

  constructor(pattern: string, flags: string) {
    this.pattern = pattern;
    this.flags = flags;
  }

  read(): string | null {
    let out = '';
    while (this.i < this.pattern.length) {
      const part = this.next();
      if (part === null) return null;
      out += part;
    }
    return out;
  }

  private next(): string | null {
    const sign = this.pattern[this.i] as string;
    if (sign === '\\') return this.escape(false);
    if (sign === '[') return this.group();
    this.i += 1;
    if (sign === '(' && this.pattern[this.i] === '?') return this.pattern[this.i + 1] === ':' ? sign : null;
    if (sign === '.' && !this.flags.includes('s')) return '[^\\n\\r]';
    return sign;
  }

  private escape(inside: boolean): string | null {
    const sign = this.pattern[this.i + 1];
    this.i += 2;
    if (sign === undefined) return null;
    if (sign === 'p' || sign === 'P') return this.property(sign, inside);
    const lower = sign.toLowerCase();
    if (Object.hasOwn(CLASSES, lower)) {
      const set = CLASSES[lower] as string;
      if (sign === lower) return inside ? set : `[${set}]`;
      if (!inside) return `[^${set}]`;
      if (lower === 'd') return '\\P{Nd}';
      if (lower === 'w') return '\\p{P}\\p{Z}\\p{C}';
      return lower === 's' ? '\\S' : null;
    }
    if (PLAIN_ESCAPES.includes(sign)) return `\\${sign}`;
    if (sign === '-') return inside ? '\\-' : '-';
    if (SYNTAX.includes(sign)) return `\\${sign}`;
    return !inside && /[1-9]/.test(sign) ? `\\${sign}` : null;
  }

  private property(sign: string, inside: boolean): string | null {
    const end = this.pattern.indexOf('}', this.i);
    if (this.pattern[this.i] !== '{' || end < 0) return null;
    const name = this.pattern.slice(this.i + 1, end);
    this.i = end + 1;
    if (!name.startsWith('Is')) return `\\${sign}{${name}}`;
    const block = Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined;
    if (block === undefined || (inside && sign === 'P')) return null;
    return inside ? block : `[${sign === 'P' ? '^' : ''}${block}]`;
  }

  /** `[…]`, also `[a-z-[aeiou]]`. */
  private group(): string | null {
    this.i += 1;
    let out = '';
    const negated = this.pattern[this.i] === '^';
    if (negated) this.i += 1;
    const open = negated ? '[^' : '[';
    const start = this.i;
    while (this.i < this.pattern.length) {
      const sign = this.pattern[this.i] as string;
      if (sign === ']') {
        if (this.i === start) return null;
        this.i += 1;
        return `${open}${out}]`;
      }
      if (sign === '-' && this.pattern[this.i + 1] === '[') {
        this.i += 1;
        const less = this.group();
        if (less === null || this.pattern[this.i] !== ']') return null;
        this.i += 1;
        this.subtracts = true;
        return `[${open}${out}]--${less}]`;
      }
      if (sign === '[') return null;
      const part = sign === '\\' ? this.escape(true) : this.member(sign);
      if (part === null) return null;
      out += part;
    }
    return null;
  }

  private member(sign: string): string {
    this.i += 1;
    if (sign === '-') {
      // A dash at either end means itself.
      const atEnd = this.pattern[this.i] === ']' || '[^'.includes(this.pattern[this.i - 2] ?? '[');
      return atEnd ? '\\-' : '-';
    }
    return SYNTAX.includes(sign)
      ? `\\${sign}`
      : /[&!#%,:;<=>@`~]/.test(sign)
        ? `\\u{${sign.codePointAt(0)?.toString(16)}}`
        : sign;
  }
}
