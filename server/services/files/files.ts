/** Uploading, reading and removing files: each through the draft, task or case it hangs on. */
import { nodeAt } from '#runtime/form';
import type { Audience } from '#runtime/model';
import type { FileRef } from '#runtime/wire';
import { invalid, notFound, ProblemException } from '#server/problem';
import type { Caller } from '#server/security';
import { anyAccess, ownerOf } from '../cases/access.ts';
import { readableFile } from '../cases/files.ts';
import type { Ground } from '../cases/ground.ts';
import { formOf } from '../cases/narrow.ts';
import { sees } from '../comments/index.ts';
import { startFormOf } from '../designs/index.ts';
import type { DraftsService } from '../drafts/index.ts';
import { releaseOf } from '../offers/index.ts';
import { seeTask } from '../tasks/index.ts';
import { type Incoming, takeFile } from './intake.ts';
import { contentDisposition } from './name.ts';

export interface FilesService {
  /** @param fields `draft`, `task` or `case` (with `audience`); `field`: the form's field it is for */
  upload(
    caller: Caller,
    id: string,
    file: { readonly name: string; readonly bytes: Uint8Array },
    fields: Readonly<Record<string, string>>,
  ): Promise<FileRef>;
  read(
    caller: Caller,
    id: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly headers: Readonly<Record<string, string>> }>;
  /** One's own, while nothing refers to it. */
  remove(caller: Caller, id: string): Promise<void>;
}

const AUDIENCES: readonly Audience[] = ['handlers', 'unit', 'applicant', 'public'];
const FILE = { zh: '文件', en: 'file' };

type Target = Pick<Incoming, 'space' | 'audience' | 'inForm' | 'draft' | 'case' | 'field' | 'keep'>;

export function createFiles(ground: Ground, drafts: DraftsService): FilesService {
  const { store } = ground;

  const toDraft = async (caller: Caller, id: string, field: string | undefined): Promise<Target> => {
    const draft = await drafts.load(caller, id);
    if (draft.state !== 'open') throw notFound({ zh: '草稿', en: 'draft' });
    const start = startFormOf(await releaseOf(ground, draft.release));
    const node = field === undefined ? undefined : nodeAt(formOf(start.form), field);
    return {
      ...{ space: draft.space, draft: id, audience: 'applicant' as const, inForm: true },
      ...(node ? { field: node.schema } : {}),
    };
  };

  const toTask = async (caller: Caller, id: string, field: string | undefined): Promise<Target> => {
    const { doc, own } = await seeTask(ground, caller, id);
    if (!own || !doc.open) throw notFound({ zh: '待办', en: 'task' });
    const { body } = await releaseOf(ground, doc.release);
    const schema = doc.form === undefined ? undefined : body.forms[doc.form];
    const node = schema && field !== undefined ? nodeAt(formOf(schema), field) : undefined;
    return {
      ...{ space: doc.space, case: doc.case, audience: 'handlers' as const, inForm: true },
      ...(node ? { field: node.schema } : {}),
    };
  };

  const toCase = async (
    caller: Caller,
    id: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Target> => {
    const access = await anyAccess(store, caller, id);
    const { space } = access.doc;
    // An applicant's file is for a supplement or a step of theirs; it becomes part of the case when that is sent.
    if (access.standing === 'applicant' && fields.audience === undefined) {
      return { space, case: id, audience: 'applicant', inForm: true };
    }
    const audience = AUDIENCES.find((each) => each === (fields.audience ?? 'handlers'));
    if (!audience || access.standing === 'operator' || !sees(access.standing, audience)) {
      const message = { zh: '请选择谁可以看到这个文件', en: 'Choose who may see this file' };
      throw invalid([{ path: 'audience', code: 'audience', message }]);
    }
    return { space, case: id, audience, inForm: false, keep: access.standing !== 'applicant' };
  };

  const target = (caller: Caller, fields: Readonly<Record<string, string>>): Promise<Target> => {
    if (fields.draft) return toDraft(caller, fields.draft, fields.field);
    if (fields.task) return toTask(caller, fields.task, fields.field);
    if (fields.case) return toCase(caller, fields.case, fields);
    const message = {
      zh: '没有说明文件属于哪份草稿、待办或办件',
      en: 'Say to which draft, task or case the file belongs',
    };
    throw invalid([{ path: 'draft', code: 'required', message }]);
  };

  return {
    async upload(caller, id, file, fields) {
      const to = await target(caller, fields);
      return takeFile(store, ground.now(), {
        ...to,
        ...{ id, owner: ownerOf(caller), by: caller.actor, name: file.name, bytes: file.bytes },
      });
    },

    async read(caller, id) {
      const doc = await readableFile(ground, drafts, caller, id);
      const bytes = await store.getBlob(id);
      if (!bytes) throw notFound(FILE);
      const picture = doc.type.startsWith('image/');
      return {
        bytes,
        headers: {
          'Content-Type': doc.type,
          'Content-Disposition': contentDisposition(doc.name, picture),
          'X-Content-Type-Options': 'nosniff',
          // A document that is opened in a tab may run nothing and fetch nothing.
          'Content-Security-Policy': "default-src 'none'; sandbox",
          'Cache-Control': 'private, no-store',
        },
      };
    },

    async remove(caller, id) {
      const found = await store.load('files', id);
      if (!found || found.owner !== ownerOf(caller)) throw notFound(FILE);
      if (!(await store.removeIf('files', id, { state: 'held', owner: ownerOf(caller) }))) throw inUse();
      await store.removeBlob(id);
    },
  };
}

function inUse(): ProblemException {
  return new ProblemException(
    'file-in-use',
    409,
    { zh: '文件已提交，不能删除', en: 'The file was sent and cannot be removed' },
    { mend: { zh: '如有误传，请在补正时说明。', en: 'Say so in a supplement if it was a mistake.' } },
  );
}
