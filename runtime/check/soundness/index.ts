/**
 * Soundness: can every case come to its end, whatever is chosen and whatever happens? Found by walking all ways on the
 * engine itself, with the data left aside. See docs/reference/soundness.md.
 */
import type { Graph, Node } from '#runtime/bpmn';
import type { Finding } from '#runtime/model';
import { abstracted, cannotSee, orderMatters } from './abstract.ts';
import { Chooser } from './chooser.ts';
import { explore, type Search, type Walk } from './explore.ts';
import { endable, endless, isIncident, repeated, wayTo } from './judge.ts';
import { downstream, meetingBefore, restsBefore, withInside } from './lie.ts';
import { throwsOf } from './moves.ts';
import { stuckJoins } from './spot.ts';
import { unheard } from './unheard.ts';
import { Words } from './words.ts';

export interface SoundnessOptions {
  /** Most situations to look at; what is left then is said to be undecided. */
  readonly most?: number;
  /** Walk one order of steps that do not touch each other instead of all orders. Only tests turn it off. */
  readonly reduce?: boolean;
  /** Called now and then: a browser gives the page a turn here, so that it does not freeze. */
  readonly breathe?: () => Promise<void>;
  /** Told how many situations were looked at. */
  readonly onDone?: (spots: number) => void;
}

export const MOST_SITUATIONS = 10_000;

/** Checks one process, or several of one file, each by itself. */
export async function checkSoundness(
  graphs: Graph | readonly Graph[],
  options: SoundnessOptions = {},
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const graph of 'elements' in graphs ? [graphs] : graphs)
    found.push(...(await checkOne(graph, options)));
  return found;
}

async function checkOne(graph: Graph, options: SoundnessOptions): Promise<readonly Finding[]> {
  const words = new Words(graph);
  const structural = unheard(graph, words);
  const beside = besides(graph);
  if (cannotSee(graph)) return [...structural, words.unseen()];
  const walk = walkOver(graph, options);
  try {
    const whole = await explore({ ...walk, echoes: beside.echoes });
    // What comes beside the main way may come often. Whether the main way itself runs double is seen without it.
    const main =
      beside.quiet.size === 0
        ? whole
        : await explore({ ...walk, quiet: beside.quiet, throws: throwsOf(graph, beside.quiet) });
    options.onDone?.(whole.spots.length + (main === whole ? 0 : main.spots.length));
    return [
      ...stuckFindings(graph, whole, words),
      ...endlessFindings(graph, whole, words),
      ...growing(graph, main, words),
      ...deadFindings(graph, whole, words),
      ...structural,
      ...(whole.complete && main.complete ? [] : [words.undecided(walk.most)]),
    ];
  } catch {
    // The engine could not even begin: what is wrong stands in other findings, and nothing can be said here.
    return [...structural, words.unseen()];
  }
}

function walkOver(graph: Graph, options: SoundnessOptions): Walk {
  const chooser = new Chooser();
  const starts = graph.scope.nodes.filter((node) => node.type === 'start-event').map((node) => node.id);
  return {
    model: abstracted(graph, chooser),
    chooser,
    throws: throwsOf(graph, new Set()),
    starts: starts.length > 0 ? starts : [undefined],
    quiet: new Set(),
    echoes: new Set(),
    reduce: (options.reduce ?? true) && !orderMatters(graph),
    most: options.most ?? MOST_SITUATIONS,
    breathe: options.breathe ?? (() => Promise.resolve()),
  };
}

/** Events that add a branch beside what goes on, and everything that follows them. */
function besides(graph: Graph) {
  const listening = [...graph.elements.values()].filter(
    (node) =>
      !node.interrupting &&
      (node.type === 'boundary-event' || (node.type === 'start-event' && isEventStart(graph, node.parent))),
  );
  const after = listening.flatMap((node) => [
    ...(node.type === 'start-event' && node.parent !== undefined ? [node.parent] : []),
    ...downstream(graph, node.id),
  ]);
  return { quiet: new Set(listening.map(({ id }) => id)), echoes: withInside(graph, after) };
}

