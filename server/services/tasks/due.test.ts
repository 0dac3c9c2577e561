/** The word on a row and the filter that finds it are one rule. */
import fc from 'fast-check';
import { Query } from 'mingo';
import { expect, it } from 'vitest';
import type { DueState } from '#runtime/wire';
import { dueFilter, dueStateOf } from './due.ts';

const STATES: readonly DueState[] = ['none', 'normal', 'soon', 'late', 'paused'];

it('finds each task by exactly the word that it shows, also at the very moment', () => {
  const time = fc.integer({ min: 1, max: 6 });
  const task = fc.record(
    {
      state: fc.constantFrom('open', 'waiting-for-applicant', 'done', 'cancelled'),
      due: time,
      soonAt: time,
      pausedSince: time,
    },
    { requiredKeys: ['state'] },
  );
  const met = new Set<DueState>();
  fc.assert(
    fc.property(task, time, (one, now) => {
      const shown = dueStateOf(one, now);
      met.add(shown);
      const found = STATES.filter((state) => new Query(dueFilter(state, now) as object).test(one));
      expect([one, now, found]).toEqual([one, now, [shown]]);
    }),
    { numRuns: 2000 },
  );
  expect([...met].sort()).toEqual([...STATES].sort());
});
