/** Several processes side by side on a virtual clock, as a host would run them: jobs, timers, messages, signals. */
import type { Graph } from '#runtime/bpmn';
import {
  type CaseEvent,
  type CaseState,
  type ChildOutcome,
  type Command,
  type Context,
  decide,
  effectsOf,
  type JobView,
  jobsOf,
  type Oracle,
  startsOf,
  subscriptionsOf,
} from '#runtime/engine';
import type { Value, Variables } from '#runtime/values';

/** What a worker does with a job. Undefined: it leaves the job for later. */
export type Worker = (job: JobView, self: Case) => Command | undefined;

export interface Case {
  readonly graph: Graph;
  readonly events: CaseEvent[];
  state: CaseState;
}

export interface TownOptions {
  readonly graphs: readonly Graph[];
  readonly worker: Worker;
  readonly oracle?: Oracle;
  readonly onEvents?: (self: Case, events: readonly CaseEvent[]) => void;
}

interface Message {
  readonly name: string;
  readonly key?: string;
  readonly variables: Variables;
}

const BEGIN = Date.parse('2026-01-05T09:00:00Z');
/** More than this is a loop. */
const MOST_STEPS = 5_000;

export class Town {
  readonly cases: Case[] = [];
  now = BEGIN;
  readonly #options: TownOptions;
  #messages: Message[] = [];
  #steps = 0;

  constructor(options: TownOptions) {
    this.#options = options;
  }

  /** Starts a process by id; undefined where there is none or it cannot start. */
  start(
    process: string,
    variables: Variables,
    more: Partial<Extract<Command, { type: 'start-case' }>> = {},
  ): Case | undefined {
    const graph = this.#options.graphs.find((candidate) => candidate.id === process);
    if (!graph) return undefined;
    return this.#begin(graph, variables, more);
  }

