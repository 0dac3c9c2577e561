import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEvents, decodeState, encodeEvents } from './codec.ts';
import type { CaseEvent, CommandStamp } from './types.ts';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const stamp: fc.Arbitrary<CommandStamp> = fc.record(
  {
    id: text,
    at: fc.integer(),
    actor: fc.record(
      { kind: fc.constantFrom('staff', 'resident', 'system'), id: text, post: text, onBehalfOf: text },
      { requiredKeys: ['kind', 'id'] },
    ),
    channel: fc.constantFrom('portal', 'paper', 'system'),
    reason: text,
    cause: text,
  },
  { requiredKeys: ['id', 'at', 'actor', 'channel'] },
);

test('events come back as they were, whatever people wrote as names and reasons', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(stamp, fc.dictionary(text, fc.jsonValue()), fc.nat(3)), { maxLength: 5 }),
      (commands) => {
        let seq = 0;
        const events = commands.flatMap(([by, data, count]) =>
          Array.from({ length: count }, (): CaseEvent => {
            seq += 1;
            return { seq, type: 'variables-set', v: 1, by, data: JSON.parse(JSON.stringify(data)) };
          }),
        );
        const decoded = decodeEvents(encodeEvents(events));
        expect(JSON.stringify(decoded)).toBe(JSON.stringify(events));
        expect(encodeEvents(decoded).length).toBeGreaterThanOrEqual(encodeEvents(events).length);
      },
    ),
  );
});

test('a snapshot of the next version is read, one beyond it is not', () => {
  expect(decodeState('{"snapshot":2}').snapshot).toBe(2);
  expect(() => decodeState('{"snapshot":3}')).toThrow(/at most, but got 3/);
});
