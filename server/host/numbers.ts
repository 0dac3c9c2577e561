import { point, type Store } from '#server/store';
import { type CounterDoc, readAs } from './documents.ts';

interface Block {
  next: number;
  end: number;
  size: number;
  takenAt: number;
  filling: Promise<void> | undefined;
}

const SMALLEST = 8;
const LARGEST = 256;
/** A block that was used up faster than this is followed by one twice its size. */
const FAST_MS = 2000;

export interface Numbers {
  /** The next number of a counter; gaps are allowed, the same number twice is not. */
  take(space: string, counter: string): Promise<number> | number;
}

/**
 * Counters taken ahead in blocks: one write gives many numbers, and what a stopped process had left over is a gap.
 * Only the store's `$inc` decides, so any number of servers may take from one counter.
 */
export function createNumbers(store: Store, monotonic: () => number = () => performance.now()): Numbers {
  const blocks = new Map<string, Block>();

  async function refill(space: string, id: string, block: Block): Promise<void> {
    const now = monotonic();
    const fast = block.end > 0 && now - block.takenAt < FAST_MS;
    block.size = fast ? Math.min(block.size * 2, LARGEST) : SMALLEST;
    block.takenAt = now;
    for (;;) {
      await point('host.before-number');
      const doc = await store.updateIf('counters', id, {}, { $inc: { next: block.size } });
      if (doc) {
        block.end = readAs<CounterDoc>(doc).next;
        block.next = block.end - block.size;
        return;
      }
      await point('host.before-number');
      await store.insertOnce('counters', { _id: id, space, next: 1 });
    }
  }

  async function waitAndTake(space: string, id: string, block: Block): Promise<number> {
    while (block.next >= block.end) {
      block.filling ??= refill(space, id, block).finally(() => {
        block.filling = undefined;
      });
      await block.filling;
    }
    block.next += 1;
    return block.next - 1;
  }

  return {
    take(space, counter) {
      const id = `number:${space}:${counter}`;
      let block = blocks.get(id);
      if (!block) {
        block = { next: 0, end: 0, size: SMALLEST, takenAt: 0, filling: undefined };
        blocks.set(id, block);
      }
      if (block.next < block.end) {
        block.next += 1;
        return block.next - 1;
      }
      return waitAndTake(space, id, block);
    },
  };
}

/** `CS-2026-000123`. */
export function numberText(prefix: string, year: number, count: number): string {
  return `${prefix}-${year}-${String(count).padStart(6, '0')}`;
}

/** A trial's number stands outside the counters and says so. */
export function trialNumber(prefix: string, caseId: string): string {
  return `试-${prefix}-${caseId.slice(-6).toUpperCase()}`;
}
