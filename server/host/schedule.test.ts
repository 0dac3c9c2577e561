import { afterEach, describe, expect, it } from 'vitest';
import { STARTED_DAILY } from './testing/drawings.ts';
import { all } from './testing/look.ts';
import { openStreet, type Street } from './testing/street.ts';

let street: Street;
afterEach(() => street.close());

const DAY = 24 * 3_600_000;

/** The host runs; what is planned is planned in the background. */
async function openDaily(): Promise<void> {
  street = await openStreet({ daily: STARTED_DAILY });
  await street.store.updateIf('releases', 'r-daily', {}, { $set: { publishedAt: street.clock.now() } });
  street.host.run();
  for (let at = 0; at < 200 && (await street.store.count('jobs', {})) === 0; at += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a timer start event', () => {
  it('starts a case a day, and not before the first day is over', async () => {
    await openDaily();
    await street.host.settled();
    expect(await street.store.count('cases', {})).toBe(0);
    for (let day = 1; day <= 3; day += 1) {
      street.clock.forward(DAY);
      await street.host.settled();
      expect(await street.store.count('cases', {})).toBe(day);
    }
    const numbers = (await all(street.store, 'cases')).map((doc) => doc.number).sort();
    expect(numbers).toEqual(['CS-2026-000001', 'CS-2026-000002', 'CS-2026-000003']);
  });

  it('makes one case of the occasions that were missed', async () => {
    await openDaily();
    street.clock.forward(10 * DAY);
    await street.host.settled();
    expect(await street.store.count('cases', {})).toBe(1);
    street.clock.forward(DAY);
    await street.host.settled();
    expect(await street.store.count('cases', {})).toBe(2);
  });

  it('rests while its service is suspended, and goes on afterwards; a rebuild leaves it alone', async () => {
    await openDaily();
    await street.store.updateIf('services', 's-daily', {}, { $set: { state: 'suspended' } });
    street.clock.forward(DAY);
    await street.host.settled();
    expect(await street.store.count('cases', {})).toBe(0);
    await street.store.updateIf('services', 's-daily', {}, { $set: { state: 'published' } });
    await street.host.rebuild();
    street.clock.forward(DAY);
    await street.host.settled();
    expect(await street.store.count('cases', {})).toBe(1);
  });
});
