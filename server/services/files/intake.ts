/** A file comes in: judged by its content, cleaned, stored, and held until something refers to it. */
import type { FormSchema } from '#runtime/form';
import type { Actor, Audience, Instant } from '#runtime/model';
import type { FileRef } from '#runtime/wire';
import { readAs, toDoc } from '#server/host';
import { ProblemException } from '#server/problem';
import type { Store } from '#server/store';
import { type FileDoc, refOf } from './documents.ts';
import { allowedBy, refusedKind, sniff } from './kinds.ts';
import { stripMetadata } from './metadata.ts';
import { safeName } from './name.ts';
import { keepFiles } from './refer.ts';

/** Largest file that is taken, in bytes. */
export const FILE_LIMIT = 10 * 1024 * 1024;
const MOST_HELD = 100;
const DAY_MS = 86_400_000;

export interface Incoming {
  /** Made by the caller, the same on a retry. */
  readonly id: string;
  readonly space: string;
  readonly owner: string;
  readonly by: Actor;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly draft?: string;
  readonly case?: string;
  readonly audience: Audience;
  readonly inForm: boolean;
  /** The field it is for, where that is known: says which kinds it takes. */
  readonly field?: FormSchema;
  /** Attached for good; otherwise it goes unless something refers to it in time. */
  readonly keep?: boolean;
}

/**
 * @throws ProblemException `file-type` (415), `file-empty` (422), `file-broken` (422), `too-many-files` (429)
 */
export async function takeFile(store: Store, now: Instant, incoming: Incoming): Promise<FileRef> {
  const known = await store.load('files', incoming.id);
  if (known) return refOf(readAs<FileDoc>(known));
  if (incoming.bytes.length === 0) {
    throw problem(
      'file-empty',
      422,
      '这个文件是空的',
      'This file is empty',
      '请重新选择文件。',
      'Choose the file again.',
    );
  }
  const allowed = allowedBy(incoming.field);
  const kind = await sniff(incoming.bytes);
  if (!kind || !allowed.includes(kind)) {
    throw new ProblemException('file-type', 415, refusedKind(allowed), {
      mend: { zh: '请换一个文件再上传。', en: 'Choose another file and upload it.' },
    });
  }
  const bytes = stripMetadata(incoming.bytes, kind.name);
  if (!bytes) {
    throw problem(
      'file-broken',
      422,
      '图片已损坏，打不开',
      'The picture is broken',
      '请重新拍照或换一张。',
      'Take or choose another one.',
    );
  }
  const held = await store.count('files', { owner: incoming.owner, state: 'held' });
  if (held >= MOST_HELD) {
    throw problem(
      'too-many-files',
      429,
      '已上传但未提交的文件太多',
      'Too many files were uploaded and not sent',
      '请先提交，或删去不用的文件。',
      'Send what you have, or remove what is not needed.',
    );
  }
  // The bytes first: a name without bytes could be referred to, bytes without a name are only swept away.
  const blob = await store.putBlob(incoming.id, bytes);
  const { doc } = await store.insertOnce(
    'files',
    toDoc({
      _id: incoming.id,
      space: incoming.space,
      ...{
        owner: incoming.owner,
        by: { ...incoming.by },
        audience: incoming.audience,
        inForm: incoming.inForm,
      },
      ...(incoming.draft === undefined ? {} : { draft: incoming.draft }),
      ...(incoming.case === undefined ? {} : { case: incoming.case }),
      ...{ dataClass: incoming.field?.['x-data-class'] ?? 'personal' },
      ...{
        name: safeName(incoming.name, kind.name),
        type: kind.mime,
        bytes: blob.bytes,
        sha256: blob.sha256,
      },
      ...{ createdAt: now, state: incoming.keep ? 'kept' : 'held' },
      ...(incoming.keep ? {} : { expiresAt: now + 30 * DAY_MS }),
    }),
  );
  return refOf(readAs<FileDoc>(doc));
}

/**
 * Removes held files whose time is over, with their bytes. A server that died between a case's write and that of its
 * files left them held though the case names them: such files are kept.
 * @param namedBy the case whose answers name the file, if one does
 * @returns how many went
 */
export async function expireFiles(
  store: Store,
  now: Instant,
  namedBy: (file: FileDoc) => Promise<string | undefined>,
): Promise<number> {
  const page = await store.find('files', {
    filter: { state: 'held', expiresAt: { $lte: now } },
    limit: 500,
  });
  let gone = 0;
  for (const found of page.docs) {
    const file = readAs<FileDoc>(found);
    const { _id } = file;
    const caseId = await namedBy(file);
    if (caseId !== undefined) {
      await keepFiles(store, [{ doc: file, dataClass: file.dataClass }], caseId, file.audience);
      continue;
    }
    // The name first here: somebody may be referring to it at this moment, then it stays.
    if (!(await store.removeIf('files', _id, { state: 'held', expiresAt: { $lte: now } }))) continue;
    await store.removeBlob(_id);
    gone += 1;
  }
  return gone;
}

function problem(
  code: string,
  status: number,
  zh: string,
  en: string,
  mendZh: string,
  mendEn: string,
): ProblemException {
  return new ProblemException(code, status, { zh, en }, { mend: { zh: mendZh, en: mendEn } });
}
