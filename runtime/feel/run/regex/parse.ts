/** A translated pattern as a tree, for the matcher that counts its steps. */
export type Part =
  /** One letter: a source that fits it, such as `a`, `[^\n\r]` or `\p{L}`. */
  | { readonly p: 'letter'; readonly source: string }
  | { readonly p: 'start' | 'end' }
  | { readonly p: 'back'; readonly group: number }
  | { readonly p: 'group'; readonly group: number | undefined; readonly of: Part }
  | { readonly p: 'row' | 'choice'; readonly of: readonly Part[] }
  | {
      readonly p: 'repeat';
      readonly of: Part;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

/** Reads a source that `new RegExp` has accepted already. */
export function parsePattern(source: string): { readonly part: Part; readonly groups: number } {
  const reader = new Reader(source);
  const part = reader.choice();
  return { part, groups: reader.groups };
}

class Reader {
  groups = 0;
  private i = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  choice(): Part {
    const ways: Part[] = [this.row()];
    while (this.source[this.i] === '|') {
      this.i += 1;
      ways.push(this.row());
    }
    return ways.length === 1 && ways[0] ? ways[0] : { p: 'choice', of: ways };
  }

  private row(): Part {
    const of: Part[] = [];
    while (this.i < this.source.length && this.source[this.i] !== '|' && this.source[this.i] !== ')') {
      of.push(this.repeated(this.atom()));
    }
    return { p: 'row', of };
  }

  private atom(): Part {
    const sign = this.source[this.i];
    if (sign === '(') return this.group();
    if (sign === '^' || sign === '$') {
      this.i += 1;
      return { p: sign === '^' ? 'start' : 'end' };
    }
    const back = /^\\([1-9]\d*)/.exec(this.source.slice(this.i, this.i + 4));
    if (back) {
      this.i += back[0].length;
      return { p: 'back', group: Number(back[1]) };
    }
    const from = this.i;
    this.i = sign === '[' ? this.endOfSet(from) : this.endOfLetter(from);
    return { p: 'letter', source: this.source.slice(from, this.i) };
  }

  private group(): Part {
    this.i += 1;
    const plain = this.source.startsWith('?:', this.i);
    if (plain) this.i += 2;
    else this.groups += 1;
    const group = plain ? undefined : this.groups;
    const of = this.choice();
    this.i += 1;
    return { p: 'group', group, of };
  }

  private endOfLetter(from: number): number {
    if (this.source[from] !== '\\') return from + ((this.source.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
    if (/[pPu]/.test(this.source[from + 1] ?? '') && this.source[from + 2] === '{') {
      return this.source.indexOf('}', from) + 1;
    }
    return from + (this.source[from + 1] === 'u' ? 6 : 2);
  }

  /** Sets may hold sets (`[[a-z]--[aeiou]]`). */
  private endOfSet(from: number): number {
    let depth = 0;
    for (let i = from; i < this.source.length; i += 1) {
      if (this.source[i] === '\\') i += 1;
      else if (this.source[i] === '[') depth += 1;
      else if (this.source[i] === ']') {
        depth -= 1;
        if (depth === 0) return i + 1;
      }
    }
    return this.source.length;
  }

  private repeated(of: Part): Part {
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(this.source.slice(this.i, this.i + 24));
    if (!found) return of;
    this.i += found[0].length;
    const [, sign, from, comma, to, lazy] = found;
    const least = sign ? (sign === '+' ? 1 : 0) : Number(from);
    const most = sign
      ? sign === '?'
        ? 1
        : Number.POSITIVE_INFINITY
      : to
        ? Number(to)
        : comma
          ? Number.POSITIVE_INFINITY
          : least;
    return { p: 'repeat', of, least, most, lazy: lazy === '?' };
  }
}
