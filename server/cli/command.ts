/** What a command is. A new one costs a file in `commands/` and a line in `registry.ts`. */
import type { ParseArgsConfig } from 'node:util';
import type { Text } from '#runtime/model';

/** 0: done. 1: it found errors, or could not be done. 2: it was called wrongly. */
export type ExitCode = 0 | 1 | 2;

export interface Io {
  /** Standard output: results. */
  out(text: string): void;
  /** Standard error: what goes on, and what is wrong. */
  err(text: string): void;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Given {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  /** One or two words: `check`, `pack test`. */
  readonly name: string;
  /** What follows the name, e.g. `FILE.bpmn [--json]`. */
  readonly usage: string;
  readonly about: Text;
  /** How many positionals it takes. */
  readonly takes: number;
  readonly options?: NonNullable<ParseArgsConfig['options']>;
  run(given: Given, io: Io): Promise<ExitCode>;
}

/** Something is wrong with what was given; said in both languages with its code. */
export class CommandError extends Error {
  constructor(
    readonly code: string,
    readonly text: Text,
    readonly exit: ExitCode = 1,
  ) {
    super(text.en);
    this.name = 'CommandError';
  }
}

/** Both languages, each on its line. */
export const both = ({ zh, en }: Text): string => `${zh}\n${en}`;
