/**
 * Import of a spreadsheet: all or nothing. The plan is written down first, in one document; then it is carried out by
 * steps that may be repeated. A server that dies in between finishes the plan at its next start.
 */
import { createHash } from 'node:crypto';
import type { ImportReport } from '#runtime/wire';
import { forbidden, ProblemException } from '#server/problem';
import { type Caller, type Credentials, sign } from '#server/security';
import type { Doc, Json, Store } from '#server/store';
import { type Plan, planImport } from './plan.ts';
import { mayGrant } from './rights.ts';
import { readDirectorySheet } from './sheet.ts';
import type { Snapshots } from './snapshot.ts';

export interface DirectoryImport {
  /** @param key the caller's idempotency key: the same key and file again gives the same answer */
  run(caller: Caller, key: string, bytes: Uint8Array, dryRun: boolean): Promise<ImportReport>;
  /** Finishes what a dead server began. */
  resume(): Promise<void>;
}

export function createImport(deps: {
  readonly store: Store;
  readonly snapshots: Snapshots;
  readonly credentials: Credentials;
  /** Key of this installation. */
  readonly key: string;
  readonly today: () => string;
}): DirectoryImport {
  const { store, snapshots, credentials } = deps;

  /** Not stored: made from the installation's key and the import, so that a repeated request tells the same one. */
  const passwordOf = (importId: string, login: string): string => {
    const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
    const bytes = Buffer.from(sign(deps.key, `import\n${importId}\n${login}`), 'base64url');
    const text = [...bytes.subarray(0, 15)].map((byte) => letters[byte % letters.length]).join('');
    return `${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10)}`;
  };

  const carryOut = async (importId: string, space: string, plan: Plan): Promise<void> => {
    const validFrom = deps.today();
    for (const { id, ...unit } of plan.units)
      await store.insertOnce('units', { _id: id, space, ...unit, validFrom });
    for (const { id, name, login, phone, unit, isNew } of plan.people) {
      if (isNew) {
        const fields = {
          name,
          login,
          unit,
          ...(phone === '' ? {} : { phone }),
          state: 'invited',
          active: true,
        };
        await store.insertOnce('people', { _id: id, space, ...fields });
        await credentials.preset(id, passwordOf(importId, login));
      } else if (phone !== '')
        await store.updateIf('people', id, { phone: { $ne: phone } }, { $set: { phone } });
    }
    for (const { id, holders, isNew, ...post } of plan.posts) {
      if (isNew) await store.insertOnce('posts', { _id: id, space, ...post, holders });
      else await store.updateIf('posts', id, {}, { $set: { holders } });
    }
    await store.updateIf('settings', importId, {}, { $set: { state: 'done' }, $unset: { plan: true } });
    snapshots.forget(space);
  };

  const report = (importId: string, plan: Plan): ImportReport => ({
    units: plan.units.length,
    people: plan.people.filter((person) => person.isNew).length,
    posts: plan.posts.filter((post) => post.isNew).length,
    errors: plan.errors,
    passwords: plan.people
      .filter((person) => person.isNew)
      .map(({ login, name }) => ({ login, name, password: passwordOf(importId, login) })),
  });

  return {
    async run(caller, key, bytes, dryRun) {
      if (!caller.post) throw forbidden();
      const importId = `import-${createHash('sha256').update(`${caller.id}\n${key}`).digest('hex').slice(0, 32)}`;
      const file = createHash('sha256').update(bytes).digest('hex');
      const before = dryRun ? undefined : await store.load('settings', importId);
      if (before) return again(before, file);
      const rows = await readDirectorySheet(bytes);
      const plan = planImport(rows, {
        snapshot: await snapshots.of(caller.space),
        root: caller.post.unit,
        scope: caller.units,
        makeId: (kind, what) => `${kind}-${sign(importId, what).slice(0, 20).replace(/[-_]/g, '0')}`,
      });
      mayGrant(
        caller,
        plan.posts.flatMap((post) => post.permissions),
      );
      const { passwords, ...told } = report(importId, plan);
      if (dryRun || plan.errors.length > 0) return told;
      // Claims first: a login taken in another street refuses the whole import before anything is made.
      for (const person of plan.people)
        if (person.isNew) await credentials.claim(person.login, person.id, caller.space);
      const answer = { ...told, logins: (passwords ?? []).map(({ login, name }) => ({ login, name })) };
      const doc = { _id: importId, space: caller.space, key: 'import', state: 'applying', file };
      await store.insertOnce('settings', {
        ...doc,
        answer: answer as unknown as Json,
        plan: plan as unknown as Json,
      });
      await carryOut(importId, caller.space, plan);
      return { ...told, ...(passwords ? { passwords } : {}) };

      async function again(doc: Doc, sameFile: string): Promise<ImportReport> {
        if (doc.file !== sameFile) {
          throw new ProblemException(
            'idempotency-key-reused',
            409,
            { zh: '这个请求编号已用于另一个文件', en: 'This Idempotency-Key was used for another file' },
            { mend: { zh: '请重新选择文件上传。', en: 'Choose the file and upload it again.' } },
          );
        }
        if (doc.plan) await carryOut(importId, doc.space, doc.plan as unknown as Plan);
        const { logins = [], ...rest } = doc.answer as unknown as ImportReport & {
          logins?: { login: string; name: string }[];
        };
        return {
          ...rest,
          passwords: logins.map((each) => ({ ...each, password: passwordOf(importId, each.login) })),
        };
      }
    },

    async resume() {
      const page = await store.find('settings', { filter: { key: 'import', state: 'applying' }, limit: 100 });
      for (const doc of page.docs) {
        if (doc.plan) await carryOut(doc._id, doc.space, doc.plan as unknown as Plan);
      }
    },
  };
}
