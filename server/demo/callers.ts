/** Who acts in the demo: the same callers that a session of theirs would make. */
import { type Caller, guestCaller, staffCaller } from '#server/security';
import type { Services } from '#server/services';
import { ADMIN, personId, postId, SPACE } from './street.ts';

async function holder(services: Services, id: string, post: string): Promise<Caller> {
  const { people, directory, permissions } = await services.directory.snapshots.of(SPACE);
  const person = people.get(id);
  if (!person) throw new Error(`Expected ${id} in the directory of the demo street, but nobody is there.`);
  return staffCaller({
    person: { id, name: person.name, mustChangePassword: false },
    ...{ space: SPACE, directory, permissions, post },
  });
}

/** @param key of a post in `street.ts` */
export const staff = (services: Services, key: string): Promise<Caller> =>
  holder(services, personId(key), postId(key));

export const admin = (services: Services): Promise<Caller> => holder(services, ADMIN.id, ADMIN.post);

/** Somebody in the portal who did not sign in, and has the receipts of these cases. */
export const guest = (story: string, cases: readonly string[] = []): Caller =>
  guestCaller(`guest-${SPACE}-${story}`, cases);
