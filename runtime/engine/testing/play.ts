/** A case in a test: every step is saved, read back and replayed from its events, and must come out the same. */

import { expect } from 'vitest';
import type { Graph } from '#runtime/bpmn';
import type { Actor, Directory } from '#runtime/model';
import type { Variables } from '#runtime/values';
import { decodeEvents, decodeState, encodeEvents, encodeState } from '../codec.ts';
import { decide } from '../decide.ts';
import { evolve } from '../evolve.ts';
import type { CaseEvent, CaseState, Command, Context, Decision } from '../types.ts';
import { variablesOf } from '../views/case.ts';
import { tasksOf } from '../views/tasks.ts';
import { incidentsOf, jobsOf, subscriptionsOf } from '../views/waiting.ts';

export const MONDAY = Date.parse('2026-03-02T09:00:00+08:00');
export const SYSTEM: Actor = { kind: 'system', id: 'test' };
export const staff = (id: string, post?: string): Actor => ({ kind: 'staff', id, ...(post ? { post } : {}) });
export const APPLICANT: Actor = { kind: 'resident', id: 'r-1' };

export const directory: Directory = {
  version: 1,
  units: [
    { id: 'street', name: '街道', kind: 'street', validFrom: '2020-01-01' },
    { id: 'community', name: '社区', kind: 'community', parent: 'street', validFrom: '2020-01-01' },
    { id: 'grid', name: '网格', kind: 'grid', parent: 'community', validFrom: '2020-01-01' },
  ],
  posts: [
    { id: 'desk', unit: 'community', name: '受理岗', role: 'handler', holders: ['wang', 'li'] },
    { id: 'head', unit: 'community', name: '社区书记', role: 'leader', holders: ['zhao'] },
    { id: 'top', unit: 'street', name: '街道主任', role: 'leader', holders: ['qian'] },
    { id: 'office', unit: 'street', name: '管理员', role: 'admin', holders: ['sun'] },
    { id: 'walker', unit: 'grid', name: '网格员', role: 'grid-worker', holders: ['zhou'] },
    { id: 'empty', unit: 'street', name: '空岗', role: 'nobody', holders: ['gone'] },
  ],
  people: [
    ...['wang', 'li', 'zhao', 'qian', 'sun', 'zhou'].map((id) => ({ id, name: id, active: true })),
    { id: 'gone', name: 'gone', active: false },
  ],
};

export function contextAt(now: number, more: Partial<Context> = {}): Context {
  return {
    now,
    zone: 'Asia/Shanghai',
    directory,
    calendar: {
      id: 'cal',
      version: 1,
      zone: 'Asia/Shanghai',
      days: {},
      years: [2026],
      hours: [
        [540, 720],
        [840, 1080],
      ],
    },
    settings: {},
    roles: {},
    decisions: {
      ids: [],
      evaluate: () => {
        throw new Error('Expected no decision in this story.');
      },
    },
    seed: 'seed',
    ...more,
  };
}

export class Play {
  readonly graph: Graph;
  state: CaseState | undefined;
  readonly events: CaseEvent[] = [];
  now = MONDAY;
  readonly more: Partial<Context>;
  #commands = 0;

  constructor(graph: Graph, more: Partial<Context> = {}) {
    this.graph = graph;
    this.more = more;
  }

  /** Decides, and on acceptance checks that saving and replaying give the same bytes. */
  try(command: Command, actor: Actor = SYSTEM, reason?: string): Decision {
    this.#commands += 1;
    const before = this.state && encodeState(this.state);
    const stamp = {
      id: `c-${this.#commands}`,
      at: this.now,
      actor,
      channel: 'system' as const,
      ...(reason === undefined ? {} : { reason }),
    };
    const decision = decide(this.graph, this.state, stamp, command, contextAt(this.now, this.more));
    if (this.state) expect(encodeState(this.state), 'the state that was decided on').toBe(before);
    if (!decision.ok) return decision;
    let replayed = this.state && decodeState(encodeState(this.state));
    for (const event of decodeEvents(encodeEvents(decision.events))) replayed = evolve(replayed, event);
    const bytes = encodeState(decision.state);
    expect(replayed && encodeState(replayed), 'replayed').toBe(bytes);
    this.state = decodeState(bytes);
    this.events.push(...decision.events);
    return decision;
  }

