import { useEffect } from 'react';
import { type PersonResource, type PostResource, ProblemError, type UnitResource } from '#runtime/wire';
import { client } from './client.ts';
import { cell } from './external.ts';

/** Units, posts and people, as lists to choose from. */
export interface DirectoryLists {
  readonly units: readonly UnitResource[];
  readonly posts: readonly PostResource[];
  readonly people: readonly PersonResource[];
  readonly state: 'loading' | 'ready' | 'failed';
}

const PAGE = 200;
const MAX_PEOPLE = 5000;

const lists = cell<DirectoryLists>({ units: [], posts: [], people: [], state: 'loading' });
let asked = false;

/** Reads the directory anew; the directory's own screens call it after a change. */
export async function reloadDirectory(): Promise<void> {
  asked = true;
  try {
    const [units, posts, people] = await Promise.all([
      client.call('GET /api/units', {}),
      client.call('GET /api/posts', {}),
      allPeople().catch(nobody),
    ]);
    lists.set({ units: units.items, posts: posts.items, people, state: 'ready' });
  } catch {
    asked = false;
    lists.set({ ...lists.get(), state: 'failed' });
  }
}

/** A post that may not list people still chooses among units and posts. */
function nobody(error: unknown): readonly PersonResource[] {
  if (error instanceof ProblemError && error.problem.status === 403) return [];
  throw error;
}

/** Page by page; a street has hundreds of people, not tens of thousands. */
async function allPeople(): Promise<readonly PersonResource[]> {
  const people: PersonResource[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.call('GET /api/people', { query: { limit: PAGE, ...(cursor && { cursor }) } });
    people.push(...page.items);
    cursor = page.cursor;
  } while (cursor && people.length < MAX_PEOPLE);
  return people;
}

/** The directory for choosing; read once, when the first screen asks for it. */
export function useDirectory(): DirectoryLists {
  useEffect(() => {
    if (!asked) void reloadDirectory();
  }, []);
  return lists.use();
}
