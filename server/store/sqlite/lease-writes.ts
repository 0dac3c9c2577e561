/** The writes of leases. A lease has an owner, an epoch that tells takers apart, and a beat that shows life. */
import { number } from './driver.ts';
import type { Beat, WriteAnswer, WriteOp } from './protocol.ts';
import type { Hand } from './writer.ts';

type Op<Kind extends WriteOp['kind']> = Extract<WriteOp, { kind: Kind }>;

export const leaseWrites = { claim, renew, release };

/** Free, or held by one whose beat is the one that the caller saw standing still. */
function claim(hand: Hand, op: Op<'claim'>): WriteAnswer['claim'] {
  const { collection, id, owner, still } = op;
  const row = hand.get(
    'select epoch, beat from store_leases where collection = ? and id = ?',
    collection,
    id,
  );
  if (row === undefined) {
    hand.run(
      'insert into store_leases (collection, id, owner, epoch, beat) values (?, ?, ?, ?, 0)',
      collection,
      id,
      owner,
      op.epoch,
    );
    return { epoch: op.epoch };
  }
  const held: Beat = { epoch: number(row, 'epoch'), beat: number(row, 'beat') };
  if (still === undefined || still.epoch !== held.epoch || still.beat !== held.beat) return { held };
  const epoch = Math.max(held.epoch + 1, op.epoch);
  hand.run(
    'update store_leases set owner = ?, epoch = ?, beat = 0 where collection = ? and id = ?',
    owner,
    epoch,
    collection,
    id,
  );
  return { epoch };
}

function renew(hand: Hand, op: Op<'renew' | 'release'>): boolean {
  const changes = hand.run(
    'update store_leases set beat = beat + 1 where collection = ? and id = ? and owner = ? and epoch = ?',
    op.collection,
    op.id,
    op.owner,
    op.epoch,
  );
  return changes > 0;
}

function release(hand: Hand, op: Op<'renew' | 'release'>): boolean {
  const changes = hand.run(
    'delete from store_leases where collection = ? and id = ? and owner = ? and epoch = ?',
    op.collection,
    op.id,
    op.owner,
    op.epoch,
  );
  return changes > 0;
}
