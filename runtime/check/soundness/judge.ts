/** What the walked ways say about a drawing. */
import type { Spot, Step } from './spot.ts';

/** Spots from which a good end can be reached. What was left alone counts as good: it repeats what came before. */
export function endable(spots: readonly Spot[]): ReadonlySet<number> {
  const before = spots.map((): number[] => []);
  for (const spot of spots) for (const step of spot.next) before[step.to]?.push(spot.index);
  const good = new Set(
    spots
      .filter((spot) => spot.cut || spot.state.status !== 'running' || isIncident(spot))
      .map(({ index }) => index),
  );
  for (const index of good) for (const earlier of before[index] ?? []) good.add(earlier);
  return good;
}

/** Something stands and waits for a person because nobody catches it: told on its own. */
export function isIncident(spot: Spot): boolean {
  return spot.view.places.some((place) => place.incident !== undefined);
}

/** The first spot of a way that never ends and never gets stuck either. */
export function endless(spots: readonly Spot[], good: ReadonlySet<number>): Spot | undefined {
  const before = spots.map((): number[] => []);
  for (const spot of spots) for (const step of spot.next) before[step.to]?.push(spot.index);
  const stuck = new Set(
    spots.filter((spot) => spot.expanded && spot.next.length === 0).map((spot) => spot.index),
  );
  for (const index of stuck) for (const earlier of before[index] ?? []) stuck.add(earlier);
  return spots.find((spot) => !good.has(spot.index) && !stuck.has(spot.index));
}

/** Ends that are reached again and again by a way that comes back to where it was, its scope going on all the while. */
export function repeated(spots: readonly Spot[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const scopes = new Set(
    spots.flatMap((spot) => spot.next.flatMap((step) => step.ends.map((end) => end.scope))),
  );
  for (const scope of scopes) {
    const stays = (step: Step) => scope === '' || !step.left.has(scope);
    const group = circles(spots, stays);
    for (const spot of spots) {
      for (const step of spot.next) {
        if (!stays(step) || group[spot.index] !== group[step.to]) continue;
        for (const { scope: of, end } of step.ends) {
          if (of === scope && !found.has(end)) found.set(end, step.to);
        }
      }
    }
  }
  return found;
}

/** Tarjan's components, without recursion: spots with the same number lie on one circle. */
function circles(spots: readonly Spot[], stays: (step: Step) => boolean): readonly number[] {
  const order = new Array<number>(spots.length).fill(-1);
  const low = new Array<number>(spots.length).fill(0);
  const group = new Array<number>(spots.length).fill(-1);
  const stack: number[] = [];
  let count = 0;
  for (const root of spots) {
    if (order[root.index] !== -1) continue;
    const work: { readonly at: number; readonly next: readonly number[]; step: number }[] = [];
    const enter = (at: number) => {
      order[at] = count;
      low[at] = count;
      count += 1;
      stack.push(at);
      work.push({ at, next: (spots[at]?.next ?? []).filter(stays).map((step) => step.to), step: 0 });
    };
    enter(root.index);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { at } = top;
      const to = top.next[top.step];
      top.step += 1;
      if (to === undefined) {
        work.pop();
        const above = work.at(-1)?.at;
        if (above !== undefined) low[above] = Math.min(low[above] ?? 0, low[at] ?? 0);
        if (low[at] !== order[at]) continue;
        for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
          group[member] = at;
          if (member === at) break;
        }
      } else if (order[to] === -1) enter(to);
      else if (group[to] === -1) low[at] = Math.min(low[at] ?? 0, order[to] ?? 0);
    }
  }
  return group;
}

/** Elements from the start to a spot, each time a token came to one. */
export function wayTo(
  spots: readonly Spot[],
  index: number,
  more: readonly string[] = [],
): readonly string[] {
  const ways: (readonly string[])[] = [more];
  for (let at = index; at >= 0; at = spots[at]?.from ?? -1) ways.unshift(spots[at]?.way ?? []);
  return ways.flat().filter((id, at, all) => id !== all[at - 1]);
}
