import type { Graph } from '#runtime/bpmn';
import type { StepRights } from '#runtime/model';
import { coreOf, type Instance, ROOT, type TaskData } from '../core/shape.ts';
import { merged } from '../core/variables.ts';
import { visibleAt } from '../core/visible.ts';
import { wayBack } from '../human/send-back.ts';
import type { CaseState, DeadlineView, SupplementView, TaskView } from '../types.ts';
import { finder } from './find.ts';

const ALL: StepRights = { otherwise: 'edit', fields: {} };

/** The open tasks of a case, in the order in which they were opened. */
export function tasksOf(graph: Graph, state: CaseState): readonly TaskView[] {
  const tasks: TaskView[] = [];
  for (const instance of coreOf(state).instances) {
    if (instance.task && instance.stage === 'active') tasks.push(view(graph, state, instance, instance.task));
  }
  return tasks;
}

function view(graph: Graph, state: CaseState, instance: Instance, task: TaskData): TaskView {
  const node = graph.elements.get(instance.el);
  const buttons = node?.user?.buttons ?? [];
  const deadline = deadlineAround(state, instance);
  return {
    id: String(instance.id),
    element: instance.el,
    name: node?.name || instance.el,
    state: task.supplement ? 'waiting-for-applicant' : 'open',
    scope: String(instance.id),
    ...(task.assignee === undefined ? {} : { assignee: task.assignee }),
    candidateUsers: task.users,
    candidatePosts: task.posts,
    forApplicant: task.applicant,
    ...(node?.form ? { form: node.form.key } : {}),
    rights: node?.form?.rights ?? ALL,
    buttons,
    priority: task.priority,
    createdAt: task.at,
    ...(deadline ? { deadline } : {}),
    saved: merged(visibleAt(finder(state), instance.id), task.saved),
    sendBackTargets: buttons.some((button) => button.action === 'send-back')
      ? targetsOf(
          graph,
          state,
          instance,
          buttons.map((button) => button.target),
        )
      : [],
  };
}

/** The task's own deadline, else that of the nearest sub-process around it; the case's own is shown with the case. */
function deadlineAround(state: CaseState, task: Instance): DeadlineView | undefined {
  const { find } = finder(state);
  for (let at: Instance | undefined = task; at && at.id !== ROOT; at = find(at.scope)) {
    if (at.deadline) return at.deadline;
  }
  return undefined;
}

function targetsOf(
  graph: Graph,
  state: CaseState,
  instance: Instance,
  named: readonly (string | undefined)[],
): readonly string[] {
  const { find } = finder(state);
  const ground = { graph, find, seen: coreOf(state).seen };
  const wanted = named.filter((target) => target !== undefined);
  const possible = wanted.length > 0 ? graph.userTasks.filter((id) => wanted.includes(id)) : graph.userTasks;
  return possible.filter((id) => wayBack(ground, instance, id));
}

export function supplementsOf(state: CaseState): readonly SupplementView[] {
  return coreOf(state).instances.flatMap(({ id, task }) => {
    const supplement = task?.supplement;
    if (!supplement) return [];
    return [
      {
        id: String(supplement.id),
        task: String(id),
        items: supplement.items,
        fields: supplement.fields,
        askedAt: supplement.at,
        ...(supplement.due === undefined ? {} : { due: supplement.due }),
      },
    ];
  });
}
