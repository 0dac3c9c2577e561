import { expect, it } from 'vitest';
import { dueOf } from './view.ts';

const due = Date.parse('2027-01-05T17:30:00+08:00');

it('a due time in a year without holidays says so to the applicant too', () => {
  expect(dueOf({ due, notCovered: true })).toEqual({ due: '2027-01-05T09:30:00.000Z', dueMayMove: true });
  expect(dueOf({ due, notCovered: false })).toEqual({ due: '2027-01-05T09:30:00.000Z' });
  expect(dueOf(undefined)).toEqual({});
});
