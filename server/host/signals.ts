import type { Store } from '#server/store';
import type { Cases } from './cases.ts';
import { text, variables } from './effects.ts';
import { pages } from './rebuild.ts';
import type { MessageStarts } from './starts.ts';
import type { EffectCall } from './types.ts';

interface Need {
  readonly store: Store;
  readonly cases: Cases;
  readonly starts: MessageStarts;
}

/**
 * A signal reaches every case of its space that waits for it now, and starts what it starts. The delivery is its
 * durable cursor: repeated after a crash, each case remembers by the signal's key that it had it.
 */
export async function broadcast({ store, cases, starts }: Need, call: EffectCall): Promise<void> {
  const { key, space, data } = call;
  const name = text(data.name);
  if (name === undefined) throw new Error('Expected a signal to have a name, but it has none.');
  const brought = variables(data.variables);
  const waiting = new Set<string>();
  for await (const wait of pages(store, 'messages', { space, kind: 'signal-wait', wait: name })) {
    waiting.add(String(wait.case));
  }
  for (const caseId of waiting) {
    // A refusal says that the case waits no more: the signal came too late for it.
    await cases.order(caseId, {
      id: `signal ${key}`,
      hash: '',
      actor: { kind: 'system', id: 'outbox' },
      channel: 'system',
      cause: key,
      remember: 'message',
      command: { type: 'receive-signal', signal: key, name, variables: brought },
    });
  }
  await starts.startBySignal({ space, name, key, variables: brought });
}