  /** Like `try`, but the command must be accepted. */
  do(command: Command, actor?: Actor, reason?: string): this {
    const decision = this.try(command, actor, reason);
    if (!decision.ok) throw new Error(`Expected ${command.type} to be accepted, but got ${decision.code}.`);
    return this;
  }

  refused(command: Command, actor?: Actor, reason?: string): string {
    const decision = this.try(command, actor, reason);
    return decision.ok ? 'accepted' : decision.code;
  }

  start(variables: Variables = {}, more: Partial<Extract<Command, { type: 'start-case' }>> = {}): this {
    return this.do({
      type: 'start-case',
      caseId: 'case-1',
      space: 'street',
      release: 'r1',
      applicant: { kind: 'resident', id: 'r-1', community: 'community' },
      variables,
      ...more,
    });
  }

  get case(): CaseState {
    if (!this.state) throw new Error('Expected a case, but none was started.');
    return this.state;
  }

  get open(): readonly string[] {
    return tasksOf(this.graph, this.case).map((task) => task.element);
  }

  task(element: string, nth = 0): string {
    const found = tasksOf(this.graph, this.case).filter((task) => task.element === element)[nth];
    if (!found) throw new Error(`Expected an open task ${element}, but these are open: ${this.open}.`);
    return found.id;
  }

  view(element: string, nth = 0) {
    const id = this.task(element, nth);
    const found = tasksOf(this.graph, this.case).find((task) => task.id === id);
    if (!found) throw new Error(`Expected a task ${id}.`);
    return found;
  }

  job(element: string): string {
    const found = jobsOf(this.graph, this.case).find((job) => job.element === element);
    if (!found) throw new Error(`Expected a job at ${element}, but there is none.`);
    return found.id;
  }

  complete(element: string, variables: Variables = {}, actor?: Actor, button?: string): this {
    const task = this.task(element);
    return this.do({ type: 'complete-task', task, variables, ...(button ? { button } : {}) }, actor);
  }

  work(element: string, variables: Variables = {}): this {
    return this.do({ type: 'complete-job', job: this.job(element), variables });
  }

  /** Moves the clock; what is due fires in order. */
  wait(milliseconds: number): this {
    const until = this.now + milliseconds;
    for (;;) {
      const due = jobsOf(this.graph, this.case)
        .filter((job) => job.kind !== 'service' && job.due <= until)
        .sort((a, b) => a.due - b.due || Number(a.id) - Number(b.id))[0];
      if (!due || this.case.status !== 'running') break;
      this.now = Math.max(this.now, due.due);
      this.do({ type: 'fire-timer', job: due.id });
    }
    this.now = until;
    return this;
  }

  send(name: string, key?: string, variables: Variables = {}): this {
    const found = subscriptionsOf(this.case).find(
      (subscription) =>
        subscription.message === name && (subscription.key === undefined || subscription.key === key),
    );
    if (!found) throw new Error(`Expected the case to wait for ${name}, but it does not.`);
    return this.do({
      type: 'correlate-message',
      message: 'm-1',
      name,
      variables,
      subscription: found.id,
      ...(key === undefined ? {} : { key }),
    });
  }

  get incidents(): readonly string[] {
    return incidentsOf(this.case).map((incident) => `${incident.element}: ${incident.code}`);
  }

  get variables(): Variables {
    return variablesOf(this.case);
  }

  get types(): readonly string[] {
    return this.events.map((event) => event.type);
  }

  /** Elements in the order in which they were reached. */
  get path(): readonly string[] {
    return this.events
      .filter((event) => event.type === 'element-passed' || event.type === 'element-activated')
      .map((event) => String(event.data.el));
  }
}
