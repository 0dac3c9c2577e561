/** Drafts: what somebody began to fill in, on the server, bound to the release they saw. */
import type { Text } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { Draft } from '#runtime/wire';
import { readAs, type Stored, toDoc } from '#server/host';
import { notFound, ProblemException, versionConflict } from '#server/problem';
import type { Caller } from '#server/security';
import { ownerOf } from '../cases/access.ts';
import { asJson, type Ground, iso } from '../cases/ground.ts';
import { removeFiles } from '../designs/index.ts';
import { assertOpen, loadOffer } from '../offers/index.ts';
import { codeFrom, tidyCode } from './code.ts';

const DRAFT: Text = { zh: '草稿', en: 'draft' };
const DAY_MS = 86_400_000;
const MOST_OPENERS = 10;
const MOST_DRAFTS = 50;
/** A submission is over by then, whichever server has it. */
const IN_FLIGHT_MS = 120_000;

/** `drafts/<id>` */
export interface DraftDoc extends Stored {
  readonly service: string;
  readonly release: string;
  readonly owner: string;
  /** Others who opened it by its code: another device of the same person. */
  readonly openers: readonly string[];
  /** Signature of the code: the code itself is not kept. */
  readonly code: string;
  readonly values: Variables;
  readonly page?: string;
  /** `sent`: an application took it; it can be neither read nor changed nor sent again. */
  readonly state: 'open' | 'sent';
  /** Idempotency key of the application that took it, the case it becomes, and when it was taken. */
  readonly key?: string;
  readonly case?: string;
  readonly takenAt?: number;
  readonly trial: boolean;
  readonly updatedAt: number;
  readonly expiresAt: number;
}

export interface DraftsService {
  create(
    caller: Caller,
    id: string,
    begun: { service: string; values: Variables; page?: string },
  ): Promise<Draft>;
  get(caller: Caller, id: string): Promise<Draft>;
  /** @throws ProblemException 412 with the other device's draft as `current` */
  save(
    caller: Caller,
    id: string,
    version: number,
    change: { values: Variables; page?: string },
  ): Promise<Draft>;
  remove(caller: Caller, id: string): Promise<void>;
  /** Opens it for this session by its code, whoever asks. @throws ProblemException 404, the same for any wrong code */
  open(caller: Caller, code: string): Promise<Draft>;
  /** The draft's document when the caller may use it. */
  load(caller: Caller, id: string): Promise<DraftDoc>;
  /** Removes what is past its time, with files. @param before the last chance of each draft @returns how many went */
  expire(before: (draft: string) => Promise<void>): Promise<number>;
}

