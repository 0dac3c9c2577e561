/** Our side of the race: every event is emitted and encoded; the user task is saved and read back between its steps. */
import { compileBpmn, type Graph } from '#runtime/bpmn';
import type { Actor } from '#runtime/model';
import { decodeState, encodeEvents, encodeState } from '../codec.ts';
import { decide } from '../decide.ts';
import type { CaseState, Command, Context } from '../types.ts';
import { variablesOf } from '../views/case.ts';
import { tasksOf } from '../views/tasks.ts';
import { jobsOf } from '../views/waiting.ts';

const NOW = Date.parse('2026-03-02T09:00:00+08:00');
const ACTOR: Actor = { kind: 'system', id: 'bench' };
const CONTEXT: Context = {
  now: NOW,
  zone: 'Asia/Shanghai',
  directory: { version: 1, units: [], posts: [], people: [] },
  calendar: { id: 'c', version: 1, zone: 'Asia/Shanghai', days: {}, years: [2026], hours: [[540, 1080]] },
  settings: {},
  roles: {},
  decisions: { ids: [], evaluate: () => ({ value: null, matched: [], warnings: [], errors: [] }) },
  seed: 's',
};

export async function graphOf(xml: string): Promise<Graph> {
  const [graph] = (await compileBpmn(xml)).processes;
  if (!graph) throw new Error('Expected a process.');
  return graph;
}

let bytes = 0;

/** Bytes encoded so far, so that nothing of the work can be optimised away. */
export function encodedBytes(): number {
  return bytes;
}

function step(graph: Graph, state: CaseState | undefined, id: string, command: Command): CaseState {
  const decision = decide(graph, state, { id, at: NOW, actor: ACTOR, channel: 'system' }, command, CONTEXT);
  if (!decision.ok) throw new Error(`Expected ${command.type} to be accepted, but got ${decision.code}.`);
  bytes += encodeEvents(decision.events).length;
  return decision.state;
}

function begin(graph: Graph, variables: Record<string, number>): CaseState {
  return step(graph, undefined, 'c-0', {
    type: 'start-case',
    caseId: 'case-1',
    space: 'street',
    release: 'release-1',
    variables,
  });
}

/** One case whose jobs are all done as they come up. */
export function machine(graph: Graph, variables: Record<string, number> = {}): CaseState {
  let state = begin(graph, variables);
  for (let n = 1; state.status === 'running'; n += 1) {
    for (const job of jobsOf(graph, state)) {
      state = step(graph, state, `c-${n}`, {
        type: 'complete-job',
        job: job.id,
        variables: { [job.element]: n },
      });
    }
  }
  return state;
}

/** One case with open tasks, completed in turn; saved and read back in between where `saving`. */
export function people(graph: Graph, saving: boolean): CaseState {
  let state = begin(graph, {});
  if (saving) state = reloaded(state);
  for (const task of tasksOf(graph, state)) {
    state = step(graph, state, `c-${task.id}`, {
      type: 'complete-task',
      task: task.id,
      variables: { [task.element]: 1 },
    });
    if (saving) state = reloaded(state);
  }
  return state;
}

function reloaded(state: CaseState): CaseState {
  const text = encodeState(state);
  bytes += text.length;
  return decodeState(text);
}

/** What the end states are compared by. */
export function result(state: CaseState): Readonly<Record<string, unknown>> {
  return { status: state.status, ...variablesOf(state) };
}