function isEventStart(graph: Graph, parent: string | undefined): boolean {
  return parent !== undefined && graph.elements.get(parent)?.type === 'event-sub-process';
}

function stuckFindings(graph: Graph, { spots }: Search, words: Words): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const spot of spots) {
    if (spot.cut || !spot.expanded || spot.state.status !== 'running') continue;
    const joins = [...new Set(stuckJoins(spot.view).map(({ element }) => element))];
    // A join that only waits for another stuck one is no cause of its own.
    const first = joins.filter(
      (join) =>
        !joins.some((other) => other !== join && leads(graph, other, join) && !leads(graph, join, other)),
    );
    for (const join of first) {
      const severity = spot.next.length === 0 ? 'error' : 'warning';
      if (found.get(join)?.severity === 'error' || (found.has(join) && severity === 'warning')) continue;
      found.set(join, words.stuck(join, wayTo(spots, spot.index), severity));
    }
    if (joins.length === 0 && spot.next.length === 0 && !isIncident(spot)) {
      const at = spot.view.places.at(-1)?.element;
      if (at !== undefined && !found.has(at)) found.set(at, words.stuck(at, wayTo(spots, spot.index)));
    }
  }
  return [...found.values()];
}

function leads(graph: Graph, from: string, to: string): boolean {
  return downstream(graph, from).has(to);
}

function endlessFindings(graph: Graph, search: Search, words: Words): readonly Finding[] {
  if (!search.complete) return [];
  const spot = endless(search.spots, endable(search.spots));
  if (!spot) return [];
  // Where its token stands, or, at a stop of the search, where it goes.
  const at = spot.view.places.at(-1)?.element ?? graph.id;
  const element = search.target(at);
  return [words.endless(element, [...wayTo(search.spots, spot.index), element])];
}

function growing(graph: Graph, { spots, twice, piled }: Search, words: Words): readonly Finding[] {
  const again = [...repeated(spots)].filter(([end]) => restsBefore(graph, end));
  const grows = [...piled, ...again].slice(0, 1).map(([at, spot]) => words.grows(at, wayTo(spots, spot)));
  const ends = new Set(again.map(([end]) => end));
  if (piled.size > 0) return grows;
  const meetings = new Map<string, Finding>();
  for (const [end, { spot, way }] of twice) {
    const { at, works } = meetingBefore(graph, end);
    if (!ends.has(end) && !meetings.has(at))
      meetings.set(at, words.twice(at, end, works, wayTo(spots, spot, way)));
  }
  return [...grows, ...meetings.values()];
}

function deadFindings(graph: Graph, { reached, complete, spots }: Search, words: Words): readonly Finding[] {
  if (!complete) return [];
  const silent = [...graph.elements.values()].filter(
    (node) =>
      !reached.has(node.id) &&
      node.compensation === undefined &&
      node.type !== 'event-sub-process' &&
      !isUnheard(node) &&
      (node.parent === undefined || entered(graph, reached, node.parent)),
  );
  // Only where the way breaks off: what lies behind is not reached for the same reason.
  return silent
    .filter((node) => node.incoming.length === 0 || node.incoming.some((flow) => reached.has(flow.source)))
    .filter((node) => node.type !== 'boundary-event' || reached.has(node.attachedTo ?? ''))
    .map((node) => {
      const before = node.incoming.find((flow) => reached.has(flow.source))?.source;
      const spot = spots.find(({ way }) => before !== undefined && way.includes(before));
      return words.dead(node.id, spot ? wayTo(spots, spot.index) : []);
    });
}

/** Catchers of errors and escalations that nobody throws are told on their own; what undoes is needed only at times. */
function isUnheard(node: Node): boolean {
  if (node.type !== 'boundary-event' && node.type !== 'start-event') return false;
  return node.events.some(({ kind }) => ['error', 'escalation', 'cancel', 'compensation'].includes(kind));
}

/** An ad-hoc sub-process is taken as one piece of work: nothing is said of its inside. */
function entered(graph: Graph, reached: ReadonlySet<string>, parent: string): boolean {
  return reached.has(parent) && graph.elements.get(parent)?.adHoc === undefined;
}
