/** What an admin may do to accounts and posts, beyond the scope of units: nobody gives what they do not have. */
import type { Permission } from '#runtime/wire';
import { forbidden, notFound, ProblemException } from '#server/problem';
import type { Caller } from '#server/security';
import type { PersonDoc, UnitDoc } from './documents.ts';
import type { Snapshot } from './snapshot.ts';

/** The unit, if it is within the caller's scope. @throws ProblemException 404 else */
export function unitInScope(caller: Caller, snapshot: Snapshot, id: string): UnitDoc {
  const unit = snapshot.units.find((each) => each._id === id);
  if (!unit || !caller.units.includes(id)) throw notFound({ zh: '单位', en: 'unit' });
  return unit;
}

/**
 * May this admin change the account? Only where the account and every post it holds are within the admin's units:
 * else resetting a password would open posts that the admin must not reach.
 */
export function mayManage(caller: Caller, snapshot: Snapshot, person: PersonDoc): boolean {
  if (!caller.permissions.includes('admin') || caller.space !== person.space) return false;
  if (caller.whole) return true;
  const held = snapshot.posts.filter((post) => post.holders.includes(person._id));
  return caller.units.includes(person.unit) && held.every((post) => caller.units.includes(post.unit));
}

/** @throws ProblemException `permission-not-yours` (403) when the admin would grant what the own post lacks */
export function mayGrant(caller: Caller, permissions: readonly Permission[]): void {
  if (caller.whole) return;
  const missing = permissions.filter((each) => !caller.permissions.includes(each));
  if (missing.length === 0) return;
  throw new ProblemException(
    'permission-not-yours',
    403,
    { zh: '不能授予自己没有的权限', en: 'You cannot grant what your own post does not have' },
    {
      mend: {
        zh: '请去掉这些权限，或请上级单位的管理员设置。',
        en: 'Leave these permissions out, or ask the admin of the unit above.',
      },
    },
  );
}

/** A post may be given to people one manages, and to those who hold nothing outside one's units. */
export function mayPlace(caller: Caller, snapshot: Snapshot, holders: readonly string[]): void {
  for (const id of holders) {
    const person = snapshot.people.get(id);
    if (!person) throw notFound({ zh: '人员', en: 'person' });
    if (!caller.whole && !caller.units.includes(person.unit)) throw forbidden();
  }
}
