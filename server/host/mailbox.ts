/**
 * One mailbox a key: what is posted is done in order, never two at a time. What queued meanwhile is handed over
 * together, so that it may share a commit.
 */
export interface Mailboxes<W> {
  post(key: string, work: W): void;
  /** Runs alone in its turn. */
  alone<T>(key: string, run: () => Promise<T>): Promise<T>;
  /** Resolves when no mailbox holds anything. */
  idle(): Promise<void>;
}

type Turn<W> =
  | { readonly kind: 'work'; readonly work: W }
  | { readonly kind: 'alone'; readonly run: () => Promise<void> };

/** @param run gets at most `most` works of one key; it must settle each of them itself and not throw. */
export function createMailboxes<W>(
  run: (key: string, works: readonly W[]) => Promise<void>,
  most = 32,
): Mailboxes<W> {
  const queues = new Map<string, Turn<W>[]>();
  let waiting: (() => void)[] = [];

  async function drain(key: string, queue: Turn<W>[]): Promise<void> {
    while (queue.length > 0) {
      const first = queue[0];
      if (first?.kind === 'alone') {
        queue.shift();
        await first.run();
        continue;
      }
      const works: W[] = [];
      while (works.length < most && queue[0]?.kind === 'work') {
        works.push(queue[0].work);
        queue.shift();
      }
      await run(key, works);
    }
    queues.delete(key);
    if (queues.size > 0) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  function enqueue(key: string, turn: Turn<W>): void {
    const queue = queues.get(key);
    if (queue) {
      queue.push(turn);
      return;
    }
    const fresh = [turn];
    queues.set(key, fresh);
    // In a microtask: what the same tick posts for this key comes along.
    queueMicrotask(() => void drain(key, fresh));
  }

  return {
    post: (key, work) => enqueue(key, { kind: 'work', work }),
    alone: (key, run) =>
      new Promise((resolve, reject) => {
        enqueue(key, { kind: 'alone', run: () => run().then(resolve, reject) });
      }),
    idle: () => (queues.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
