import {
  type CaseEvent,
  type CaseState,
  type Command,
  decide,
  effectsOf,
  jobsOf,
  type Rejection,
  subscriptionsOf,
  type TaskView,
  tasksOf,
} from '#runtime/engine';
import type { Actor, Instant } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { Scene } from './stage.ts';
import type { TraceLine } from './types.ts';

export const SYSTEM: Actor = { kind: 'system', id: 'scenario' };

/** More than this many steps of machines in one act is a loop. */
const MOST_ROUNDS = 2_000;

interface Message {
  readonly id: string;
  readonly name: string;
  readonly key?: string;
  readonly variables: Variables;
}

/** Plays one case: holds its state and the virtual clock, and does what hosts do: jobs, timers, messages. */
export class Player {
  readonly set: Scene;
  readonly auto: Readonly<Record<string, Variables>>;
  readonly events: CaseEvent[] = [];
  readonly trace: TraceLine[] = [];
  state: CaseState | undefined;
  now: Instant;
  /** Number of the step that is being played. */
  step = 0;
  #commands = 0;
  #messages: Message[] = [];

  constructor(set: Scene, now: Instant, auto: Readonly<Record<string, Variables>>) {
    this.set = set;
    this.now = now;
    this.auto = auto;
  }

  get tasks(): readonly TaskView[] {
    return this.state ? tasksOf(this.set.graph, this.state) : [];
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
    if (!this.state) return [];
    return jobsOf(this.set.graph, this.state)
      .filter((job) => job.kind !== 'service')
      .sort((a, b) => a.due - b.due || Number(a.id) - Number(b.id));
  }

  #send(command: Command, actor: Actor, reason?: string): Rejection | undefined {
    this.#commands += 1;
    const { graph, ...looked } = this.set;
    const stamp = {
      id: `c-${this.#commands}`,
      at: this.now,
      actor,
      channel: 'system' as const,
      ...(reason === undefined ? {} : { reason }),
    };
    const decision = decide(graph, this.state, stamp, command, { ...looked, now: this.now, seed: stamp.id });
    if (!decision.ok) return decision;
    this.state = decision.state;
    this.#record(decision.events);
    return undefined;
  }

  #record(events: readonly CaseEvent[]) {
    this.events.push(...events);
    for (const { type, data, by } of events) {
      const element = typeof data.el === 'string' ? data.el : undefined;
      const name = element === undefined ? '' : (this.set.graph.elements.get(element)?.name ?? '');
      this.trace.push({
        step: this.step,
        at: new Date(by.at).toISOString(),
        type,
        ...(element === undefined ? {} : { element }),
        ...(name === '' ? {} : { name }),
      });
    }
    for (const effect of effectsOf(events)) {
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

  #settle() {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      if (this.state?.status !== 'running' || !(this.#autoJob(this.state) || this.#deliver(this.state)))
        return;
    }
  }

  #autoJob(state: CaseState): boolean {
    const job = jobsOf(this.set.graph, state).find(
      (one) => one.kind === 'service' && Object.hasOwn(this.auto, one.type),
    );
    if (!job) return false;
    const variables = this.auto[job.type] ?? {};
    return !this.#send({ type: 'complete-job', job: job.id, variables }, { kind: 'system', id: 'job' });
  }

  /** Gives the first kept message to the first place that waits for it. */
  #deliver(state: CaseState): boolean {
    for (const place of subscriptionsOf(state)) {
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
