/** Who wrote or attached something, as far as that may be told: a reporter is not named to whom the report is about. */
import type { Actor } from '#runtime/model';
import type { Caller } from '#server/security';
import type { CaseAccess } from './access.ts';
import { seesApplicantName } from './detail.ts';
import { type Ground, NOBODY_NAMED, nameWithPost, wordsFor } from './ground.ts';
import { openCase } from './open.ts';

export async function whoWrote(
  ground: Ground,
  access: CaseAccess,
  caller: Caller,
  by: Pick<Actor, 'kind' | 'id' | 'post'>,
): Promise<string> {
  const unnamed = wordsFor(caller, NOBODY_NAMED.applicant);
  if (by.kind !== 'staff') return unnamed;
  const reporter = access.doc.applicant === `staff:${by.id}`;
  if (reporter && !seesApplicantName(await openCase(ground, access.doc), access)) return unnamed;
  return nameWithPost(await ground.directory(access.doc.space), by.id, by.post);
}
