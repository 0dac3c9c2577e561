/**
 * Sends short messages to phones. `print` is for development: it writes to the server's own output. `http` calls any
 * provider that takes a request with `{phone}` and `{text}` in it. What fails is kept, shown and can be sent again.
 */
import type { Text } from '#runtime/model';
import type { Page, SenderFailure, SenderResource } from '#runtime/wire';
import { notFound, ProblemException, versionConflict } from '#server/problem';
import type { Doc, Json, Store } from '#server/store';
import { maskPhone } from '../directory/index.ts';
import { postMessage, type SenderConfig } from './http.ts';

export interface OutgoingText {
  readonly space: string;
  readonly phone: string;
  readonly text: string;
  /** Holds a code: never kept; a failed one is asked for again by the person. */
  readonly secret?: boolean;
}

export interface Sender {
  get(space: string): Promise<SenderResource>;
  set(space: string, sender: Omit<SenderResource, 'version'>, version: number): Promise<SenderResource>;
  /** Whether it left; a failure is kept in the list. Never throws for what the provider does. */
  send(message: OutgoingText): Promise<{ readonly ok: boolean; readonly message: Text }>;
  failures(space: string): Promise<Page<SenderFailure>>;
  retry(space: string, id: string): Promise<{ readonly ok: boolean }>;
}

/** Where `print` writes: the server's output, never its log. The only place where a code is ever shown. */
export type Printer = (line: string) => void;

const idOf = (space: string): string => `sender:${space}`;

export function createSender(deps: {
  readonly store: Store;
  readonly now: () => number;
  readonly print: Printer;
  readonly newId: () => string;
  readonly fetch?: typeof fetch;
}): Sender {
  const { store, now, print, newId } = deps;
  const call = deps.fetch ?? fetch;

  const load = async (space: string): Promise<Doc> => {
    const known = await store.load('settings', idOf(space));
    if (known) return known;
    return (await store.insertOnce('settings', { _id: idOf(space), space, key: 'sender', kind: 'print' }))
      .doc;
  };

  const deliver = async ({ space, phone, text }: OutgoingText): Promise<{ ok: boolean; message: Text }> => {
    const config = toConfig(await load(space));
    if (config.kind === 'http') return postMessage(config, phone, text, call);
    print(`短信 SMS → ${phone}: ${text}`);
    return { ok: true, message: { zh: '已打印到服务器输出', en: "Printed to the server's output" } };
  };

  return {
    get: async (space) => toResource(await load(space)),

    async set(space, sender, version) {
      const stored = await load(space);
      const before = toConfig(stored);
      const tellApplicants = sender.tellApplicants ?? stored.tellApplicants !== false;
      // A header whose value was not sent back keeps the one it has.
      const headers = (sender.headers ?? []).map(({ name, value }) => ({
        name,
        value: value ?? before.headers.find((each) => each.name === name)?.value ?? '',
      }));
      const { kind, url = '', method = 'POST', body = '', contentType = '' } = sender;
      const $set: Record<string, Json> = { kind, url, method, body, contentType, headers, tellApplicants };
      const doc = await store.updateIf('settings', idOf(space), { version }, { $set });
      if (!doc) throw versionConflict(toResource(await load(space)));
      return toResource(doc);
    },

    async send(message) {
      const result = await deliver(message);
      if (result.ok) return result;
      await store.insertOnce('notifications', {
        _id: newId(),
        space: message.space,
        kind: 'sms',
        state: 'failed',
        at: now(),
        phone: message.phone,
        ...(message.secret ? {} : { text: message.text }),
        message: { ...result.message },
        tries: 1,
      });
      return result;
    },

    async failures(space) {
      const filter = { space, state: 'failed' };
      const page = await store.find('notifications', { filter, sort: [['at', -1]], limit: 200 });
      return { items: page.docs.map(toFailure), total: await store.count('notifications', filter) };
    },

    async retry(space, id) {
      const doc = await store.load('notifications', id);
      if (!doc || doc.space !== space || doc.state !== 'failed') throw notFound({ zh: '记录', en: 'record' });
      if (typeof doc.text !== 'string') {
        throw new ProblemException(
          'code-not-kept',
          409,
          { zh: '验证码不会保存，不能重发', en: 'Codes are not kept and cannot be sent again' },
          { mend: { zh: '请居民在页面上重新获取验证码。', en: 'Ask the resident to request a new code.' } },
        );
      }
      const result = await deliver({ space, phone: String(doc.phone), text: doc.text });
      await store.updateIf(
        'notifications',
        id,
        { state: 'failed' },
        result.ok
          ? { $set: { state: 'sent', at: now() }, $unset: { text: true, phone: true }, $inc: { tries: 1 } }
          : { $set: { at: now(), message: { ...result.message } }, $inc: { tries: 1 } },
      );
      return { ok: result.ok };
    },
  };
}

function toConfig(doc: Doc): SenderConfig {
  return {
    kind: doc.kind === 'http' ? 'http' : 'print',
    url: typeof doc.url === 'string' ? doc.url : '',
    method: doc.method === 'GET' ? 'GET' : 'POST',
    body: typeof doc.body === 'string' ? doc.body : '',
    contentType: typeof doc.contentType === 'string' ? doc.contentType : '',
    headers: Array.isArray(doc.headers) ? (doc.headers as { name: string; value: string }[]) : [],
  };
}

function toResource(doc: Doc): SenderResource {
  const { kind, url, method, body, contentType, headers } = toConfig(doc);
  const names = headers.map(({ name }) => ({ name }));
  const tellApplicants = doc.tellApplicants !== false;
  return { kind, url, method, body, contentType, headers: names, tellApplicants, version: doc.version };
}

function toFailure(doc: Doc): SenderFailure {
  const message = doc.message as { zh?: string } | undefined;
  return {
    id: doc._id,
    at: new Date(Number(doc.at)).toISOString(),
    phone: maskPhone(String(doc.phone)),
    message: message?.zh ?? '',
    tries: Number(doc.tries),
  };
}
