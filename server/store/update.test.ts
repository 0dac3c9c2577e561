import fc from 'fast-check';
import { update as mongoUpdate } from 'mingo';
import { describe, expect, it } from 'vitest';
import type { Update } from './port.ts';
import { applyUpdate, checkUpdate } from './update.ts';

const path = fc.constantFrom('a', 'b', 'c.x', 'c.y', 'd.e.f', '新');
const value = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom('', 'x'),
  fc.boolean(),
  fc.constant(null),
);
const document = fc.record(
  {
    a: fc.oneof(value, fc.array(value, { maxLength: 2 })),
    b: fc.oneof(value, fc.array(value, { maxLength: 2 })),
    c: fc.record({ x: value, y: fc.array(value, { maxLength: 2 }) }, { requiredKeys: [] }),
    d: fc.record({ e: fc.record({ f: fc.integer() }, { requiredKeys: [] }) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const changes = fc.uniqueArray(
  fc.tuple(path, fc.constantFrom('$set', '$unset', '$inc', '$push'), value, fc.integer({ min: -9, max: 9 })),
  { selector: ([name]) => name, minLength: 1, maxLength: 4 },
);

describe('an update', () => {
  it('changes what it changes in MongoDB, or refuses the document as a whole', () => {
    const seen = { applied: 0, refused: 0, $set: 0, $unset: 0, $inc: 0, $push: 0 };
    fc.assert(
      fc.property(document, changes, (doc, list) => {
        const update: Record<string, Record<string, unknown>> = {};
        for (const [name, operator, any, number] of list) {
          const operand = operator === '$unset' ? true : operator === '$inc' ? number : any;
          update[operator] = { ...update[operator], [name]: operand };
        }
        const ours = structuredClone(doc) as Record<string, unknown>;
        try {
          applyUpdate(ours, checkUpdate(update as Update));
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-document' });
          seen.refused += 1;
          return;
        }
        const theirs = structuredClone(doc);
        // One operator at a time: mingo asks for their order, MongoDB forbids that it matters.
        for (const [operator, part] of Object.entries(update))
          mongoUpdate(theirs, { [operator]: part } as Parameters<typeof mongoUpdate>[1]);
        expect(ours).toEqual(theirs);
        seen.applied += 1;
        for (const [, operator] of list) seen[operator as '$set'] += 1;
      }),
      { numRuns: 3000 },
    );
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(100);
  });
});
