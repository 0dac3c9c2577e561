/** Comments on a case, each with the people who may see it. */
import type { Audience, Instant } from '#runtime/model';
import type { CommentResource } from '#runtime/wire';
import { readAs, type Stored, toDoc } from '#server/host';
import { forbidden, invalid } from '#server/problem';
import type { Caller } from '#server/security';
import { anyAccess, type CaseAccess } from '../cases/access.ts';
import { type Ground, iso } from '../cases/ground.ts';
import type { Standing } from '../cases/narrow.ts';
import { whoWrote } from '../cases/who.ts';
import { type FileDoc, refOf } from '../files/index.ts';

/** `comments/<id>` */
export interface CommentDoc extends Stored {
  readonly case: string;
  readonly at: Instant;
  readonly by: {
    readonly kind: 'staff' | 'resident' | 'system';
    readonly id: string;
    readonly post?: string;
  };
  readonly text: string;
  readonly audience: Audience;
  readonly files: readonly string[];
}

const SEES: Readonly<Record<Standing, readonly Audience[]>> = {
  handler: ['handlers', 'unit', 'applicant', 'public'],
  supervisor: ['handlers', 'unit', 'applicant', 'public'],
  operator: ['unit', 'public'],
  applicant: ['applicant', 'public'],
};

/** May somebody who comes to a case like this see what is meant for these people? */
export const sees = (standing: Standing, audience: Audience): boolean => SEES[standing].includes(audience);

export interface CommentsService {
  list(caller: Caller, caseId: string): Promise<readonly CommentResource[]>;
  add(
    caller: Caller,
    caseId: string,
    id: string,
    comment: { readonly text: string; readonly audience: Audience; readonly files?: readonly string[] },
  ): Promise<CommentResource>;
}

export function createComments(ground: Ground): CommentsService {
  const { store, now } = ground;

  const toComment = async (caller: Caller, access: CaseAccess, doc: CommentDoc): Promise<CommentResource> => {
    const files = await Promise.all(doc.files.map((id) => store.load('files', id)));
    return {
      id: doc._id,
      at: iso(doc.at),
      who: await whoWrote(ground, access, caller, doc.by),
      text: doc.text,
      audience: doc.audience,
      files: files.flatMap((file) => (file ? [refOf(readAs<FileDoc>(file))] : [])),
    };
  };

  return {
    async list(caller, caseId) {
      const access = await anyAccess(store, caller, caseId);
      const docs = await commentsOf(ground, access);
      return Promise.all(docs.map((doc) => toComment(caller, access, doc)));
    },

    async add(caller, caseId, id, { text, audience, files = [] }) {
      const access = await anyAccess(store, caller, caseId);
      if (access.standing === 'operator' || !sees(access.standing, audience)) throw forbidden();
      for (const file of files) await tie(store, caller, access, file, audience);
      const { kind, post } = caller.actor;
      const { doc } = await store.insertOnce(
        'comments',
        toDoc({
          _id: id,
          space: access.doc.space,
          ...{ case: caseId, at: now(), text, audience, files, trial: access.doc.trial },
          ...{ by: { kind, id: caller.actor.id, ...(post === undefined ? {} : { post }) } },
        }),
      );
      return toComment(caller, access, readAs<CommentDoc>(doc));
    },
  };
}

/** Comments that this access may see, oldest first. */
export async function commentsOf(ground: Ground, access: CaseAccess): Promise<readonly CommentDoc[]> {
  const page = await ground.store.find('comments', {
    filter: { case: access.doc._id, audience: { $in: SEES[access.standing] } },
    sort: [['at', 1]],
    limit: 1000,
  });
  return page.docs.map((doc) => readAs<CommentDoc>(doc));
}

/** A file of one's own, uploaded to this case, goes with the comment and has its audience from then on. */
async function tie(
  store: Ground['store'],
  caller: Caller,
  access: CaseAccess,
  id: string,
  audience: Audience,
): Promise<void> {
  const tied = await store.updateIf(
    'files',
    id,
    { case: access.doc._id, owner: `${caller.kind}:${caller.id}`, inForm: false },
    { $set: { state: 'kept', audience }, $unset: { expiresAt: true } },
  );
  if (!tied) {
    const message = {
      zh: '这个附件已不在，请重新上传',
      en: 'This file is not there any more: upload it again',
    };
    throw invalid([{ path: 'files', code: 'file-gone', message }]);
  }
}
