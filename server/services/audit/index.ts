/** An audit record for every act, done and refused, with the post it was done in. Records are never changed. */
import { randomUUID } from 'node:crypto';
import type { AuditRow, Page } from '#runtime/wire';
import { type Caller, scope } from '#server/security';
import type { Filter, NewDoc, Store } from '#server/store';

export interface Act {
  readonly caller: Caller;
  /** The endpoint, e.g. `POST /api/people/{id}/disable`. */
  readonly act: string;
  readonly object: string;
  readonly outcome: 'done' | 'refused';
  /** Where it belongs, if not the caller's space: a failed sign-in. */
  readonly space?: string;
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

type AuditDoc = NewDoc & { readonly _id: string; readonly space: string };

const FLUSH_MS = 200;

export function createAudit(store: Store, now: () => number): Audit {
  let waiting: AuditDoc[] = [];
  let timer: NodeJS.Timeout | undefined;

  const toDoc = ({ caller, act, object, outcome, reason, space }: Act): AuditDoc => ({
    _id: `audit-${randomUUID()}`,
    space: space ?? caller.space,
    at: now(),
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
    object,
    outcome,
    ...(reason === undefined ? {} : { reason }),
  });

  const write = (docs: readonly AuditDoc[]): Promise<void> =>
    store.project(docs.map((doc) => ({ collection: 'audit', id: doc._id, source: 1, doc })));

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const docs = waiting;
    waiting = [];
    if (docs.length > 0) await write(docs);
  };

  return {
    record: (act) => write([toDoc(act)]),
    later(act) {
      waiting.push(toDoc(act));
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
          who: String(doc.who),
          ...(typeof doc.postName === 'string' ? { post: doc.postName } : {}),
          act: String(doc.act),
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

/** The end of the range of all texts that begin with `text`. */
function matching(text: string): Filter {
  const range = { $gte: text, $lt: `${text}\uffff` };
  return { $or: [{ who: range }, { object: range }, { act: range }] };
}
