/** Opens the demo street: its space, units, posts, people. Every step may be repeated. */
import { ROLES } from '#runtime/wire';
import { oneTimePassword } from '#server/security';
import type { Services } from '#server/services';
import { SETUP_STEPS } from '#server/services';
import { admin } from './callers.ts';
import {
  ADMIN,
  type DemoPost,
  loginOf,
  personId,
  postId,
  posts,
  SPACE,
  STREET,
  STREET_PHONE,
  unitId,
  units,
} from './street.ts';

export async function openStreet(services: Services): Promise<void> {
  const { spaces, directory } = services;
  // Where it is the only street its admin may open real ones.
  const first = (await spaces.list()).length === 0;
  await spaces.open(SPACE, STREET, { name: ADMIN.name, login: loginOf(ADMIN.key) }, { demo: true, first });
  const { version } = await spaces.street(SPACE);
  await spaces.setStreet(SPACE, { name: STREET, phone: STREET_PHONE }, version);
  for (const { key, name, kind, under } of units) {
    const parent = under === undefined ? {} : { parent: unitId(under) };
    await directory.units.add(await admin(services), unitId(key), { name, kind, ...parent });
  }
  for (const { key, unit, name, role } of posts) {
    const permissions = ROLES.find((each) => each.role === role)?.permissions ?? [];
    const post = { unit: unitId(unit), name, role, permissions, holders: [] };
    await directory.posts.add(await admin(services), postId(key), post);
  }
  for (const { key, person } of posts.filter(isHeld)) {
    const one = { name: person, login: loginOf(key), posts: [postId(key)] };
    await directory.people.invite(await admin(services), personId(key), one);
  }
  for (const step of SETUP_STEPS) await spaces.setupStep(SPACE, step);
}

export interface Account {
  readonly login: string;
  readonly name: string;
  /** Unit and post. */
  readonly post: string;
}

/** Gives every account the same new password: a demo is shown by one person who changes roles all the time. */
export async function setPasswords(
  services: Services,
): Promise<{ readonly password: string; readonly people: readonly Account[] }> {
  const { credentials, directory } = services;
  const password = oneTimePassword();
  const accounts = [
    { id: ADMIN.id, login: loginOf(ADMIN.key), name: ADMIN.name, post: `${STREET} 系统管理员` },
    ...posts.filter(isHeld).map(({ key, unit, name, person }) => ({
      ...{ id: personId(key), login: loginOf(key), name: person, post: `${unitName(unit)} ${name}` },
    })),
  ];
  for (const { id, login } of accounts) {
    await credentials.change(id, login, await credentials.issue(id), password);
    await directory.people.activated(id);
  }
  return { password, people: accounts.map(({ login, name, post }) => ({ login, name, post })) };
}

function isHeld(post: DemoPost): post is DemoPost & { readonly person: string } {
  return post.person !== undefined;
}

function unitName(key: string): string {
  const unit = units.find((each) => each.key === key);
  if (!unit) return STREET;
  const above = unit.kind === 'grid' ? units.find((each) => each.key === unit.under) : undefined;
  return `${above?.name ?? ''}${unit.name}`;
}
