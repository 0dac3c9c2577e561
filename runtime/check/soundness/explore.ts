/**
 * Walks all ways a case can go, nearest first, on the engine itself. Where branches run beside each other without
 * touching, one order of their steps stands for all orders (`reduce`).
 */
import type { Node } from '#runtime/bpmn';
import {
  type CaseEvent,
  type CaseState,
  type Command,
  type Context,
  decide,
  placesOf,
} from '#runtime/engine';
import type { AbstractModel } from './abstract.ts';
import type { Chooser } from './chooser.ts';
import { deepFirst } from './lie.ts';
import { type Moves, movesOf, type Throws } from './moves.ts';
import { doubled, hasGrown, keyOf, type Marks, type Spot, type Step } from './spot.ts';

export interface Search {
  readonly spots: readonly Spot[];
  /** Elements a token came to. */
  readonly reached: ReadonlySet<string>;
  /** The first spot at which an end was reached a second time, by end. */
  readonly twice: ReadonlyMap<string, { readonly spot: number; readonly way: readonly string[] }>;
  /** The first spot at which tokens have piled up, by element. */
  readonly piled: ReadonlyMap<string, number>;
  /** The element of the drawing: behind a stop of the search, the one that comes next. */
  readonly target: (element: string) => string;
  /** Were all ways walked? */
  readonly complete: boolean;
}

export interface Walk {
  readonly model: AbstractModel;
  readonly chooser: Chooser;
  readonly throws: Throws;
  readonly starts: readonly (string | undefined)[];
  /** Events left aside: what only comes beside the main way. */
  readonly quiet: ReadonlySet<string>;
  /** Elements that may be gone through more than once by nature. */
  readonly echoes: ReadonlySet<string>;
  readonly reduce: boolean;
  readonly most: number;
  /** Called now and then, so that a browser does not freeze. */
  readonly breathe: () => Promise<void>;
}

const AT = 1_800_000_000_000;
const STAMP = { id: 'any', at: AT, actor: { kind: 'system', id: 'check' }, channel: 'system' } as const;
/** Most combinations of choices within one step. */
const MOST_CHOICES = 2_000;
const BREATH = 200;

interface Outcome {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

export async function explore(walk: Walk): Promise<Search> {
  const explorer = new Explorer(walk);
  explorer.begin();
  let since = 0;
  while (explorer.expandNext()) {
    since += 1;
    if (since % BREATH === 0) await walk.breathe();
  }
  return explorer.result();
}

class Explorer {
  readonly #walk: Walk;
  readonly #context: Context;
  readonly #order: ReadonlyMap<string, number>;
  readonly #spots: Spot[] = [];
  readonly #known = new Map<string, number>();
  readonly #reached = new Set<string>();
  readonly #twice = new Map<string, { spot: number; way: readonly string[] }>();
  readonly #piled = new Map<string, number>();
  #at = 0;
  #complete = true;

  constructor(walk: Walk) {
    this.#walk = walk;
    this.#order = deepFirst(walk.model.graph);
    this.#context = {
      now: AT,
      zone: 'UTC',
      directory: { version: 1, units: [], posts: [], people: [] },
      calendar: { id: 'any', version: 1, zone: 'UTC', days: {}, years: [], hours: [] },
      settings: {},
      roles: {},
      decisions: {
        ids: [],
        evaluate: () => {
          throw new Error('Expected no decision to be asked where data is left aside.');
        },
      },
      seed: 'any',
      oracle: walk.model.oracle,
    };
  }

