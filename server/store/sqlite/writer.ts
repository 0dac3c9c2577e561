/**
 * The one who writes. A group of operations shares one transaction and one sync; each succeeds or fails alone.
 *
 * The common way needs no savepoint: an operation tests before it writes and refuses by an answer. Only when SQLite
 * itself fails (no room, too big, a broken disk) the group is rolled back and each operation gets a transaction of
 * its own, so that the failing one takes no other down.
 */
import { pass } from '../points.ts';
import { StoreError } from '../port.ts';
import { Statements } from './connection.ts';
import type { Bind, Database, Row } from './driver.ts';
import { asStoreError } from './errors.ts';
import { leaseWrites } from './lease-writes.ts';
import type { Outcome, Recorded, WriteAnswer, WriteOp } from './protocol.ts';
import { documentWrites } from './writes.ts';

/** What operations write through. */
export interface Hand {
  /** @returns rows changed */
  run(sql: string, ...params: Bind[]): number;
  get(sql: string, ...params: Bind[]): Row | undefined;
  /** Tells the feed. */
  changed(collection: string, id: string, space: string, version: number): void;
}

export class Writer {
  readonly #statements: Statements;
  readonly #hand: Hand;
  #changes: (readonly [string, string, string, number])[] = [];
  #recorded: Recorded[] | undefined;
  commits = 0;
  ops = 0;

  constructor(readonly db: Database) {
    this.#statements = new Statements(db);
    this.#hand = {
      run: (sql, ...params) => {
        this.#recorded?.push([sql, params]);
        return Number(this.#statements.get(sql).run(...params).changes);
      },
      get: (sql, ...params) => this.#statements.get(sql).get(...params),
      changed: (...change) => void this.#changes.push(change),
    };
  }

  /** Keeps the writing statements of every operation from now on; `undefined` from `take` stops nothing. */
  record(): void {
    this.#recorded = [];
  }

  /** What was written since the last call, in order. */
  takeRecorded(): readonly Recorded[] {
    const recorded = this.#recorded ?? [];
    if (this.#recorded !== undefined) this.#recorded = [];
    return recorded;
  }

  /** Writes the group and syncs; the answers stand in the order of the operations. */
  run(ops: readonly WriteOp[]): readonly Outcome[] {
    try {
      return this.#transaction(ops);
    } catch (error) {
      if (ops.length === 1) return [failed(error)];
      return ops.map((op) => this.#alone(op));
    }
  }

  #alone(op: WriteOp): Outcome {
    try {
      return this.#transaction([op])[0] ?? failed(new Error('Expected one answer, but got none.'));
    } catch (error) {
      return failed(error);
    }
  }

  #transaction(ops: readonly WriteOp[]): readonly Outcome[] {
    this.#changes = [];
    const kept = this.#recorded?.length ?? 0;
    pass('store.before-transaction');
    this.#statements.get('begin immediate').run();
    try {
      const outcomes = ops.map((op) => this.#outcome(op));
      if (this.#changes.length > 0) {
        this.#hand.run('insert into store_changes (list) values (?)', JSON.stringify(this.#changes));
      }
      pass('store.before-commit');
      this.#statements.get('commit').run();
      this.commits += 1;
      this.ops += ops.length;
      return outcomes;
    } catch (error) {
      this.#recorded?.splice(kept);
      this.#rollBack();
      throw error;
    }
  }

  #outcome(op: WriteOp): Outcome {
    pass('store.between-operations');
    try {
      return { ok: true, value: this.#write(op) };
    } catch (error) {
      // A refusal comes before the operation's first write; anything else may have left half of it.
      if (error instanceof StoreError) return failed(error);
      throw error;
    }
  }

  #write(op: WriteOp): WriteAnswer[keyof WriteAnswer] {
    const hand = this.#hand;
    switch (op.kind) {
      case 'insert':
        return documentWrites.insert(hand, op);
      case 'commit':
        return documentWrites.commit(hand, op);
      case 'update':
        return documentWrites.update(hand, op);
      case 'remove':
        return documentWrites.remove(hand, op);
      case 'project':
        return documentWrites.project(hand, op.projections);
      case 'claim':
        return leaseWrites.claim(hand, op);
      case 'renew':
        return leaseWrites.renew(hand, op);
      case 'release':
        return leaseWrites.release(hand, op);
    }
  }

  #rollBack(): void {
    try {
      this.db.exec('rollback');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }
}

function failed(error: unknown): Outcome {
  const { code, message } = asStoreError(error);
  return { ok: false, code, message };
}
