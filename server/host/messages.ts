/**
 * Messages: stored, then looked up. A case that begins to wait commits, projects its wait, then looks: one of the
 * two sees the other. A claim on the message says who gets it; the case remembers its id in the write of its effect.
 */
import type { Actor } from '#runtime/model';
import { decodeVariables, encodeVariables, type Variables } from '#runtime/values';
import { type Doc, point, type Store, type Update } from '#server/store';
import type { Cases } from './cases.ts';
import type { Clock } from './clock.ts';
import { type MessageDoc, type MessageTarget, readAs, type WaitDoc } from './documents.ts';
import { madeId, waitKey } from './ids.ts';
import { refuse } from './refuse.ts';
import type { MessageStarts } from './starts.ts';
import type { HostResult, Log } from './types.ts';

/** A claim whose owner did not finish it in this time is taken up by whoever sees it. */
const STALE_CLAIM_MS = 15_000;
/** How long a message that is over is remembered, so that its key is not published twice. */
const REMEMBER_MS = 24 * 3_600_000;

export interface PublishRequest {
  readonly key: string;
  readonly space: string;
  readonly name: string;
  readonly correlation?: string;
  readonly ttlMs: number;
  readonly variables: Variables;
  readonly actor: Actor;
}

export interface Messages {
  publish(request: PublishRequest): Promise<HostResult<{ readonly matched: boolean }>>;
  /** A case began to wait: looks for what was published before. */
  look(wait: WaitDoc): Promise<void>;
  /** A key may start a case again: looks for what waits for that. */
  lookForStart(space: string, wait: string): Promise<void>;
  /** Goes on with what a stopped process left half-done, and with what nobody looked for yet. */
  recover(everything: boolean): Promise<void>;
  /** Ends what waited too long and forgets what is long over. */
  expire(): Promise<void>;
}

export interface MessagesNeed {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly cases: Cases;
  readonly starts: MessageStarts;
}

