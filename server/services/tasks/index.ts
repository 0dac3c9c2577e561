import type { PersonResource, TaskDetail } from '#runtime/wire';
import type { Caller } from '#server/security';
import type { Ground } from '../cases/ground.ts';
import { type ActRequest, actOnTask, type TaskAct } from './acts.ts';
import { seeTask, taskDetail } from './detail.ts';
import { listTasks, type TaskPage, type TaskQuery } from './list.ts';

export type { ActRequest, TaskAct } from './acts.ts';
export { type SeenTask, seeTask } from './detail.ts';
export type { TaskPage, TaskQuery } from './list.ts';

export interface TasksService {
  list(caller: Caller, query: TaskQuery): Promise<TaskPage>;
  get(caller: Caller, id: string): Promise<TaskDetail>;
  act(caller: Caller, id: string, request: ActRequest, act: TaskAct): Promise<TaskDetail>;
  /** Whom a task may be handed over to: active people of the space with a post; who is a candidate comes first. */
  handlers(
    caller: Caller,
    query: { readonly q?: string; readonly task?: string },
  ): Promise<readonly PersonResource[]>;
}

const MOST_HANDLERS = 100;

export function createTasks(ground: Ground): TasksService {
  return {
    list: (caller, query) => listTasks(ground, caller, query),
    get: async (caller, id) => taskDetail(ground, caller, await seeTask(ground, caller, id)),
    act: (caller, id, request, act) => actOnTask(ground, caller, id, request, act),

    async handlers(caller, { q, task }) {
      const directory = await ground.directory(caller.space);
      const seen = task === undefined ? undefined : await seeTask(ground, caller, task);
      const typed = q?.trim().toLowerCase() ?? '';
      const units = new Map(directory.units.map((unit) => [unit.id, unit.name]));
      const rows = directory.people
        .filter((person) => person.active)
        .map((person) => {
          const posts = directory.posts.filter((post) => post.holders.includes(person.id));
          const offered =
            seen?.doc.candidateUsers.includes(person.id) === true ||
            posts.some((post) => seen?.doc.candidatePosts.includes(post.id));
          return { person, posts, offered };
        })
        .filter(({ person, posts }) => posts.length > 0 && person.id !== caller.id)
        .filter(
          ({ person, posts }) =>
            typed === '' ||
            [person.name, ...posts.map((post) => `${units.get(post.unit)}${post.name}`)]
              .join(' ')
              .toLowerCase()
              .includes(typed),
        )
        .sort(
          (a, b) => Number(b.offered) - Number(a.offered) || a.person.name.localeCompare(b.person.name, 'zh'),
        );
      // No login, no phone: whom to hand over to is known by name and post.
      return rows.slice(0, MOST_HANDLERS).map(({ person, posts }) => ({
        id: person.id,
        name: person.name,
        login: '',
        state: 'active' as const,
        posts: posts.map((post) => ({
          ...{ id: post.id, name: post.name, role: post.role, unit: post.unit },
          unitName: units.get(post.unit) ?? '',
        })),
        version: directory.version,
      }));
    },
  };
}