  #begin(
    graph: Graph,
    variables: Variables,
    more: Partial<Extract<Command, { type: 'start-case' }>>,
  ): Case | undefined {
    const id = `case-${this.cases.length + 1}`;
    const decision = decide(
      graph,
      undefined,
      this.#stamp(),
      { type: 'start-case', caseId: id, space: 's', release: 'r', variables, ...more },
      this.#context(),
    );
    if (!decision.ok) return undefined;
    const self: Case = { graph, state: decision.state, events: [] };
    this.cases.push(self);
    this.#told(self, decision.events);
    return self;
  }

  /** Sends a command to a case; false where it was refused. */
  send(self: Case, command: Command): boolean {
    const decision = decide(self.graph, self.state, this.#stamp(), command, this.#context());
    if (!decision.ok) return false;
    self.state = decision.state;
    this.#told(self, decision.events);
    return true;
  }

  publish(message: Message) {
    this.#messages.push(message);
  }

  /** Broadcasts a signal: to every case that waits for it, and to processes it starts. */
  broadcast(name: string, variables: Variables, except?: Case) {
    for (const self of [...this.cases]) {
      if (self !== except && self.state.status === 'running') {
        this.send(self, { type: 'receive-signal', signal: `s-${this.#steps}`, name, variables });
      }
    }
    for (const graph of this.#options.graphs) {
      const found = startsOf(graph).find((start) => start.signal === name);
      if (found) this.#begin(graph, variables, { startEvent: found.element });
    }
  }

  /** Lets machines and messages go on until nothing moves without the clock. */
  settle() {
    while (this.#steps < MOST_STEPS && (this.#work() || this.#deliver())) this.#steps += 1;
  }

  /** Lets everything go on, the clock too, until nothing is due before the end. */
  run(milliseconds: number) {
    const until = this.now + milliseconds;
    for (;;) {
      this.settle();
      const next = this.#timers()[0];
      if (!next || next.job.due > until || this.#steps >= MOST_STEPS) break;
      this.#steps += 1;
      this.now = Math.max(this.now, next.job.due);
      if (!this.send(next.self, { type: 'fire-timer', job: next.job.id })) break;
    }
  }

  #timers() {
    return this.cases
      .flatMap((self) =>
        self.state.status === 'running' ? jobsOf(self.graph, self.state).map((job) => ({ self, job })) : [],
      )
      .filter(({ job }) => job.kind === 'timer')
      .sort((a, b) => a.job.due - b.job.due || Number(a.job.id) - Number(b.job.id));
  }

  #work(): boolean {
    for (const self of this.cases) {
      if (self.state.status !== 'running') continue;
      for (const job of jobsOf(self.graph, self.state)) {
        if (job.kind !== 'service') continue;
        const command = this.#options.worker(job, self);
        if (command) return this.send(self, command);
      }
    }
    return false;
  }

  #deliver(): boolean {
    for (const [index, message] of this.#messages.entries()) {
      if (!this.#accept(message)) continue;
      this.#messages.splice(index, 1);
      return true;
    }
    return false;
  }

  #accept(message: Message): boolean {
    const { name, key, variables } = message;
    for (const self of this.cases) {
      if (self.state.status !== 'running') continue;
      const place = subscriptionsOf(self.state).find(
        (one) => one.message === name && (one.key === undefined || one.key === key),
      );
      if (!place) continue;
      const command = {
        type: 'correlate-message',
        message: 'm',
        name,
        variables,
        subscription: place.id,
      } as const;
      return this.send(self, key === undefined ? command : { ...command, key });
    }
    for (const graph of this.#options.graphs) {
      if (!startsOf(graph).some((start) => start.message === name)) continue;
      return this.#begin(graph, variables, { message: { id: 'm', name } }) !== undefined;
    }
    return false;
  }

  #told(self: Case, events: readonly CaseEvent[]) {
    self.events.push(...events);
    this.#options.onEvents?.(self, events);
    for (const { kind, data } of effectsOf(events)) {
      if (kind === 'start-child') this.#startChild(self, data);
      if (kind === 'cancel-child') this.#toCase(data.child, { type: 'cancel-case' });
      if (kind === 'tell-parent') {
        const outcome = data.outcome as unknown as ChildOutcome;
        this.#toCase(data.parent, { type: 'report-child', call: String(data.call), outcome });
      }
      const name = String(data.name);
      const variables = (data.variables ?? {}) as Readonly<Record<string, Value>>;
      if (kind === 'publish-message') {
        this.#messages.push({ name, variables, ...(typeof data.key === 'string' ? { key: data.key } : {}) });
      }
      if (kind === 'broadcast-signal') this.broadcast(name, variables, self);
    }
  }

  #startChild(self: Case, data: CaseEvent['data']) {
    const call = String(data.wait);
    const graph = this.#options.graphs.find((candidate) => candidate.id === data.process);
    const parent = { case: self.state.id, call };
    const variables = (data.variables ?? {}) as Variables;
    if (graph && this.#begin(graph, variables, { caseId: String(data.child), parent })) return;
    const outcome = { kind: 'failed', message: `There is no process ${data.process}.` } as const;
    this.send(self, { type: 'report-child', call, outcome });
  }

  #toCase(id: Value | undefined, command: Command) {
    const self = this.cases.find((candidate) => candidate.state.id === id);
    if (self) this.send(self, command);
  }

  #stamp() {
    this.#steps += 1;
    return {
      id: `c-${this.#steps}`,
      at: this.now,
      actor: { kind: 'system', id: 'town' },
      channel: 'system',
    } as const;
  }

  #context(): Context {
    const { oracle } = this.#options;
    return {
      now: this.now,
      zone: 'UTC',
      directory: { version: 1, units: [], posts: [], people: [] },
      calendar: { id: 'c', version: 1, zone: 'UTC', days: {}, years: [2026], hours: [[540, 1080]] },
      settings: {},
      roles: {},
      decisions: { ids: [], evaluate: () => ({ value: null, matched: [], warnings: [], errors: [] }) },
      seed: `s-${this.#steps}`,
      ...(oracle ? { oracle } : {}),
    };
  }
}
