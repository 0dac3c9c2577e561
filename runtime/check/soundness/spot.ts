/** One situation of a case without its data, and how two of them compare. */
import type { CaseState, PlacesView, PlaceView } from '#runtime/engine';

/** Ends that were reached, by the running scope they stand in. */
export type Marks = ReadonlyMap<number, readonly string[]>;

export interface Spot {
  readonly state: CaseState;
  readonly view: PlacesView;
  readonly marks: Marks;
  readonly key: string;
  readonly index: number;
  /** The spot it was first reached from, by the shortest way; -1 at a start. */
  readonly from: number;
  /** Elements on the way from there to here. */
  readonly way: readonly string[];
  /** What can follow; filled when the spot is expanded. */
  next: Step[];
  expanded: boolean;
  /** Left alone because it only repeats, with more tokens, what came before. */
  cut: boolean;
}

export interface Step {
  readonly to: number;
  /** Scopes in which an end was reached while they go on, with that end. */
  readonly ends: readonly { readonly scope: string; readonly end: string }[];
  /** Elements that were done or given up in this step. */
  readonly left: ReadonlySet<string>;
}

/** The same text for situations that can go the same ways: ids and the order of things of one kind do not matter. */
export function keyOf(view: PlacesView, marks: Marks): string {
  return textsOf(view, marks).get(0) ?? '';
}

/** The text of each place with all that is inside it; 0 is the whole. Of `blank` only that it is there. */
function textsOf(view: PlacesView, marks: Marks, blank?: number): ReadonlyMap<number, string> {
  const kids = new Map<number, string[]>();
  const texts = new Map<number, string>();
  const add = (scope: number, text: string) => {
    const list = kids.get(scope);
    if (list) list.push(text);
    else kids.set(scope, [text]);
  };
  for (const { scope, flow, element, count } of view.joins) add(scope, `+${element}<${flow}*${count}`);
  for (let at = view.places.length - 1; at >= 0; at -= 1) {
    const place = view.places[at];
    if (!place) continue;
    const inside = (kids.get(place.id) ?? []).sort().join(',');
    const text = place.id === blank ? '…' : `${ownKey(place, marks.get(place.id))}(${inside})`;
    texts.set(place.id, text);
    add(place.scope, text);
  }
  texts.set(0, (kids.get(0) ?? []).join());
  return texts;
}

function ownKey(place: PlaceView, marks: readonly string[] | undefined): string {
  const waits = place.waits.map((wait) => `${wait.kind[0]}${wait.element}`).sort();
  let key = `${place.element}:${waits.join('/')}`;
  if (place.stage !== 'active') key += `@${place.stage}`;
  if (place.loop) {
    const { total, started, done, ended } = place.loop;
    // A loop without a fixed number of rounds comes back to where it was.
    key += total < 0 ? `#${Math.min(started, 2)}` : `#${total}.${started}.${done}.${ended}`;
  }
  if (place.incident !== undefined) key += `!${place.incident}`;
  if (place.undoes !== undefined) key += `?${place.undoes}`;
  if (marks) key += `=${marks.join('/')}`;
  return key;
}

const NO_MARKS: Marks = new Map();

/** How many tokens stand at each element inside a scope. A loop with all that goes on in it counts as one thing. */
function countsOf(view: PlacesView, scope: number): ReadonlyMap<string, number> {
  const texts = textsOf(view, NO_MARKS);
  const counts = new Map<string, number>();
  const chains = new Map<number, string>([[scope, '']]);
  const count = (text: string, more: number) => counts.set(text, (counts.get(text) ?? 0) + more);
  for (const place of view.places) {
    const above = chains.get(place.scope);
    if (above === undefined || place.id === scope) continue;
    if (place.loop) count(`${above}/${texts.get(place.id)}`, 1);
    else {
      chains.set(place.id, `${above}/${place.element}`);
      count(`${above}/${place.element}`, 1);
    }
  }
  for (const join of view.joins) {
    const above = chains.get(join.scope);
    if (above !== undefined) count(`${above}/+${join.flow}`, join.count);
  }
  return counts;
}

/** Has a scope since then kept all it had and got more, while around it all is the same? Then that can go on for ever. */
export function hasGrown(now: PlacesView, then: PlacesView, scope: number): boolean {
  if (!then.places.some((place) => place.id === scope)) return false;
  const around = (view: PlacesView) => textsOf(view, NO_MARKS, scope).get(0);
  return exceeds(countsOf(now, scope), countsOf(then, scope)) && around(now) === around(then);
}

/** Is everything of `less` there, and more besides? */
function exceeds(more: ReadonlyMap<string, number>, less: ReadonlyMap<string, number>): boolean {
  let strictly = more.size > less.size;
  for (const [place, count] of less) {
    const here = more.get(place) ?? 0;
    if (here < count) return false;
    if (here > count) strictly = true;
  }
  return strictly;
}

/** An element with two tokens in one and the same scope, where that is not a loop's doing. */
export function doubled(view: PlacesView): { readonly scope: number; readonly element: string } | undefined {
  const seen = new Set<string>();
  for (const place of view.places) {
    if (place.isMember) continue;
    const at = `${place.scope}/${place.element}`;
    if (seen.has(at)) return place;
    seen.add(at);
  }
  return view.joins.find((join) => join.count > 1);
}

/** Joins of scopes in which nothing else goes on: nobody will ever bring what they wait for. */
export function stuckJoins(
  view: PlacesView,
): readonly { readonly scope: number; readonly element: string }[] {
  const busy = new Set(view.places.map((place) => place.scope));
  return view.joins.filter((join) => !busy.has(join.scope));
}
