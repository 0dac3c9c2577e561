/**
 * The main thread's end of the writer: collects operations while the writer syncs, hands them over as one group,
 * settles each when the group's COMMIT has returned.
 */
import { Worker } from 'node:worker_threads';
import { StoreError } from '../port.ts';
import type {
  FromWriter,
  Outcome,
  Recorded,
  ToWriter,
  WriteAnswer,
  WriteOp,
  WriterData,
  WriterStats,
} from './protocol.ts';

interface Waiting {
  readonly op: WriteOp;
  readonly settle: (outcome: Outcome) => void;
}

/** Operations in one transaction at most, so that no answer waits for a huge one. */
const largestGroup = 512;
/** So many are worth a sync: they go at once, and the writer works while the callers' turn goes on. */
const worthASync = 32;

export class WriterQueue {
  #queued: Waiting[] = [];
  #flying: readonly Waiting[] = [];
  #scheduled = false;
  #failure: StoreError | undefined;
  #closing: Promise<void> | undefined;
  #idle: (() => void) | undefined;
  stats: WriterStats = { commits: 0, ops: 0 };
  readonly recorded: (readonly Recorded[])[] = [];

  private constructor(
    readonly worker: Worker,
    readonly migrated: { readonly from: number; readonly to: number },
  ) {
    worker.on('message', (message: FromWriter) => this.#hear(message));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(undefined));
  }

  /** Starts the thread and waits until the database is open and migrated. @throws StoreError */
  static async start(data: WriterData): Promise<WriterQueue> {
    const worker = startThread(data);
    const first = await new Promise<FromWriter>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The writer thread ended before it began.')));
    }).catch((cause: unknown) => {
      throw new StoreError('store-unavailable', `The writer thread did not start: ${String(cause)}.`, {
        cause,
      });
    });
    if (first.type === 'ready') return new WriterQueue(worker, { from: first.from, to: first.to });
    if (first.type === 'refused') throw new StoreError(first.code, first.message);
    throw new StoreError('store-unavailable', `Expected the writer to be ready, but got ${first.type}.`);
  }

  /** Queues an operation; resolves after the COMMIT that carries it. @throws StoreError */
  write<Kind extends WriteOp['kind']>(op: WriteOp & { readonly kind: Kind }): Promise<WriteAnswer[Kind]> {
    if (this.#closing !== undefined) return Promise.reject(closed());
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome) => {
        if (outcome.ok) resolve(outcome.value as WriteAnswer[Kind]);
        else reject(new StoreError(outcome.code, outcome.message));
      };
      this.#queued.push({ op, settle });
      if (this.#queued.length >= worthASync) this.#send();
      else this.#schedule();
    });
  }

  /** Finishes what is queued, then ends the thread. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** At the end of this turn of the event loop, so that callers of one turn share a group. */
  #schedule(): void {
    if (this.#scheduled || this.#flying.length > 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#send();
    });
  }

  #send(): void {
    if (this.#flying.length > 0 || this.#queued.length === 0) return;
    this.#flying = this.#queued.splice(0, largestGroup);
    this.#post({ type: 'write', ops: this.#flying.map(({ op }) => op) });
  }

  #hear(message: FromWriter): void {
    if (message.type !== 'written') return;
    const answered = this.#flying;
    this.#flying = [];
    this.stats = message.stats;
    if (message.recorded !== undefined) this.recorded.push(...message.recorded);
    // What queued during the sync goes first, so that the writer does not wait for those who are answered now.
    this.#send();
    answered.forEach(({ settle }, index) => {
      settle(message.outcomes[index] ?? { ok: false, code: 'store-unavailable', message: 'No answer came.' });
    });
    if (this.#flying.length === 0 && this.#queued.length === 0) this.#idle?.();
  }

  #fail(error: unknown): void {
    const cause = error === undefined ? '' : `: ${String(error)}`;
    this.#failure ??= new StoreError('store-unavailable', `The writer thread has ended${cause}.`);
    const { code, message } = this.#failure;
    const lost = [...this.#flying, ...this.#queued];
    this.#flying = [];
    this.#queued = [];
    for (const { settle } of lost) settle({ ok: false, code, message });
    this.#idle?.();
  }

  async #close(): Promise<void> {
    while (this.#failure === undefined && (this.#flying.length > 0 || this.#queued.length > 0)) {
      await new Promise<void>((resolve) => {
        this.#idle = resolve;
      });
    }
    if (this.#failure !== undefined) return;
    const ended = new Promise<void>((resolve) => {
      this.worker.once('exit', () => resolve());
    });
    this.#post({ type: 'close' });
    await ended;
  }

  #post(message: ToWriter): void {
    this.worker.postMessage(message);
  }
}

/** From sources the thread loads tsx first; built, it is a file beside the bundle that holds this module. */
function startThread(workerData: WriterData): Worker {
  const entry = import.meta.url.endsWith('.ts') ? './writer.sources.mjs' : './writer.worker.js';
  return new Worker(new URL(entry, import.meta.url), { workerData });
}

function closed(): StoreError {
  return new StoreError('store-closed', 'The store is closed.');
}
