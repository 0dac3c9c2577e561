import { isRecord, type Value, type Variables } from '#runtime/values';
import type { Messages } from './messages.ts';
import type { EffectCall } from './types.ts';

/** A message that a drawing sends is kept a day for who waits for it later, as no caller is there to say otherwise. */
const KEPT_MS = 24 * 3_600_000;

/** A send task or message throw event: published in the case's own space, once in effect by the effect's key. */
export async function publishEffect(messages: Messages, call: EffectCall): Promise<void> {
  const { data, key, space } = call;
  const name = text(data.name);
  if (name === undefined) throw new Error('Expected a message to have a name, but it has none.');
  const correlation = text(data.key);
  const result = await messages.publish({
    key,
    space,
    name,
    ...(correlation === undefined ? {} : { correlation }),
    ttlMs: typeof data.ttlMs === 'number' ? data.ttlMs : KEPT_MS,
    variables: variables(data.variables),
    actor: { kind: 'system', id: 'outbox' },
  });
  if (!result.ok) throw new Error(`${result.message.zh} · ${result.message.en}`);
}

export function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function variables(value: Value | undefined): Variables {
  return value !== undefined && isRecord(value) ? value : {};
}
