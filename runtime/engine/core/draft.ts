import type { CaseState } from '../types.ts';
import { type Core, coreOf, type Instance } from './shape.ts';

/** What of a case's head a command may change; the rest is what it began with. */
export interface Head {
  readonly id: string;
  readonly number: string | undefined;
  readonly applicant: CaseState['applicant'];
  readonly startedAt: number;
  readonly trial: boolean;
  readonly parent: CaseState['parent'];
  status: CaseState['status'];
  endedAt: number | undefined;
  seq: number;
}

/**
 * A working copy of a case. Appliers write to it; the state it was made from stays as it was. Instances are copied
 * when first written to, so a command costs what it touches, not what the case holds.
 */
export class Draft {
  readonly head: Head;
  readonly #origin: CaseState;
  readonly core: Core;
  instances: Instance[];
  readonly #owned = new Set<number>();

  constructor(state: CaseState) {
    this.#origin = state;
    this.head = {
      id: state.id,
      number: state.number,
      applicant: state.applicant,
      startedAt: state.startedAt,
      trial: state.trial,
      parent: state.parent,
      status: state.status,
      endedAt: state.endedAt,
      seq: state.seq,
    };
    const core = coreOf(state);
    this.core = {
      next: core.next,
      clock: core.clock,
      weight: core.weight,
      instances: core.instances,
      joins: core.joins,
      seen: core.seen,
      handler: core.handler,
      accepted: core.accepted,
      remedies: core.remedies,
    };
    this.instances = core.instances.slice();
  }

  /** The finished copy. The draft must not be written to afterwards. */
  state(): CaseState {
    this.core.instances = this.instances;
    const from = this.#origin;
    // Spelled out, so that the order of keys is one and the same whatever the history; what is undefined is not saved.
    const state: { readonly [K in keyof CaseState]-?: CaseState[K] | undefined } = {
      id: from.id,
      space: from.space,
      release: from.release,
      process: from.process,
      number: from.number,
      trial: from.trial,
      status: this.head.status,
      behaviour: from.behaviour,
      snapshot: from.snapshot,
      startedAt: from.startedAt,
      endedAt: this.head.endedAt,
      applicant: from.applicant,
      parent: from.parent,
      seq: this.head.seq,
      core: this.core as unknown as Readonly<Record<string, unknown>>,
    };
    return state as CaseState;
  }

  find(id: number): Instance | undefined {
    return this.instances[this.#place(id)];
  }

  /** The instance, to read. */
  get(id: number): Instance {
    const found = this.find(id);
    if (!found) throw new Error(`Expected an element instance ${id}, but there is none.`);
    return found;
  }

  /** The instance, to write to. */
  own(id: number): Instance {
    const place = this.#place(id);
    const found = this.instances[place];
    if (!found) throw new Error(`Expected an element instance ${id}, but there is none.`);
    if (this.#owned.has(id)) return found;
    const copy = copyOf(found);
    this.#owned.add(id);
    this.instances[place] = copy;
    return copy;
  }

  add(instance: Instance) {
    const last = this.instances.at(-1);
    if (last && last.id >= instance.id) {
      throw new Error(`Expected an id above ${last.id} for a new element instance, but got ${instance.id}.`);
    }
    this.#owned.add(instance.id);
    this.instances.push(copyOf(instance));
  }

  /** Takes instances out, with all that runs inside them. */
  remove(ids: readonly number[]) {
    if (ids.length === 1 && this.#removeLeaf(ids[0] as number)) return;
    const gone = new Set<number>(ids);
    const kept: Instance[] = [];
    for (const instance of this.instances) {
      if (gone.has(instance.id) || gone.has(instance.scope)) gone.add(instance.id);
      else kept.push(instance);
    }
    const parents = ids
      .flatMap((id) => this.find(id)?.scope ?? [])
      .filter((scope) => scope > 0 && !gone.has(scope));
    this.instances = kept;
    this.core.joins = this.core.joins.filter((join) => !gone.has(join.scope));
    for (const scope of parents) this.own(scope).kids -= 1;
  }

  #removeLeaf(id: number): boolean {
    const place = this.#place(id);
    const instance = this.instances[place];
    if (!instance || instance.kids > 0) return false;
    this.instances.splice(place, 1);
    if (instance.scope > 0) this.own(instance.scope).kids -= 1;
    return true;
  }

  /** Binary search: instances ascend by id. */
  #place(id: number): number {
    let low = 0;
    let high = this.instances.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = (this.instances[middle] as Instance).id;
      if (at === id) return middle;
      if (at < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** One order of keys for every saved instance, whatever its history. */
function copyOf(from: Instance): Instance {
  return {
    id: from.id,
    el: from.el,
    scope: from.scope,
    via: from.via,
    stage: from.stage,
    kids: from.kids,
    vars: from.vars,
    waits: from.waits,
    result: from.result,
    task: from.task,
    loop: from.loop,
    member: from.member,
    incident: from.incident,
    deadline: from.deadline,
    at: from.at,
    done: from.done,
    todo: from.todo,
    undo: from.undo,
    back: from.back,
  };
}