export function createMessages({ store, clock, log, cases, starts }: MessagesNeed): Messages {
  /** Finds somebody for the message; true when it is taken, by this call or by another. */
  async function match(message: MessageDoc): Promise<boolean> {
    const tried = new Set<string>();
    for (;;) {
      // Looked up anew after each refusal: who began to wait meanwhile saw the message as claimed.
      const filter = { space: message.space, kind: 'wait', wait: message.wait };
      const page = await store.find('messages', { filter, limit: 50 });
      const wait = page.docs.map((doc) => readAs<WaitDoc>(doc)).find((one) => !tried.has(one._id));
      const target = wait
        ? { case: wait.case, subscription: wait.subscription }
        : await starts.find(message, tried);
      if (!target) return false;
      tried.add(wait?._id ?? target.case);
      if (await give(message, target)) return true;
    }
  }

  /** Claims and delivers; false when the target does not want it and it waits again. */
  async function give(message: MessageDoc, target: MessageTarget): Promise<boolean> {
    await point('host.before-message');
    const claimed = await store.updateIf(
      'messages',
      message._id,
      { state: 'waiting' },
      { $set: { state: 'claimed', target, claimedAt: clock.now() }, $inc: { claims: 1 } },
    );
    return claimed ? finish(readAs<MessageDoc>(claimed), target) : true;
  }

  async function finish(message: MessageDoc, target: MessageTarget): Promise<boolean> {
    const result =
      target.release === undefined ? await correlate(message, target) : await starts.start(message, target);
    const mine = { state: 'claimed', claims: message.claims };
    const outcome: Update = result
      ? { $set: { state: 'done', doneAt: clock.now() } }
      : { $set: { state: 'waiting' }, $unset: { target: true } };
    await point('host.after-message');
    await store.updateIf('messages', message._id, mine, outcome);
    return result;
  }

  async function correlate(message: MessageDoc, target: MessageTarget): Promise<boolean> {
    const result = await cases.order(target.case, {
      id: message._id,
      hash: '',
      actor: message.actor as unknown as Actor,
      channel: 'system',
      cause: message._id,
      remember: 'message',
      command: {
        type: 'correlate-message',
        message: message._id,
        name: message.name,
        ...(message.correlation === undefined ? {} : { key: message.correlation }),
        variables: decodeVariables(message.variables),
        subscription: target.subscription,
      },
    });
    if (!result.ok)
      log.info({ message: message._id, caseId: target.case, code: result.code }, 'a message was refused');
    return result.ok;
  }

  async function waiting(space: string, wait: string): Promise<readonly MessageDoc[]> {
    const filter = { space, kind: 'message', wait, state: 'waiting', expiresAt: { $gt: clock.now() } };
    const page = await store.find('messages', { filter, limit: 100 });
    return page.docs.map((doc) => readAs<MessageDoc>(doc)).sort((a, b) => a.at - b.at);
  }

  async function publish(request: PublishRequest): Promise<HostResult<{ readonly matched: boolean }>> {
    const { space, key, name, correlation, variables, actor } = request;
    const now = clock.now();
    const _id = madeId('m:', [space, key]);
    const encoded = encodeVariables(variables);
    await point('host.before-message');
    const { inserted, doc } = await store.insertOnce('messages', {
      _id,
      space,
      kind: 'message',
      name,
      correlation,
      wait: waitKey(name, correlation),
      key,
      state: 'waiting',
      expiresAt: now + request.ttlMs,
      variables: encoded,
      actor: { ...actor },
      at: now,
      claims: 0,
    });
    const message = readAs<MessageDoc>(doc);
    if (
      !inserted &&
      (message.name !== name || message.correlation !== correlation || message.variables !== encoded)
    ) {
      return refuse(
        409,
        'idempotency-conflict',
        '同一个消息编号已经用于另一条消息。',
        'This key was used for another message.',
      );
    }
    // Published again: whoever did it first may have died before he looked.
    if (message.state !== 'waiting') {
      return { ok: true, value: { matched: message.state === 'claimed' || message.state === 'done' } };
    }
    const matched = await match(message);
    if (!matched && request.ttlMs <= 0) await end(_id);
    return { ok: true, value: { matched } };
  }

  async function end(id: string): Promise<void> {
    await point('host.after-message');
    await store.updateIf('messages', id, { state: 'waiting' }, { $set: { state: 'expired' } });
  }

  /** Handles all documents of a filter, page by page. */
  async function each(
    filter: Record<string, string | { $lte: number }>,
    act: (doc: MessageDoc) => Promise<unknown>,
  ) {
    let after: string | undefined;
    do {
      const page: { docs: readonly Doc[]; cursor?: string } = await store.find('messages', {
        filter: { kind: 'message', ...filter },
        limit: 200,
        ...(after === undefined ? {} : { after }),
      });
      for (const doc of page.docs) await act(readAs<MessageDoc>(doc));
      after = page.cursor;
    } while (after !== undefined);
  }

  return {
    publish,
    async look(wait) {
      for (const message of await waiting(wait.space, wait.wait)) {
        if (!(await give(message, { case: wait.case, subscription: wait.subscription }))) return;
      }
    },
    async lookForStart(space, wait) {
      for (const message of await waiting(space, wait)) if (await match(message)) return;
    },
    async recover(everything) {
      const now = clock.now();
      const stale: Record<string, string | { $lte: number }> = everything
        ? { state: 'claimed' }
        : { state: 'claimed', claimedAt: { $lte: now - STALE_CLAIM_MS } };
      await each(stale, async (message) => {
        if (message.target && !(await finish(message, message.target)))
          await match({ ...message, state: 'waiting' });
      });
      if (everything) {
        await each({ state: 'waiting' }, (message) =>
          message.expiresAt > now ? match(message) : end(message._id),
        );
      }
    },
    async expire() {
      const now = clock.now();
      await each({ state: 'waiting', expiresAt: { $lte: now } }, (message) => end(message._id));
      for (const state of ['done', 'expired']) {
        await each({ state, expiresAt: { $lte: now - REMEMBER_MS } }, async (message) => {
          await point('host.after-message');
          await store.removeIf('messages', message._id, { state });
        });
      }
    },
  };
}
