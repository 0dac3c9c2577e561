/** An audit record for every act, done and refused, with the post it was done in. Records are never changed. */
import { randomUUID } from 'node:crypto';
import type { Locale, Text } from '#runtime/model';
import type { AuditRow, Page } from '#runtime/wire';
import { type Caller, scope } from '#server/security';
import type { Doc, Filter, NewDoc, Store } from '#server/store';

export interface Act {
  readonly caller: Caller;
  /** The endpoint, e.g. `POST /api/people/{id}/disable`. */
  readonly act: string;
  /** The act in words: `停用账号 · Disable`. */
  readonly label?: string;
  readonly object: string;
  readonly outcome: 'done' | 'refused';
  /** Where it belongs, if not the caller's space: a failed sign-in. */
  readonly space?: string;
  /** The case it is about; where the caller belongs to no street, the case's street and community do. */
  readonly case?: string;
  /** What the person gave as reason, or the code of the refusal. */
  readonly reason?: string;
}

export interface Audit {
  /** Answers when it is written. */
  record(act: Act): Promise<void>;
  /** Written within a moment, many at once; for refusals, which change nothing. */
  later(act: Act): void;
  /** What the caller may see, newest first. `q` finds a person's name, an act or an object by its beginning. */
  list(
    caller: Caller,
    query: {
      readonly q?: string | undefined;
      readonly limit?: number | undefined;
      readonly cursor?: string | undefined;
    },
  ): Promise<Page<AuditRow>>;
  /** Writes what waits. */
  flush(): Promise<void>;
}

type Waiting = readonly [at: number, act: Act];
type AuditDoc = NewDoc & { readonly _id: string; readonly space: string };

const FLUSH_MS = 200;

export function createAudit(store: Store, now: () => number): Audit {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  const toDoc = (at: number, { caller, act, label, object, outcome, reason, space }: Act): AuditDoc => ({
    _id: `audit-${randomUUID()}`,
    space: space ?? caller.space,
    at,
    kind: caller.kind,
    person: caller.id,
    who: caller.kind === 'staff' ? (caller.name ?? caller.id) : caller.kind,
    ...(caller.post
      ? {
          post: caller.post.id,
          postName: `${caller.post.unitName} ${caller.post.name}`,
          unit: caller.post.unit,
        }
      : {}),
    act,
    ...(label === undefined ? {} : { label }),
    object,
    outcome,
    ...(reason === undefined ? {} : { reason }),
  });

  /** Applicants belong to no street: who watches over the case's unit sees what they did to it. */
  const placed = async (at: number, act: Act): Promise<AuditDoc> => {
    const doc = toDoc(at, act);
    if (act.caller.kind === 'staff' || act.case === undefined) return doc;
    const about = await store.load('cases', act.case);
    if (!about) return doc;
    const { space, community } = about;
    return { ...doc, space, ...(typeof community === 'string' ? { unit: community } : {}) };
  };

  const write = async (acts: readonly Waiting[]): Promise<void> => {
    const docs = await Promise.all(acts.map(([at, act]) => placed(at, act)));
    await store.project(docs.map((doc) => ({ collection: 'audit', id: doc._id, source: 1, doc })));
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const acts = waiting;
    waiting = [];
    if (acts.length > 0) await write(acts);
  };

  return {
    record: (act) => write([[now(), act]]),
    later(act) {
      waiting.push([now(), act]);
      timer ??= setTimeout(() => void flush().catch(() => undefined), FLUSH_MS);
    },
    async list(caller, { q, limit = 50, cursor }) {
      const allowed = scope(caller.ability, 'read', 'audit');
      if (!allowed) return { items: [], total: 0 };
      const text = q?.trim() ?? '';
      const filter: Filter = text === '' ? allowed : { $and: [allowed, matching(text)] };
      const page = await store.find('audit', {
        filter,
        sort: [['at', -1]],
        limit,
        ...(cursor === undefined ? {} : { after: cursor }),
      });
      return {
        items: page.docs.map((doc) => ({
          id: doc._id,
          at: new Date(Number(doc.at)).toISOString(),
          who: whoOf(doc, caller.locale ?? 'zh'),
          ...(typeof doc.postName === 'string' ? { post: doc.postName } : {}),
          act: String(doc.act),
          ...(typeof doc.label === 'string' ? { label: inBoth(doc.label) } : {}),
          object: String(doc.object),
          outcome: doc.outcome === 'refused' ? 'refused' : 'done',
          ...(typeof doc.reason === 'string' ? { reason: doc.reason } : {}),
        })),
        total: await store.count('audit', filter),
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      };
    },
    flush,
  };
}

const KINDS: Readonly<Record<string, Text>> = {
  resident: { zh: '居民', en: 'Resident' },
  guest: { zh: '访客', en: 'Guest' },
};

/** Residents are no names here: the record says that it was the applicant's side, the case says who that is. */
function whoOf(doc: Doc, locale: Locale): string {
  return KINDS[String(doc.kind)]?.[locale] ?? String(doc.who);
}

/** The end of the range of all texts that begin with `text`. */
function matching(text: string): Filter {
  const range = { $gte: text, $lt: `${text}\uffff` };
  return { $or: [{ who: range }, { object: range }, { act: range }] };
}

/** `停用账号 · Disable` → both languages. */
function inBoth(label: string): Text {
  const [zh = '', en = zh] = label.split(' · ');
  return { zh, en };
}
