import { hash } from 'node:crypto';
import type { Actor } from '#runtime/model';
import { canonicalJson } from '#runtime/values';

/** sha256 as hex. */
export function sha256(text: string): string {
  return hash('sha256', text);
}

/** Ids that decide who was first: equal parts give an equal id, so the insert is the arbiter. */
export function madeId(prefix: string, parts: readonly string[]): string {
  return prefix + sha256(canonicalJson(parts)).slice(0, 24);
}

/** The case that this person starts from this service under this idempotency key. */
export function caseIdOf(actor: Actor, space: string, service: string, key: string): string {
  return madeId('c', [space, actor.kind, actor.id, service, key]);
}

/** What a command asks for, in one spelling: the same key with another payload is refused. */
export function payloadHash(payload: unknown): string {
  return sha256(canonicalJson(payload)).slice(0, 32);
}

/** What a message and those who wait for it have in common. */
export function waitKey(name: string, correlation: string | undefined): string {
  return correlation === undefined ? name : `${name}\n${correlation}`;
}
