import { charge, TooCostly } from '../budget.ts';
import { type Part, parsePattern } from './parse.ts';
import type { Translated } from './translate.ts';

/** Where a pattern was found: the whole and its groups, as places in the text. */
export interface Match {
  readonly index: number;
  readonly groups: readonly (string | undefined)[];
}

/** Goes on from a place; true where the rest of the pattern fits too. */
type Next = (i: number) => boolean;
type Step = (i: number, next: Next) => boolean;

/** Trying one letter costs this much of the budget: 50,000 tries and all is over. */
const PRICE = 2;

/**
 * Finds a pattern going back and trying again as JavaScript does, but counting: a pattern that takes exponential time
 * ends as TooCostly. Slower than the built-in one, so only patterns that look dangerous come here.
 */
export class Matcher {
  private readonly step: Step;
  private readonly flags: string;
  private readonly count: number;
  private readonly tests = new Map<string, (letter: string) => boolean>();
  private letters: readonly string[] = [];
  private caught: (readonly [number, number] | undefined)[] = [];

  constructor({ source, flags }: Translated) {
    this.flags = flags;
    const { part, groups } = parsePattern(source);
    this.count = groups;
    this.step = this.compile(part);
  }

  /** Every match, from left to right. */
  *all(text: string): Generator<Match> {
    this.letters = Array.from(text);
    const places = this.places();
    for (let from = 0; from <= this.letters.length; ) {
      const end = this.matchAt(from);
      if (end === undefined) {
        from += 1;
        continue;
      }
      const groups = this.caught.map((span) => span && this.letters.slice(span[0], span[1]).join(''));
      groups[0] = this.letters.slice(from, end).join('');
      yield { index: places[from] ?? text.length, groups };
      from = end === from ? from + 1 : end;
    }
  }

  /** Places of the letters in the text's own counting. */
  private places(): number[] {
    let at = 0;
    return this.letters.map((letter) => {
      at += letter.length;
      return at - letter.length;
    });
  }

  private matchAt(from: number): number | undefined {
    this.caught = new Array(this.count + 1);
    let end: number | undefined;
    try {
      const found = this.step(from, (i) => {
        end = i;
        return true;
      });
      return found ? end : undefined;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new TooCostly('The text is too long for a pattern with a repeat in a repeat.');
    }
  }

  private compile(part: Part): Step {
    switch (part.p) {
      case 'letter': {
        const test = this.letter(part.source);
        return (i, next) => i < this.letters.length && test(this.letters[i] as string) && next(i + 1);
      }
      case 'start':
        return (i, next) =>
          (i === 0 || (this.flags.includes('m') && this.letters[i - 1] === '\n')) && next(i);
      case 'end':
        return (i, next) =>
          (i === this.letters.length || (this.flags.includes('m') && this.letters[i] === '\n')) && next(i);
      case 'back':
        return (i, next) => this.again(part.group, i, next);
      case 'group':
        return this.group(part.group, this.compile(part.of));
      case 'row':
        return part.of
          .map((each) => this.compile(each))
          .reduceRight<Step>(
            (rest, first) => (i, next) => first(i, (at) => rest(at, next)),
            (i, next) => next(i),
          );
      case 'choice': {
        const ways = part.of.map((each) => this.compile(each));
        return (i, next) => ways.some((way) => way(i, next));
      }
      case 'repeat':
        return this.repeat(part);
    }
  }

  private letter(source: string): (letter: string) => boolean {
    const known = this.tests.get(source);
    if (known) return known;
    const regex = new RegExp(`^${source}$`, this.flags.replace('m', ''));
    const verdicts = new Map<string, boolean>();
    const test = (letter: string): boolean => {
      charge(PRICE);
      const verdict = verdicts.get(letter);
      if (verdict !== undefined) return verdict;
      const fresh = regex.test(letter);
      if (verdicts.size < 1_000) verdicts.set(letter, fresh);
      return fresh;
    };
    this.tests.set(source, test);
    return test;
  }

  private again(group: number, i: number, next: Next): boolean {
    const span = this.caught[group];
    if (!span) return next(i);
    const length = span[1] - span[0];
    charge(PRICE * length);
    const fold = (letters: readonly string[]): string =>
      this.flags.includes('i') ? letters.join('').toLowerCase() : letters.join('');
    const same = fold(this.letters.slice(...span)) === fold(this.letters.slice(i, i + length));
    return same && next(i + length);
  }

  private group(group: number | undefined, inner: Step): Step {
    if (group === undefined) return inner;
    return (i, next) => {
      const before = this.caught[group];
      const found = inner(i, (end) => {
        const own = this.caught[group];
        this.caught[group] = [i, end];
        if (next(end)) return true;
        this.caught[group] = own;
        return false;
      });
      if (!found) this.caught[group] = before;
      return found;
    };
  }

  private repeat({ of, least, most, lazy }: Part & { p: 'repeat' }): Step {
    if (of.p === 'letter' && !lazy) return this.run(this.letter(of.source), least, most);
    const inner = this.compile(of);
    const go = (i: number, done: number, next: Next): boolean => {
      charge(PRICE);
      const more = (): boolean =>
        // A round that takes nothing would go on for ever.
        done < most && inner(i, (at) => (at > i || done < least) && go(at, done + 1, next));
      if (done < least) return more();
      return lazy ? next(i) || more() : more() || next(i);
    };
    return (i, next) => go(i, 0, next);
  }

  /** As many letters as fit, then fewer: without going deeper for each. */
  private run(test: (letter: string) => boolean, least: number, most: number): Step {
    return (i, next) => {
      let end = i;
      while (end < this.letters.length && end - i < most && test(this.letters[end] as string)) end += 1;
      for (; end - i >= least; end -= 1) {
        charge(PRICE);
        if (next(end)) return true;
      }
      return false;
    };
  }
}
