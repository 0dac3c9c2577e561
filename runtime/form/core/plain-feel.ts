/**
 * The plain part of FEEL that most rules of forms are made of: a field compared with a constant, `and`, `or`, `not`.
 * Browsers read it without loading the whole of FEEL; whatever is more than that (reckoning too: FEEL's numbers are
 * exact decimals) is not understood here and goes through the door. A property test holds both to the same answers.
 */
import type { Expression, Read } from '#runtime/feel';
import { isRecord, type Value, type Variables } from '#runtime/values';

type Run = (variables: Variables) => Value;
/** What a part is known to be: a constant as written, a number (or null), yes or no (or null), or anything. */
interface Part {
  readonly run: Run;
  readonly is: 'constant' | 'number' | 'yes-no' | 'any';
  /** May stand on the right of `<`. */
  readonly orders?: true;
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"([^"\\]*)"|([\p{L}_][\p{L}\p{N}_]*)|(!=|<=|>=|[=<>().]))/uy;
const WORDS = new Set(
  'if then else for return some every satisfies in between instance of function not and or true false null'.split(
    ' ',
  ),
);
/** Longer rules go through the door, which bounds them. */
const MOST_TOKENS = 200;

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign';
  readonly text: string;
  readonly from: number;
}

class NotPlain extends Error {}

/** Reads a plain expression; `undefined` where it is more than that (or wrong: the door says how). */
export function compilePlain(source: string): Expression | undefined {
  const tokens = tokensOf(source);
  if (!tokens) return undefined;
  const reader = new Reader(tokens);
  try {
    const { run } = reader.whole();
    const names = [...new Set(reader.reads.map((read) => read.path[0] ?? ''))];
    const answer: Expression['evaluate'] = (variables) => ({ value: run(variables), warnings: [] });
    return { source, names, reads: reader.reads, evaluate: answer };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

function tokensOf(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const text = source.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match || tokens.length === MOST_TOKENS) return undefined;
    const [, number, quoted, name, sign = ''] = match;
    const from = match.index;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, from });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted, from });
    else if (name !== undefined) tokens.push({ kind: WORDS.has(name) ? 'sign' : 'name', text: name, from });
    else tokens.push({ kind: 'sign', text: sign, from });
  }
  return tokens;
}

class Reader {
  readonly reads: Read[] = [];
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Part {
    const part = this.or();
    if (this.at < this.tokens.length) throw new NotPlain();
    return part;
  }

  private or(): Part {
    let left = this.and();
    while (this.takes('or')) left = both(left, this.and(), true);
    return left;
  }

  private and(): Part {
    let left = this.comparison();
    while (this.takes('and')) left = both(left, this.comparison(), false);
    return left;
  }

  private comparison(): Part {
    const left = this.single();
    const sign = this.takes('=', '!=', '<', '<=', '>', '>=');
    if (!sign) return left;
    const right = this.single();
    const isOrder = sign !== '=' && sign !== '!=';
    // `3 < field` and orders of yes and no are rare and odd.
    if (!compares(left, right) || (isOrder && !right.orders)) throw new NotPlain();
    return { run: compare(sign, left.run, right.run), is: 'yes-no' };
  }

  private single(): Part {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token?.kind === 'number') {
      const value = Number(token.text);
      return { run: () => value, is: 'number', orders: true };
    }
    if (token?.kind === 'text') return { run: () => token.text, is: 'constant', orders: true };
    if (token?.kind === 'name') return this.path(token);
    switch (token?.text) {
      case 'true':
        return { run: () => true, is: 'constant' };
      case 'false':
        return { run: () => false, is: 'constant' };
      case 'null':
        return { run: () => null, is: 'constant' };
      case '(': {
        const inside = this.or();
        this.needs(')');
        return inside;
      }
      case 'not': {
        this.needs('(');
        const { run } = this.or();
        this.needs(')');
        return { run: (variables) => negated(run(variables)), is: 'yes-no' };
      }
      default:
        throw new NotPlain();
    }
  }

  /** A field, or a column of this row. */
  private path({ text: name, from }: Token): Part {
    if (!this.takes('.')) {
      if (this.tokens[this.at]?.text === '(') throw new NotPlain();
      this.reads.push({ path: [name], filtered: false, from });
      return { run: (variables) => own(variables, name), is: 'any' };
    }
    const column = this.tokens[this.at];
    this.at += 1;
    if (name !== 'row' || column?.kind !== 'name' || this.takes('.')) throw new NotPlain();
    this.reads.push({ path: [name, column.text], filtered: false, from });
    return {
      run: (variables) => {
        const row = own(variables, name);
        return isRecord(row) ? own(row, column.text) : null;
      },
      is: 'any',
    };
  }

  private takes(...signs: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return undefined;
    this.at += 1;
    return token.text;
  }

  private needs(sign: string): void {
    if (!this.takes(sign)) throw new NotPlain();
  }
}

/**
 * A field with a constant, or numbers with each other: there the kinds are plain. Two fields may be dates, durations,
 * lists; and odd pairs of constants are nobody's rule: both are the door's work.
 */
function compares(left: Part, right: Part): boolean {
  const kinds = [left.is, right.is].sort().join();
  return kinds === 'any,constant' || kinds === 'any,number' || kinds === 'number,number';
}

function own(record: Variables, name: string): Value {
  return Object.hasOwn(record, name) ? (record[name] ?? null) : null;
}

function negated(value: Value): Value {
  return typeof value === 'boolean' ? !value : null;
}

/** Three-valued `and` (or `or`, with `decides` true): what decides, decides whatever the other side is. */
function both(left: Part, right: Part, decides: boolean): Part {
  const run: Run = (variables) => {
    const a = left.run(variables);
    if (a === decides) return decides;
    const b = right.run(variables);
    if (b === decides) return decides;
    return a === !decides && b === !decides ? !decides : null;
  };
  return { run, is: 'yes-no' };
}

function compare(sign: string, left: Run, right: Run): Run {
  if (sign === '=') return (variables) => equal(left(variables), right(variables));
  if (sign === '!=') return (variables) => negated(equal(left(variables), right(variables)));
  return (variables) => {
    const [a, b] = [left(variables), right(variables)];
    if (typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string')) return null;
    const [x, y] = [a as number, b as number];
    return sign === '<' ? x < y : sign === '<=' ? x <= y : sign === '>' ? x > y : x >= y;
  };
}

/** Null is unlike everything else; other kinds do not compare. */
function equal(a: Value, b: Value): Value {
  if (a === null || b === null) return a === b;
  return typeof a === typeof b && typeof a !== 'object' ? a === b : null;
}
