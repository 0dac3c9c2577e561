/**
 * Creating POSTs are done once: the first request with a key runs, equal ones get its answer, others a 409.
 * The stored answer is encrypted by a key made from the Idempotency-Key, which is not stored: it may hold one-time
 * passwords. A server that died in the middle leaves `running`; the next request with the key runs the handler
 * again, whose inserts are by ids made from the key, so nothing is doubled.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemException } from '#server/problem';
import type { Doc, Store } from '#server/store';

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: unknown;
}

export interface OnceRequest {
  /** Who asks: the same key of two people is two keys. */
  readonly principal: string;
  readonly endpoint: string;
  readonly key: string;
  /** All that makes the request what it is: path and body. */
  readonly payload: string;
}

export interface Idempotency {
  run(request: OnceRequest, work: () => Promise<StoredAnswer>): Promise<StoredAnswer>;
}

/** How long an answer is kept. */
export const KEPT_HOURS = 24;
/** A `running` that is older than this belongs to a server that died. */
const ABANDONED_MS = 30_000;

/** A stable id for what a request makes. */
export function stableId(kind: string, principal: string, key: string): string {
  const digest = createHash('sha256').update(`${kind}\n${principal}\n${key}`).digest('base64url');
  return `${kind}-${digest.slice(0, 22).replace(/[-_]/g, (c) => (c === '-' ? 'x' : 'y'))}`;
}

export function createIdempotency(store: Store, now: () => number): Idempotency {
  const running = new Map<string, { readonly hash: string; readonly answer: Promise<StoredAnswer> }>();

  const fresh = async (id: string, hash: string, request: OnceRequest, work: () => Promise<StoredAnswer>) => {
    const started = await store.insertOnce('idempotency', {
      _id: id,
      space: '*',
      hash,
      state: 'running',
      at: now(),
      expiresAt: now() + KEPT_HOURS * 3_600_000,
    });
    if (!started.inserted) {
      if (started.doc.hash !== hash) throw otherPayload();
      const found = await settled(store, started.doc, now);
      if (found) return open(request.key, found);
    }
    try {
      const answer = await work();
      const $set = { state: 'done', answer: seal(request.key, answer) };
      await store.updateIf('idempotency', id, { hash }, { $set });
      return answer;
    } catch (cause) {
      // A refusal is not kept: whoever mends the request may use the key again.
      await store.removeIf('idempotency', id, { state: 'running' });
      throw cause;
    }
  };

  return {
    async run(request, work) {
      const id = digest(`${request.principal}\n${request.endpoint}\n${request.key}`);
      const hash = digest(request.payload);
      const beside = running.get(id);
      if (beside) {
        if (beside.hash !== hash) throw otherPayload();
        return beside.answer;
      }
      const answer = fresh(id, hash, request, work).finally(() => running.delete(id));
      running.set(id, { hash, answer });
      return answer;
    },
  };
}

/** Waits for another server's answer; undefined when that server is gone. */
async function settled(store: Store, first: Doc, now: () => number): Promise<string | undefined> {
  for (let doc: Doc | undefined = first; doc; doc = await store.load('idempotency', first._id)) {
    if (doc.state === 'done' && typeof doc.answer === 'string') return doc.answer;
    if (typeof doc.at !== 'number' || now() - doc.at > ABANDONED_MS) return undefined;
    await sleep(100);
  }
  return undefined;
}

function otherPayload(): ProblemException {
  return new ProblemException(
    'idempotency-key-reused',
    409,
    { zh: '这个请求编号已用于另一份内容', en: 'This Idempotency-Key was used for something else' },
    {
      mend: {
        zh: '请刷新页面后重新提交。',
        en: 'Reload the page and send again; each intent needs a key of its own.',
      },
    },
  );
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function cipherKey(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, 'linli', 'idempotency', 32));
}

function seal(key: string, answer: StoredAnswer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(key), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
}

function open(key: string, sealed: string): StoredAnswer {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(key), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  return JSON.parse(text) as StoredAnswer;
}
