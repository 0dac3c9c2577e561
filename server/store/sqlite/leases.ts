/**
 * Which beats of others this process has seen, and since when on its own monotonic clock. Wall clocks are never
 * compared: they may differ by minutes.
 */
import type { Beat } from './protocol.ts';

interface Seen extends Beat {
  readonly since: number;
}

/** Beyond this the oldest are forgotten; a take-over then only waits longer. */
const most = 20_000;

export class SeenBeats {
  readonly #seen = new Map<string, Seen>();
  #epoch = 0;

  constructor(readonly now: () => number) {}

  /** An epoch that no lease of this process had. */
  nextEpoch(): number {
    this.#epoch += 1;
    return this.#epoch;
  }

  /** The beat that has stood still for so long that the lease may be taken over. */
  still(key: string, leaseMs: number): Beat | undefined {
    const seen = this.#seen.get(key);
    return seen !== undefined && this.now() - seen.since >= leaseMs
      ? { epoch: seen.epoch, beat: seen.beat }
      : undefined;
  }

  saw(key: string, held: Beat): void {
    const seen = this.#seen.get(key);
    if (seen?.epoch === held.epoch && seen.beat === held.beat) return;
    this.#seen.delete(key);
    this.#seen.set(key, { ...held, since: this.now() });
    if (this.#seen.size <= most) return;
    for (const oldest of this.#seen.keys()) {
      this.#seen.delete(oldest);
      break;
    }
  }

  forget(key: string): void {
    this.#seen.delete(key);
  }
}
