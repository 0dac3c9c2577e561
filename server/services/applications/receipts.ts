/** What an applicant gets in hand: a number that anybody may know, and a secret that opens the content. */
import { equalText } from '#server/security';

const DAY_MS = 86_400_000;
/** A trial's receipt opens it for so long. */
const TRIAL_MS = 30 * DAY_MS;

type Sign = (text: string) => string;

/**
 * The secret of a case. It follows from the case's id and the installation's key, so nothing of it is stored: a
 * submission is one write, a retry gets the same receipt, and who reads the store cannot open a case by it.
 */
export const secretOf = (sign: Sign, caseId: string): string => sign(`receipt\n${caseId}`).slice(0, 32);

/** Does this secret open the case now? Compared in constant time. */
export function opens(
  sign: Sign,
  doc: { readonly _id: string; readonly trial: boolean; readonly startedAt: number },
  secret: string,
  now: number,
): boolean {
  const right = equalText(secretOf(sign, doc._id), secret);
  return right && !(doc.trial && doc.startedAt + TRIAL_MS < now);
}
