import type { TaskView } from '#runtime/engine';
import type { Actor } from '#runtime/model';
import { type Player, SYSTEM } from './player.ts';

/** Who acts: as named, else whoever may have the task. */
export function actorOf(player: Player, name: string | undefined, task: TaskView | undefined): Actor {
  if (name === 'system') return SYSTEM;
  if (name === 'applicant') return applicantOf(player);
  if (name !== undefined) return personOf(player, name, task);
  if (!task) return SYSTEM;
  if (task.forApplicant) return applicantOf(player);
  const person = task.assignee ?? task.candidateUsers[0];
  if (person !== undefined) return withPost(player, person, task);
  const post = player.set.directory.posts.find((one) => one.id === task.candidatePosts[0]);
  const holder = post?.holders[0];
  return post && holder !== undefined ? { kind: 'staff', id: holder, post: post.id } : SYSTEM;
}

export function applicantOf(player: Player): Actor {
  const applicant = player.state?.applicant;
  const id = applicant?.id ?? 'guest';
  return { kind: applicant?.kind === 'staff' ? 'staff' : 'resident', id };
}

/** The person behind a person id, a post id, or a role key. */
function personOf(player: Player, name: string, task: TaskView | undefined): Actor {
  const { posts } = player.set.directory;
  const binding = player.set.roles[name];
  const post =
    posts.find((one) => one.id === name) ??
    (binding && posts.find((one) => one.unit === binding.unit && one.role === binding.role));
  const holder = post?.holders[0];
  return post && holder !== undefined
    ? { kind: 'staff', id: holder, post: post.id }
    : withPost(player, name, task);
}

/** A person acts in the post by which the task is theirs, else in their first one. */
function withPost(player: Player, person: string, task: TaskView | undefined): Actor {
  const own = player.set.directory.posts.filter((post) => post.holders.includes(person));
  const post = own.find((one) => task?.candidatePosts.includes(one.id)) ?? own[0];
  return { kind: 'staff', id: person, ...(post ? { post: post.id } : {}) };
}
