/** What an applicant gets in hand: a number that anybody may know, and a secret that opens the content. */
import { createHash } from 'node:crypto';
import type { Instant } from '#runtime/model';
import { toDoc } from '#server/host';
import type { Store } from '#server/store';

const DAY_MS = 86_400_000;

/** What is kept of a secret. */
export const keptSecret = (secret: string): string =>
  `receipt:${createHash('sha256').update(secret).digest('base64url')}`;

/**
 * The secret of one submission. It follows from who sent what under which key, so that a retry gets the same receipt,
 * and cannot be computed without the installation's key.
 */
export function secretOf(sign: (text: string) => string, parts: readonly string[]): string {
  return sign(`receipt\n${JSON.stringify(parts)}`).slice(0, 32);
}

export async function keepReceipt(
  store: Store,
  now: Instant,
  receipt: {
    readonly secret: string;
    readonly space: string;
    readonly caseId: string;
    readonly trial: boolean;
  },
): Promise<void> {
  await store.insertOnce(
    'secrets',
    toDoc({
      _id: keptSecret(receipt.secret),
      space: receipt.space,
      ...{ kind: 'receipt', case: receipt.caseId, at: now },
      ...(receipt.trial ? { expiresAt: now + 30 * DAY_MS } : {}),
    }),
  );
}

/** The case that this secret opens. */
export async function caseOfSecret(store: Store, secret: string): Promise<string | undefined> {
  const doc = await store.load('secrets', keptSecret(secret));
  return typeof doc?.case === 'string' ? doc.case : undefined;
}
