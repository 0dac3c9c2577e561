import type { Graph } from '#runtime/bpmn';
import {
  type CaseEvent,
  type CaseState,
  type ChildOutcome,
  type Command,
  decide,
  effectsOf,
  type JobView,
  jobsOf,
  type Rejection,
  subscriptionsOf,
  type TaskView,
  tasksOf,
} from '#runtime/engine';
import type { Actor, Instant } from '#runtime/model';
import type { Variables } from '#runtime/values';
import { Cast, type Part } from './cast.ts';
import type { Scene } from './stage.ts';
import type { TraceLine } from './types.ts';

export const SYSTEM: Actor = { kind: 'system', id: 'scenario' };

/** The id of the case that a story is about. */
export const CASE = 'scenario-1';

/** More than this many steps of machines in one act is a loop. */
const MOST_ROUNDS = 2_000;

interface Message {
  readonly id: string;
  readonly name: string;
  readonly key?: string;
  readonly variables: Variables;
}

/** Plays one case and those it calls: holds their states and the virtual clock, and does what hosts do: jobs, timers, messages. */
export class Player {
  readonly set: Scene;
  readonly auto: Readonly<Record<string, Variables>>;
  readonly events: CaseEvent[] = [];
  readonly trace: TraceLine[] = [];
  readonly cast: Cast;
  now: Instant;
  /** Number of the step that is being played. */
  step = 0;
  #commands = 0;
  #messages: Message[] = [];

  constructor(set: Scene, now: Instant, auto: Readonly<Record<string, Variables>>) {
    this.set = set;
    this.cast = new Cast(CASE, set.graph);
    this.now = now;
    this.auto = auto;
  }

  /** The case that the story is about. */
  get state(): CaseState | undefined {
    return this.cast.main.state;
  }

  get tasks(): readonly TaskView[] {
    return this.cast.all(tasksOf);
  }

  /** Machine work that waits, of called cases too. */
  get jobs(): readonly JobView[] {
    return this.cast.all(jobsOf).filter((job) => job.kind === 'service');
  }

  get graphs(): readonly Graph[] {
    return this.cast.parts.map((part) => part.graph);
  }

  /** Sends a command; afterwards machines and messages that wait for nobody go on by themselves. */
  act(command: Command, actor: Actor, reason?: string): Rejection | undefined {
    const refused = this.#send(command, actor, reason);
    if (!refused) this.#settle();
    return refused;
  }

