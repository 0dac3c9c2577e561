import type { Failure, SuiteScore } from './types.ts';

/** Counts cases of one suite. */
export class Score {
  private readonly suite: string;
  private readonly failed: Failure[] = [];
  private total = 0;

  constructor(suite: string) {
    this.suite = suite;
  }

  /** Counts one case; what was expected and what came are only spelled out where it failed. */
  count(id: string, passed: boolean, expected: () => unknown, actual: () => unknown): void {
    this.total += 1;
    if (!passed) this.failed.push({ id, expected: spell(expected()), actual: spell(actual()) });
  }

  /** Nothing where no case was found: an absent suite is not printed. */
  result(): SuiteScore | undefined {
    const { suite, total, failed } = this;
    return total === 0 ? undefined : { suite, passed: total - failed.length, total, failed };
  }
}

function spell(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
