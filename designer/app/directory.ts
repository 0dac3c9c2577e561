import { useEffect } from 'react';
import type { PersonResource, PostResource, UnitResource } from '#runtime/wire';
import { client } from './client.ts';
import { cell } from './external.ts';

/** Units, posts and people, as lists to choose from. */
export interface DirectoryLists {
  readonly units: readonly UnitResource[];
  readonly posts: readonly PostResource[];
  readonly people: readonly PersonResource[];
  readonly state: 'loading' | 'ready' | 'failed';
}

const lists = cell<DirectoryLists>({ units: [], posts: [], people: [], state: 'loading' });
let asked = false;

/** Reads the directory anew; the directory's own screens call it after a change. */
export async function reloadDirectory(): Promise<void> {
  asked = true;
  try {
    const [units, posts, people] = await Promise.all([
      client.call('GET /api/units', {}),
      client.call('GET /api/posts', {}),
      client.call('GET /api/people', { query: { limit: 500 } }),
    ]);
    lists.set({ units: units.items, posts: posts.items, people: people.items, state: 'ready' });
  } catch {
    asked = false;
    lists.set({ ...lists.get(), state: 'failed' });
  }
}

/** The directory for choosing; read once, when the first screen asks for it. */
export function useDirectory(): DirectoryLists {
  useEffect(() => {
    if (!asked) void reloadDirectory();
  }, []);
  return lists.use();
}
