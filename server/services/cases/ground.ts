/** What everything about cases stands on; put together in `compose.ts`. */
import { type Calendar, workingDaysBetween } from '#runtime/calendar';
import type { DeadlineView } from '#runtime/engine';
import type { Directory, Instant, Post, Text } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { Place } from '#runtime/wire';
import type { Host } from '#server/host';
import type { Caller } from '#server/security';
import type { Json, Store } from '#server/store';

export interface Street {
  readonly name: string;
  readonly phone: string;
  readonly zone: string;
}

export interface Ground {
  readonly store: Store;
  readonly host: Host;
  readonly now: () => Instant;
  readonly directory: (space: string) => Promise<Directory> | Directory;
  /** Name, phone and time zone of a space. */
  readonly street: (space: string) => Promise<Street> | Street;
  /** Working time of a space as it stands now. */
  readonly calendar: (space: string) => Promise<Calendar> | Calendar;
  /** A signature by the installation's key: for secrets that a retry must make again. */
  readonly sign: (text: string) => string;
}

/** Values as the store takes them: a tagged value is plain JSON too, TypeScript only cannot see it. */
export const asJson = (values: Variables): Json => values as unknown as Json;

export const iso = (at: Instant): string => new Date(at).toISOString();

/**
 * Working days that are left, for a time that was given in working days; today does not count. Undefined where days,
 * hours and minutes say it better: other units, and the last day.
 */
export async function workingDaysLeft(
  ground: Ground,
  space: string,
  deadline: Pick<DeadlineView, 'due' | 'unit'> | undefined,
): Promise<{ readonly workingDays?: number }> {
  const now = ground.now();
  if (deadline?.unit !== 'working-day' || deadline.due <= now) return {};
  const workingDays = workingDaysBetween(await ground.calendar(space), now, deadline.due);
  return workingDays > 0 ? { workingDays } : {};
}

/** Who is meant where there is no name, or where the name is not to be told. */
export const NOBODY_NAMED = {
  applicant: { zh: '申请人', en: 'Applicant' },
  you: { zh: '您', en: 'You' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Record<string, Text>;

/** In the language of who asks. */
export const wordsFor = (caller: Pick<Caller, 'locale'>, text: Text): string => text[caller.locale ?? 'zh'];

export function personName(directory: Directory, id: string): string {
  return directory.people.find((person) => person.id === id)?.name ?? '';
}

/** `城管执法队 · 队员` */
export function postName(directory: Directory, post: Post): string {
  const unit = directory.units.find((each) => each.id === post.unit);
  return unit ? `${unit.name} · ${post.name}` : post.name;
}

/** `周涛（城管执法队 · 队员）`: people are named with their post; the one they acted in, else the first they hold. */
export function nameWithPost(directory: Directory, person: string, actedIn?: string): string {
  const name = personName(directory, person);
  const post =
    directory.posts.find((each) => each.id === actedIn) ??
    directory.posts.find((each) => each.holders.includes(person));
  return post ? `${name}（${postName(directory, post)}）` : name;
}

/** Communities of a space that exist today, with their grids: what an address may name. */
export function placesOf(directory: Directory, today: string): readonly Place[] {
  const units = directory.units.filter(
    (unit) => unit.validFrom <= today && (unit.validTo === undefined || unit.validTo > today),
  );
  return units
    .filter((unit) => unit.kind === 'community')
    .map(({ id, name }) => ({
      id,
      name,
      grids: units
        .filter((unit) => unit.kind === 'grid' && unit.parent === id)
        .map((grid) => ({ id: grid.id, name: grid.name })),
    }));
}
