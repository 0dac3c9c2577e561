/**
 * Every choice possible: one command is decided again and again, and each time the choices asked for on its way are
 * answered differently, until every combination had its turn.
 */
export class Chooser {
  #script: number[] = [];
  #widths: number[] = [];
  #at = 0;

  /** One of `width` ways, from 0. */
  choose(width: number): number {
    if (width < 2) return 0;
    const at = this.#at;
    this.#at += 1;
    this.#widths[at] = width;
    return this.#script[at] ?? 0;
  }

  /** Calls `act` once for each combination of the choices it asks for; false when `most` were not enough. */
  all(act: () => void, most: number): boolean {
    this.#script = [];
    for (let round = 0; round < most; round += 1) {
      this.#at = 0;
      this.#widths = [];
      act();
      if (!this.#advance()) return true;
    }
    return false;
  }

  /** The next combination, last choice first; false after the last. */
  #advance(): boolean {
    const script = this.#widths.map((_, index) => this.#script[index] ?? 0);
    while (script.length > 0) {
      const last = script.pop() ?? 0;
      if (last + 1 < (this.#widths[script.length] ?? 0)) {
        this.#script = [...script, last + 1];
        return true;
      }
    }
    return false;
  }
}

/** The groups of flows an inclusive split may take: all of them, where there are few; else each, each pair, and all. */
export function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 5) {
    return Array.from({ length: 2 ** items.length - 1 }, (_, bits) =>
      items.filter((_, index) => ((bits + 1) >> index) % 2 === 1),
    );
  }
  const pairs = items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other]));
  return [...items.map((item) => [item]), ...pairs, items];
}
