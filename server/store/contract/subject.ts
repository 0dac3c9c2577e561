/** What an adapter gives the contract suite, and what the suites share. */
import { expect } from 'vitest';
import { type Store, StoreError } from '../port.ts';

/** An adapter under test. */
export interface Subject {
  /** Opens a store over the subject's data; empty at first. */
  open(): Promise<Store>;
  /** Removes the data. */
  end(): Promise<void>;
}

/** Handed to each suite: the store as it is at the moment of the test, and names that nobody else uses. */
export interface Bench {
  readonly store: () => Store;
  /** Closes the store and opens it over the same data. */
  readonly restart: () => Promise<void>;
}

let names = 0;

/** A name that no other test has, so that one store serves them all. */
export function fresh(word: string): string {
  names += 1;
  return `${word}-${process.pid.toString(36)}-${names}`;
}

/** Expects a refusal by this code. */
export async function refused(promise: Promise<unknown>, code: StoreError['code']): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  expect(error).toMatchObject({ code });
}

/** `count` callers at once. */
export function racing<T>(count: number, call: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => call(index)));
}