  /** Publishes a message; it is kept until something waits for it. */
  publish(name: string, key: string | undefined, variables: Variables) {
    this.#messages.push({
      id: `m-${this.#commands}-${this.#messages.length}`,
      name,
      variables,
      ...(key === undefined ? {} : { key }),
    });
    this.#settle();
  }

  /** Moves the clock; what is due on the way fires in order. */
  advanceTo(until: Instant) {
    for (let round = 0; round < MOST_ROUNDS && this.state?.status === 'running'; round += 1) {
      const next = this.#timers().find((job) => job.due <= until);
      if (!next) break;
      this.now = Math.max(this.now, next.due);
      this.act({ type: 'fire-timer', job: next.id }, { kind: 'system', id: 'timer' });
    }
    this.now = Math.max(this.now, until);
  }

  /** When the next timer or reminder fires. */
  get nextTimer(): Instant | undefined {
    return this.#timers()[0]?.due;
  }

  #timers() {
    return this.cast
      .all(jobsOf)
      .filter((job) => job.kind !== 'service')
      .sort((a, b) => a.due - b.due || Number(a.id) - Number(b.id));
  }

  #send(command: Command, actor: Actor, reason?: string): Rejection | undefined {
    const { part, command: known } = this.cast.address(command);
    return this.#sendTo(part, known, actor, reason);
  }

  #sendTo(part: Part, command: Command, actor: Actor, reason?: string): Rejection | undefined {
    this.#commands += 1;
    const { graph: _graph, others: _others, ...looked } = this.set;
    const stamp = {
      id: `c-${this.#commands}`,
      at: this.now,
      actor,
      channel: 'system' as const,
      ...(reason === undefined ? {} : { reason }),
    };
    const decision = decide(part.graph, part.state, stamp, command, {
      ...looked,
      now: this.now,
      seed: stamp.id,
    });
    if (!decision.ok) return decision;
    part.state = decision.state;
    this.#record(part, decision.events);
    return undefined;
  }

  #record(part: Part, events: readonly CaseEvent[]) {
    this.events.push(...events);
    for (const { type, data, by } of events) {
      const element = typeof data.el === 'string' ? data.el : undefined;
      const name = element === undefined ? '' : (part.graph.elements.get(element)?.name ?? '');
      this.trace.push({
        step: this.step,
        at: new Date(by.at).toISOString(),
        type,
        ...(element === undefined ? {} : { element }),
        ...(name === '' ? {} : { name }),
      });
    }
    for (const effect of effectsOf(events)) {
      this.#called(part, effect.kind, effect.data);
      if (effect.kind !== 'publish-message') continue;
      const { name, key, variables } = effect.data;
      this.#messages.push({
        id: effect.key,
        name: String(name),
        variables: (variables ?? {}) as Variables,
        ...(typeof key === 'string' ? { key } : {}),
      });
    }
  }

  /** What concerns called cases: they begin, end and report here as the outbox would have it. */
  #called(part: Part, kind: string, data: CaseEvent['data']) {
    if (kind === 'start-child') this.#startChild(part, data);
    const other = this.cast.find(kind === 'cancel-child' ? data.child : data.parent);
    if (kind === 'cancel-child' && other) this.#sendTo(other, { type: 'cancel-case' }, SYSTEM);
    if (kind !== 'tell-parent' || !other) return;
    const outcome = data.outcome as unknown as ChildOutcome;
    this.#sendTo(other, { type: 'report-child', call: String(data.call), outcome }, SYSTEM);
  }

  #startChild(caller: Part, data: CaseEvent['data']) {
    const call = String(data.wait);
    const graph = [this.set.graph, ...this.set.others].find(({ id }) => id === data.process);
    if (!graph || !caller.state) {
      const outcome = { kind: 'failed', message: `There is no process ${data.process}.` } as const;
      this.#sendTo(caller, { type: 'report-child', call, outcome }, SYSTEM);
      return;
    }
    const { space, release, applicant, trial } = caller.state;
    const part: Part = { id: String(data.child), graph, state: undefined };
    this.cast.parts.push(part);
    const command: Command = {
      type: 'start-case',
      caseId: part.id,
      space,
      release,
      trial,
      variables: (data.variables ?? {}) as Variables,
      parent: { case: caller.id, call },
      ...(applicant ? { applicant } : {}),
    };
    const refused = this.#sendTo(part, command, SYSTEM);
    if (!refused) return;
    const outcome = { kind: 'failed', message: refused.message.en } as const;
    this.#sendTo(caller, { type: 'report-child', call, outcome }, SYSTEM);
  }

  #settle() {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      if (this.state?.status !== 'running' || !(this.#autoJob() || this.#deliver())) return;
    }
  }

  #autoJob(): boolean {
    const job = this.jobs.find((one) => Object.hasOwn(this.auto, one.type));
    if (!job) return false;
    const variables = this.auto[job.type] ?? {};
    return !this.#send({ type: 'complete-job', job: job.id, variables }, { kind: 'system', id: 'job' });
  }

  /** Gives the first kept message to the first place that waits for it. */
  #deliver(): boolean {
    for (const place of this.cast.all((_, state) => subscriptionsOf(state))) {
      const index = this.#messages.findIndex(
        (message) => message.name === place.message && (place.key === undefined || place.key === message.key),
      );
      const message = this.#messages[index];
      if (!message) continue;
      this.#messages.splice(index, 1);
      const { id, ...rest } = message;
      this.#send(
        { type: 'correlate-message', message: id, subscription: place.id, ...rest },
        { kind: 'system', id: 'message' },
      );
      return true;
    }
    return false;
  }
}
