import type { Assignment, Template, UserTaskSpec } from '#runtime/bpmn';
import type { Directory } from '#runtime/model';
import { isList, type Value, type Variables } from '#runtime/values';
import { evaluate, evaluateTemplate, evaluateText, textOf } from '../core/evaluate.ts';
import type { TaskData } from '../core/shape.ts';
import { Stuck } from '../core/stuck.ts';
import type { Work } from '../core/work.ts';
import { indexOf, isHeld, postsOf } from './directory.ts';

export type Assigned = Pick<TaskData, 'users' | 'posts' | 'applicant'> & { readonly assignee?: string };

const NOBODY: Assigned = { users: [], posts: [], applicant: false };
const APPLICANT: Assigned = { users: [], posts: [], applicant: true };

/** Who handles a task, looked up in the directory of this moment. */
export function assign(
  work: Work,
  user: UserTaskSpec,
  scope: number,
  locals: Variables | undefined,
): Assigned {
  const { assignment } = user;
  if (!assignment) return byDefinition(work, user, scope, locals);
  const found = candidates(work, assignment, scope, locals);
  if (found.applicant || found.assignee || found.users.length > 0 || found.posts.length > 0) return found;
  return whenEmpty(work, assignment);
}

function candidates(
  work: Work,
  assignment: Assignment,
  scope: number,
  locals: Variables | undefined,
): Assigned {
  const { directory } = work.context;
  const text = (template: Template | undefined, what: string) =>
    template ? evaluateText(work, template, scope, what, locals) : '';
  switch (assignment.kind) {
    case 'applicant':
      return APPLICANT;
    case 'person':
      return person(directory, text(assignment.person, 'a person'));
    case 'post':
      return posts(postsOf(directory, text(assignment.unit, 'a unit'), text(assignment.role, 'a role')));
    case 'role': {
      const key = text(assignment.role, 'a role');
      const binding = work.context.roles[key];
      if (!binding)
        throw new Stuck('role-not-bound', `Expected the role “${key}” to be bound to a unit, but it is not.`);
      return posts(postsOf(directory, binding.unit, binding.role));
    }
    case 'applicant-community':
      return ofApplicant(work, text(assignment.role, 'a role'));
    case 'superior':
      return superior(work);
    case 'field': {
      const value = assignment.field ? evaluate(work, assignment.field, scope, locals) : null;
      return ofField(directory, value, assignment.role && text(assignment.role, 'a role'));
    }
    default:
      return NOBODY;
  }
}

function person(directory: Directory, id: string): Assigned {
  return indexOf(directory).active.has(id)
    ? { users: [id], posts: [], applicant: false, assignee: id }
    : NOBODY;
}

function posts(found: readonly { readonly id: string }[]): Assigned {
  return found.length === 0 ? NOBODY : { users: [], posts: found.map((post) => post.id), applicant: false };
}

/** The grid first, if the role is held there; else the community. */
function ofApplicant(work: Work, role: string): Assigned {
  const { applicant } = work.draft.head;
  for (const unit of [applicant?.grid, applicant?.community]) {
    const found = unit === undefined ? [] : postsOf(work.context.directory, unit, role);
    if (found.length > 0) return posts(found);
  }
  return NOBODY;
}

/** Leaders of the unit of the last handler, else of the units above; nobody is their own superior. */
function superior(work: Work): Assigned {
  const { directory } = work.context;
  const { units, posts: known, active } = indexOf(directory);
  const { handler } = work.draft.core;
  const own = handler?.post === undefined ? undefined : known.get(handler.post)?.unit;
  const fallback = directory.posts.find((post) => handler && post.holders.includes(handler.person))?.unit;
  let unit = own ?? fallback;
  for (let step = 0; unit !== undefined && step < units.size; step += 1) {
    const found = postsOf(directory, unit, 'leader').filter((post) =>
      post.holders.some((holder) => active.has(holder) && holder !== handler?.person),
    );
    if (found.length > 0) return posts(found);
    unit = units.get(unit)?.parent;
  }
  return NOBODY;
}

/** A person, a post, a unit, or a list of these. */
function ofField(directory: Directory, value: Value, role: string | undefined): Assigned {
  const { active, posts: known, byUnit } = indexOf(directory);
  const users: string[] = [];
  const found: string[] = [];
  for (const item of isList(value) ? value : [value]) {
    const id = textOf(item);
    if (id === undefined) continue;
    const post = known.get(id);
    if (active.has(id)) users.push(id);
    else if (post) found.push(...(isHeld(directory, post) ? [post.id] : []));
    else {
      const inUnit = role === undefined ? (byUnit.get(id) ?? []) : postsOf(directory, id, role);
      found.push(
        ...inUnit.filter((candidate) => isHeld(directory, candidate)).map((candidate) => candidate.id),
      );
    }
  }
  const [only] = users;
  return {
    users,
    posts: found,
    applicant: false,
    ...(only !== undefined && users.length === 1 && found.length === 0 ? { assignee: only } : {}),
  };
}

function whenEmpty(work: Work, assignment: Assignment): Assigned {
  const { directory } = work.context;
  switch (assignment.whenEmpty) {
    case 'skip':
      return NOBODY;
    case 'admin': {
      const admins = directory.posts.filter((post) => post.role === 'admin' && isHeld(directory, post));
      if (admins.length > 0) return posts(admins);
      break;
    }
    case 'person': {
      const found = person(directory, assignment.whenEmptyPerson ?? '');
      if (found.assignee) return found;
      break;
    }
    default:
      break;
  }
  throw new Stuck(
    'nobody-to-handle',
    `Expected somebody to handle this step (${assignment.kind}), but there is nobody.`,
  );
}

/** `zeebe:assignmentDefinition`, where the drawing has no `linli:assignment`. */
function byDefinition(
  work: Work,
  user: UserTaskSpec,
  scope: number,
  locals: Variables | undefined,
): Assigned {
  const assignee = user.assignee && evaluateText(work, user.assignee, scope, 'an assignee', locals);
  const list = (template: Template | undefined): readonly string[] => {
    if (!template) return [];
    const value = evaluateTemplate(work, template, scope, locals);
    const items = isList(value) ? value.map(textOf) : (textOf(value)?.split(',') ?? []);
    return items.flatMap((item) => (item?.trim() ? [item.trim()] : []));
  };
  return {
    users: list(user.candidateUsers),
    posts: list(user.candidateGroups),
    applicant: false,
    ...(assignee ? { assignee } : {}),
  };
}