/** @param days how long a draft is kept after its last change */
export function createDrafts(ground: Ground, days = 30): DraftsService {
  const { store, now, sign } = ground;
  // The code follows from the id and the installation's key, so it can be shown again without being kept.
  const codeOf = (id: string): string =>
    codeFrom(Buffer.from(sign(`draft-code:${id}`) + sign(`draft-code-more:${id}`), 'base64url'));
  const kept = (code: string): string => sign(`draft-lookup:${code}`);

  const toDraft = (doc: DraftDoc): Draft => ({
    id: doc._id,
    code: codeOf(doc._id),
    service: doc.service,
    release: doc.release,
    values: doc.values,
    ...(doc.page === undefined ? {} : { page: doc.page }),
    version: doc.version,
    savedAt: iso(doc.updatedAt),
    expiresAt: iso(doc.expiresAt),
  });

  const begunAt = now();
  const onlyServer = store.capabilities().servers === 'one';

  /**
   * A draft that was taken, by a server that died before there was a case, is open again: nobody must be told that
   * something was sent which was not. With one server nothing is in flight from before its start.
   */
  const settled = async (doc: DraftDoc): Promise<DraftDoc> => {
    if (doc.state === 'open' || doc.case === undefined) return doc;
    const takenAt = doc.takenAt ?? 0;
    const dead = (onlyServer && takenAt < begunAt) || takenAt < now() - IN_FLIGHT_MS;
    if (!dead || (await store.load('cases', doc.case))) return doc;
    const given = await store.updateIf(
      'drafts',
      doc._id,
      { state: 'sent', case: doc.case },
      { $set: { state: 'open' }, $unset: { key: true, case: true, takenAt: true } },
    );
    return given ? readAs<DraftDoc>(given) : doc;
  };

  const load = async (caller: Caller, id: string): Promise<DraftDoc> => {
    const found = await store.load('drafts', id);
    const doc = found && readAs<DraftDoc>(found);
    const who = ownerOf(caller);
    if (!doc || (doc.owner !== who && !doc.openers.includes(who))) throw notFound(DRAFT);
    return settled(doc);
  };

  const loadOpen = async (caller: Caller, id: string): Promise<DraftDoc> => {
    const doc = await load(caller, id);
    if (doc.state !== 'open') throw sent();
    if (doc.expiresAt <= now()) throw notFound(DRAFT);
    return doc;
  };

  return {
    load,

    async create(caller, id, begun) {
      const offer = await loadOffer(ground, begun.service);
      await assertOpen(ground, caller, offer);
      const mine = await store.count('drafts', { owner: ownerOf(caller), state: 'open' });
      if (mine >= MOST_DRAFTS) throw tooMany();
      const { doc } = await store.insertOnce(
        'drafts',
        toDoc({
          _id: id,
          space: offer.space,
          ...{ service: offer._id, release: offer.release, trial: offer.trial },
          ...{ owner: ownerOf(caller), openers: [], code: kept(codeOf(id)), state: 'open' },
          ...{ values: begun.values, updatedAt: now(), expiresAt: now() + days * DAY_MS },
          ...(begun.page === undefined ? {} : { page: begun.page }),
        }),
      );
      return toDraft(readAs<DraftDoc>(doc));
    },

    get: async (caller, id) => toDraft(await loadOpen(caller, id)),

    async save(caller, id, version, change) {
      const doc = await loadOpen(caller, id);
      const saved = await store.updateIf(
        'drafts',
        id,
        { version, state: 'open' },
        {
          $set: {
            values: asJson(change.values),
            updatedAt: now(),
            expiresAt: now() + days * DAY_MS,
            page: change.page ?? doc.page ?? '',
          },
        },
      );
      if (!saved) throw versionConflict(toDraft(await loadOpen(caller, id)));
      return toDraft(readAs<DraftDoc>(saved));
    },

    async remove(caller, id) {
      await load(caller, id);
      await removeFiles(store, { draft: id });
      await store.removeIf('drafts', id, {});
    },

    async open(caller, typed) {
      const code = tidyCode(typed);
      const page = await store.find('drafts', {
        filter: { code: kept(code ?? ''), state: 'open', expiresAt: { $gt: now() } },
        limit: 2,
      });
      const [found] = page.docs;
      // Two drafts with one code (once in some hundred thousand millions): neither is opened.
      if (!found || page.docs.length > 1) throw unknownCode();
      const doc = readAs<DraftDoc>(found);
      const who = ownerOf(caller);
      if (doc.owner === who || doc.openers.includes(who)) return toDraft(doc);
      if (doc.openers.length >= MOST_OPENERS) throw unknownCode();
      const opened = await store.updateIf('drafts', doc._id, { state: 'open' }, { $push: { openers: who } });
      if (!opened) throw unknownCode();
      return toDraft(readAs<DraftDoc>(opened));
    },

    async expire(before) {
      const page = await store.find('drafts', { filter: { expiresAt: { $lte: now() } }, limit: 500 });
      let gone = 0;
      for (const { _id } of page.docs) {
        await before(_id);
        if (!(await store.removeIf('drafts', _id, { expiresAt: { $lte: now() } }))) continue;
        await removeFiles(store, { draft: _id });
        gone += 1;
      }
      return gone;
    },
  };
}

export function sent(): ProblemException {
  return new ProblemException(
    'draft-sent',
    409,
    { zh: '这份草稿已经提交过了', en: 'This draft was sent already' },
    { mend: { zh: '请到“我的办件”查看进度。', en: 'Look it up under “My applications”.' } },
  );
}

function unknownCode(): ProblemException {
  return new ProblemException(
    'draft-code-unknown',
    404,
    { zh: '没有找到这个继续填写码', en: 'No draft was found by this code' },
    {
      mend: {
        zh: '请核对 8 位编码；草稿提交后或过期后编码失效。',
        en: 'Check the eight letters; a code ends when its draft is sent or expires.',
      },
    },
  );
}

function tooMany(): ProblemException {
  return new ProblemException(
    'too-many-drafts',
    429,
    { zh: '您的草稿太多了', en: 'You have too many drafts' },
    { mend: { zh: '请先提交或删除一些草稿。', en: 'Send or delete some of them first.' } },
  );
}
