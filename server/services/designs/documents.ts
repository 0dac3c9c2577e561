/** Shapes of what the design services write. Releases and services are read by the host too: see its documents.ts. */
import { createHash } from 'node:crypto';
import type { DesignBody } from '#runtime/wire';
import type { ReleaseDoc, ServiceDoc, Stored } from '#server/host';

/** `designs/<id>`: a draft that people draw. The store's version is its revision. */
export interface DesignDoc extends Stored {
  readonly kind: 'design';
  readonly name: string;
  readonly body: DesignBody;
  readonly bodyHash: string;
  readonly savedBy: string;
  readonly updatedAt: number;
  readonly createdAt: number;
  readonly base?: { readonly pack: string; readonly packVersion: string };
}

/** `designs/<id>~base`: what it was cloned from, whole, for the merge in three ways. Never changed. */
export interface BaseDoc extends Stored {
  readonly kind: 'base';
  readonly design: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly body: DesignBody;
  /** Old id → fresh id, so that a newer pack can be rewritten the same way. */
  readonly ids: Readonly<Record<string, string>>;
}

/** The host's release with what only designs need. */
export interface PublishedDoc extends ReleaseDoc {
  readonly bodyHash: string;
  /** Idempotency key of the publishing: a retry finds what it began. */
  readonly key: string;
  /** Why it was published in spite of warnings. */
  readonly warnings?: string;
}

/** The host's service with what lists show without loading the release. */
export interface OfferedDoc extends ServiceDoc {
  readonly number: number;
  readonly bodyHash: string;
  /** Why it is suspended. */
  readonly reason?: string;
}

/** One service a design, and one for its trials: the ids follow from the design's. */
export const serviceIdOf = (design: string): string => design.replace(/^d-/, 's-');
export const trialServiceIdOf = (design: string): string => design.replace(/^d-/, 't-');

/** Key order does not matter: two bodies that mean the same have one hash. */
export function hashOfBody(body: DesignBody): string {
  return createHash('sha256').update(stable(body)).digest('base64url');
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${stable(each)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
