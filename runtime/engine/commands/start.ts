import type { Graph, MessageSpec, Node } from '#runtime/bpmn';
import { Draft } from '../core/draft.ts';
import type { EventData } from '../core/events.ts';
import { initialState } from '../core/initial.ts';
import { BEHAVIOUR, ROOT } from '../core/shape.ts';
import { Work } from '../core/work.ts';
import { openWaits } from '../events/waits.ts';
import { numbered } from '../flow/numbered.ts';
import { reminderWaits, startDeadline } from '../human/deadline.ts';
import { reject } from '../rejections.ts';
import type { CommandStamp, Context, Rejection } from '../types.ts';
import type { CommandOf } from './types.ts';

/** Begins a case: at the start event that was named, at the one of the message, else at the none start event. */
export function startCase(
  graph: Graph,
  stamp: CommandStamp,
  command: CommandOf<'start-case'>,
  context: Context,
  processors: Work['processors'],
): Work | Rejection {
  const starts = startsFor(graph, command);
  const [first] = starts;
  if (!first) return reject('start-event-unknown');
  const plain = plainData(graph, command, first);
  const begun = (data: EventData['case-started']) => {
    const work = new Work(graph, new Draft(initialState(data, stamp.at)), context, stamp, processors);
    work.emit('case-started', data);
    return work;
  };
  let work = begun(plain);
  if (graph.deadline || graph.scope.eventStarts.length > 0) {
    // Its deadline and waiting places are computed over its variables, so it is begun a second time with them.
    const deadline = graph.deadline && startDeadline(work, graph.deadline, ROOT);
    const waits = numbered(work, ROOT, [
      ...openWaits(work, graph.scope.eventStarts, ROOT, undefined),
      ...reminderWaits(graph.id, deadline),
    ]);
    work = begun({ ...plain, waits, deadline });
  }
  // A receive task that begins a case has its message already.
  for (const node of starts) work.push({ node, scope: ROOT, joined: node.instantiate === true });
  return work;
}

function startsFor(graph: Graph, command: CommandOf<'start-case'>): readonly Node[] {
  const nodes = graph.scope.nodes;
  if (command.startEvent !== undefined) {
    return nodes.filter((node) => node.id === command.startEvent && node.type === 'start-event');
  }
  const { message } = command;
  if (message) {
    return nodes
      .filter((node) => begins(node) && messagesOf(node).some((spec) => named(spec.name) === message.name))
      .slice(0, 1);
  }
  const [first] = graph.scope.starts;
  // Several plain start events are alternatives, not a fork; without any, all that has no way in begins.
  return first?.type === 'start-event' ? [first] : graph.scope.starts;
}

function messagesOf(node: Node): readonly MessageSpec[] {
  return [node.message, ...node.events.map((event) => event.message)].filter((spec) => spec !== undefined);
}

function begins(node: Node): boolean {
  return node.type === 'start-event' || node.instantiate === true;
}

function named(name: { readonly text: string } | object | undefined): string | undefined {
  return name && 'text' in name ? name.text : undefined;
}

function plainData(graph: Graph, command: CommandOf<'start-case'>, start: Node): EventData['case-started'] {
  return {
    id: command.caseId,
    space: command.space,
    release: command.release,
    process: graph.id,
    number: command.number,
    trial: command.trial ?? false,
    applicant: command.applicant,
    variables: command.variables,
    waits: [],
    tasks: graph.userTasks.length,
    behaviour: BEHAVIOUR,
    start: start.id,
    message: command.message,
    parent: command.parent,
  };
}
