/** One case that did not come out as stated. */
export interface Failure {
  readonly id: string;
  readonly expected: string;
  readonly actual: string;
}

export interface SuiteScore {
  readonly suite: string;
  readonly passed: number;
  readonly total: number;
  readonly failed: readonly Failure[];
}

/** A suite of public test data: one file in `suites/`, one line in the registry. */
export interface Suite {
  readonly name: string;
  /** Runs the part of the folder that is this suite's; undefined where the folder holds none of it. */
  run(dir: string): Promise<SuiteScore | undefined>;
}
