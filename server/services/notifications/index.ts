/** What people are told on their screens. */
import type { NotificationRow, Page } from '#runtime/wire';
import { notFound } from '#server/problem';
import { type Caller, scope } from '#server/security';
import type { Doc, Store } from '#server/store';

export interface NewNotification {
  /** Stable: the same key again tells once. */
  readonly key: string;
  readonly space: string;
  /** Person or resident id. */
  readonly to: string;
  readonly text: string;
  readonly caseId?: string;
  readonly taskId?: string;
}

export interface Notifications {
  /** Newest first, at most 100. */
  list(caller: Caller): Promise<Page<NotificationRow>>;
  tell(notification: NewNotification): Promise<void>;
  read(caller: Caller, id: string): Promise<void>;
  /** Called after each `tell` that told something. */
  subscribe(
    listener: (told: { readonly id: string; readonly space: string; readonly to: string }) => void,
  ): () => void;
}

export function createNotifications(store: Store, now: () => number): Notifications {
  const listeners = new Set<(told: { id: string; space: string; to: string }) => void>();
  return {
    async list(caller) {
      const filter = scope(caller.ability, 'read', 'notifications');
      if (!filter) return { items: [], total: 0 };
      const page = await store.find('notifications', { filter, sort: [['at', -1]], limit: 100 });
      return { items: page.docs.map(toRow), total: await store.count('notifications', filter) };
    },
    async tell({ key, space, to, text, caseId, taskId }) {
      const { inserted, doc } = await store.insertOnce('notifications', {
        _id: `n-${key}-${to}`,
        space,
        kind: 'inbox',
        to,
        at: now(),
        text,
        read: false,
        ...(caseId === undefined ? {} : { caseId }),
        ...(taskId === undefined ? {} : { taskId }),
      });
      if (inserted) for (const listener of listeners) listener({ id: doc._id, space, to });
    },
    async read(caller, id) {
      const filter = scope(caller.ability, 'write', 'notifications');
      const doc = filter && (await store.updateIf('notifications', id, filter, { $set: { read: true } }));
      if (!doc) throw notFound({ zh: '通知', en: 'notification' });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function toRow(doc: Doc): NotificationRow {
  return {
    id: doc._id,
    at: new Date(Number(doc.at)).toISOString(),
    text: String(doc.text),
    ...(typeof doc.caseId === 'string' ? { caseId: doc.caseId } : {}),
    ...(typeof doc.taskId === 'string' ? { taskId: doc.taskId } : {}),
    read: doc.read === true,
  };
}