  begin() {
    for (const startEvent of this.#walk.starts) {
      const command: Command = {
        type: 'start-case',
        caseId: 'any',
        space: 'any',
        release: 'any',
        variables: {},
        ...(startEvent === undefined ? {} : { startEvent }),
      };
      for (const outcome of this.#outcomes(undefined, command)) this.#arrive(undefined, outcome);
    }
  }

  result(): Search {
    return {
      spots: this.#spots,
      reached: this.#reached,
      twice: this.#twice,
      piled: this.#piled,
      target: (element) =>
        this.#walk.model.stops.has(element) ? (this.#node(element)?.next[0] ?? element) : element,
      complete: this.#complete,
    };
  }

  /** Expands the next spot; false when there is none, or enough have been seen. */
  expandNext(): boolean {
    const spot = this.#spots[this.#at];
    if (!spot) return false;
    if (this.#spots.length > this.#walk.most) {
      this.#complete = false;
      return false;
    }
    this.#at += 1;
    spot.expanded = true;
    if (!spot.cut && spot.state.status === 'running') this.#expand(spot);
    return true;
  }

  #expand(spot: Spot) {
    const moves = movesOf(spot.view, this.#walk.throws, this.#walk.quiet, this.#walk.model.graph);
    const inner = moves.filter((move) => !move.outer);
    const edges = moves.filter((move) => move.outer);
    const tried = new Set<Moves>();
    if (this.#walk.reduce && inner.length > 1) {
      const order = (move: Moves) => this.#order.get(move.place.element) ?? 0;
      inner.sort((a, b) => order(b) - order(a));
      for (const move of inner) {
        const around = edges.filter((edge) => encloses(spot, edge, move));
        const found = [move, ...around].map((one) => this.#follow(spot, one));
        tried.add(move);
        for (const one of around) tried.add(one);
        const own = found[0] ?? [];
        const apart = own.every((outcome) => keepsOthers(outcome, move, inner));
        const fresh = found.flat().map((outcome) => this.#arrive(spot, outcome));
        if (apart && fresh.some((index) => this.#spots[index]?.expanded === false)) return;
      }
    }
    for (const move of moves) {
      if (tried.has(move)) continue;
      for (const outcome of this.#follow(spot, move)) this.#arrive(spot, outcome);
    }
  }

  #follow(spot: Spot, move: Moves): readonly Outcome[] {
    return move.commands.flatMap((command) => this.#outcomes(spot.state, command));
  }

  #outcomes(state: CaseState | undefined, command: Command): readonly Outcome[] {
    const { chooser, model } = this.#walk;
    const outcomes: Outcome[] = [];
    const all = chooser.all(() => {
      const decision = decide(model.graph, state, STAMP, command, this.#context);
      if (decision.ok) outcomes.push(decision);
      else throw new Error(`Expected ${command.type} to be possible, but got ${decision.code}.`);
    }, MOST_CHOICES);
    if (!all) this.#complete = false;
    return outcomes;
  }

  /** Notes what happened on the way, and gives the spot it led to: a known one, or a new one. */
  #arrive(from: Spot | undefined, { state, events }: Outcome): number {
    const view = placesOf(state);
    const alive = new Set(view.places.map((place) => place.id));
    const marks = new Map([...(from?.marks ?? [])].filter(([scope]) => alive.has(scope)));
    const way: string[] = [];
    const left = new Set<string>();
    const ends: { scope: string; end: string }[] = [];
    const again: string[] = [];
    for (const { type, data } of events) {
      const el = String(data.el ?? '');
      if (type === 'element-completed') left.add(el);
      if (type === 'elements-terminated' || type === 'scope-interrupted') {
        for (const gone of data.els as readonly string[]) left.add(gone);
      }
      if (!ENTERING.has(type)) continue;
      this.#reached.add(el);
      if (!this.#walk.model.stops.has(el)) way.push(el);
      const node = this.#node(el);
      if (type !== 'element-passed' || node?.type !== 'end-event' || node.event?.kind === 'terminate')
        continue;
      if (this.#walk.echoes.has(el)) continue;
      const scope = Number(data.scope);
      const before = marks.get(scope) ?? [];
      if (before.includes(el) || (from?.marks.get(scope) ?? []).includes(el)) again.push(el);
      if (!alive.has(scope) || state.status !== 'running') {
        marks.set(scope, [...new Set([...before, el])]);
        continue;
      }
      ends.push({ scope: node.parent ?? '', end: el });
      if (!before.includes(el)) marks.set(scope, [...before, el].sort());
    }
    const living = new Map([...marks].filter(([scope]) => alive.has(scope)));
    const index = this.#spotFor(from, state, view, state.status === 'running' ? living : new Map(), way);
    for (const end of again) {
      if (!this.#twice.has(end)) this.#twice.set(end, { spot: from?.index ?? index, way });
    }
    const step: Step = { to: index, ends, left };
    from?.next.push(step);
    return index;
  }

  #spotFor(
    from: Spot | undefined,
    state: CaseState,
    view: Spot['view'],
    marks: Marks,
    way: readonly string[],
  ): number {
    const key = state.status === 'running' ? keyOf(view, marks) : 'ended';
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const index = this.#spots.length;
    const spot: Spot = {
      ...{ state, view, marks, key, index, way, from: from?.index ?? -1 },
      next: [],
      expanded: false,
      cut: false,
    };
    this.#spots.push(spot);
    this.#known.set(key, index);
    if (state.status === 'running') this.#pile(spot);
    return index;
  }

  /** A spot that holds all of an earlier one on its way, and more, can grow for ever: it is not followed. */
  #pile(spot: Spot) {
    const double = doubled(spot.view);
    if (!double) return;
    const { scope, element } = double;
    for (let at = spot.from; at >= 0; at = this.#spots[at]?.from ?? -1) {
      const before = this.#spots[at];
      if (!before || !hasGrown(spot.view, before.view, scope)) continue;
      spot.cut = true;
      if (!this.#walk.echoes.has(element) && !this.#piled.has(element)) this.#piled.set(element, spot.index);
      return;
    }
  }

  #node(id: string): Node | undefined {
    return this.#walk.model.graph.elements.get(id);
  }
}

const ENTERING: ReadonlySet<string> = new Set([
  'element-passed',
  'element-activated',
  'element-entered',
  'join-arrived',
  'compensation-thrown',
  'compensation-begun',
]);

/** Does one place stand somewhere around the other? */
function encloses(spot: Spot, outer: Moves, inner: Moves): boolean {
  const scopes = new Map(spot.view.places.map((place) => [place.id, place.scope]));
  for (let at = scopes.get(inner.place.id); at !== undefined && at > 0; at = scopes.get(at)) {
    if (at === outer.place.id) return true;
  }
  return false;
}

/** Is everything that was possible elsewhere still possible? A step that ends other work must not go first. */
function keepsOthers(outcome: Outcome, move: Moves, inner: readonly Moves[]): boolean {
  const after = new Set(placesOf(outcome.state).places.map((place) => place.id));
  if (outcome.state.status !== 'running') return false;
  return inner.every((other) => other === move || after.has(other.place.id));
}
