import { createModdle } from '#runtime/bpmn';
import { extensionsOf, listOf, type Moddle, refOf } from './moddle.ts';
import { readSettings, type Settings } from './settings.ts';

/** What of an element may differ, as it is asked for in the panel. */
export type Aspect = keyof Settings | 'howMany' | 'timer' | 'condition' | 'route' | 'rest';

export type DrawingChange =
  | { readonly kind: 'added' | 'removed'; readonly element: DrawnElement }
  | { readonly kind: 'renamed'; readonly element: DrawnElement; readonly from: string }
  | { readonly kind: 'changed'; readonly element: DrawnElement; readonly aspects: readonly Aspect[] }
  /** Elements that only stand elsewhere on the drawing. */
  | { readonly kind: 'moved'; readonly count: number };

export interface DrawnElement {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** Names of what a flow leads from and to. */
  readonly ends?: readonly [string, string];
}

interface Drawn extends DrawnElement {
  readonly says: ReadonlyMap<Aspect, string>;
  readonly endIds: readonly string[];
}

/**
 * What differs between two states of a drawing, in the order of the later one; by comparing what was read, so that
 * another order or layout of the XML is no difference.
 * @throws Error when one of them cannot be read.
 */
export async function compareDrawings(before: string, after: string): Promise<readonly DrawingChange[]> {
  const [old, now] = await Promise.all([read(before), read(after)]);
  const changes: DrawingChange[] = [];
  const isNew = (id: string) => now.elements.has(id) && !old.elements.has(id);
  const isGone = (id: string) => old.elements.has(id) && !now.elements.has(id);
  let moved = 0;
  for (const element of now.elements.values()) {
    const was = old.elements.get(element.id);
    if (!was) {
      if (!element.endIds.some(isNew)) changes.push({ kind: 'added', element: plain(element) });
      continue;
    }
    const aspects = differing(was, element);
    if (was.name !== element.name) changes.push({ kind: 'renamed', element: plain(element), from: was.name });
    if (aspects.length > 0) changes.push({ kind: 'changed', element: plain(element), aspects });
    if (old.places.get(element.id) !== now.places.get(element.id)) moved++;
  }
  for (const element of old.elements.values()) {
    const quiet = element.endIds.some(isGone);
    if (!now.elements.has(element.id) && !quiet) changes.push({ kind: 'removed', element: plain(element) });
  }
  return moved > 0 ? [...changes, { kind: 'moved', count: moved }] : changes;
}

const plain = ({ id, type, name, ends }: Drawn): DrawnElement => ({ id, type, name, ...(ends && { ends }) });

function differing(was: Drawn, now: Drawn): readonly Aspect[] {
  const aspects = new Set([...was.says.keys(), ...now.says.keys()]);
  return [...aspects].filter((aspect) => was.says.get(aspect) !== now.says.get(aspect));
}

async function read(xml: string) {
  const { rootElement } = await createModdle().fromXML(xml);
  const root = rootElement as unknown as Moddle;
  const elements = new Map<string, Drawn>();
  const walk = (element: Moddle) => {
    if (element.id) elements.set(element.id, drawn(element));
    for (const property of ['flowElements', 'artifacts', 'participants', 'messageFlows'])
      for (const child of listOf(element, property)) walk(child);
  };
  for (const one of listOf(root, 'rootElements')) walk(one);
  const places = new Map<string, string>();
  for (const diagram of listOf(root, 'diagrams'))
    for (const place of listOf(refOf(diagram, 'plane'), 'planeElement')) {
      const id = refOf(place, 'bpmnElement')?.id;
      if (id) places.set(id, placeText(place));
    }
  return { elements, places };
}

/** Words that stand under an aspect of their own, or are said by the elements they name. */
const NOT_REST = new Set([
  ...['id', 'name', 'incoming', 'outgoing', 'flowElements', 'artifacts', 'participants', 'messageFlows'],
  ...['extensionElements', 'loopCharacteristics', 'eventDefinitions', 'conditionExpression', 'default'],
  ...['sourceRef', 'targetRef', 'attachedToRef'],
]);

function drawn(element: Moddle): Drawn {
  const says = new Map<Aspect, string>();
  const put = (aspect: Aspect, value: unknown) => {
    if (value !== undefined) says.set(aspect, JSON.stringify(value));
  };
  for (const [kind, value] of Object.entries(readSettings(element))) put(kind as Aspect, value);
  put('howMany', wordsOf(refOf(element, 'loopCharacteristics')));
  const events = listOf(element, 'eventDefinitions');
  if (events.length > 0) put('timer', events.map(wordsOf));
  put('condition', wordsOf(refOf(element, 'conditionExpression')) ?? refOf(element, 'default')?.id);
  const ends = [refOf(element, 'sourceRef'), refOf(element, 'targetRef')].filter((one) => one !== undefined);
  const [from, to] = ends;
  put('route', from && to ? [from.id, to.id] : refOf(element, 'attachedToRef')?.id);
  const others = extensionsOf(element).filter((one) => !one.$type.startsWith('linli:'));
  put('rest', [rest(element), others.map(wordsOf)]);
  return {
    id: element.id ?? '',
    type: element.$type,
    name: element.name ?? '',
    says,
    endIds: ends.map((one) => one.id ?? ''),
    ...(from && to && { ends: [from.name ?? '', to.name ?? ''] as const }),
  };
}

function rest(element: Moddle): unknown {
  return Object.entries(element)
    .filter(([name]) => !name.startsWith('$') && !NOT_REST.has(name))
    .map(([name, value]) => [name, dataOf(element, value)])
    .sort(([a], [b]) => String(a).localeCompare(String(b)));
}

/** What an element says by itself and by what it holds, without ids of its parts: those are made anew at will. */
function wordsOf(element: Moddle | undefined): unknown {
  if (!element) return undefined;
  const foreign = (element as { $attrs?: object }).$attrs ?? {};
  const own = Object.entries({ ...foreign, ...element })
    .filter(([name]) => name !== 'id' && !name.startsWith('$'))
    .map(([name, value]) => [name, dataOf(element, value)] as const)
    .sort(([a], [b]) => a.localeCompare(b));
  return [element.$type, own];
}

/** A value as plain data; what belongs to somebody else is named by its id. */
function dataOf(owner: Moddle, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => dataOf(owner, one));
  if (typeof value !== 'object' || value === null) return value;
  const element = value as Moddle;
  return element.$parent === undefined || element.$parent === owner ? wordsOf(element) : element.id;
}

function placeText(place: Moddle): string {
  const points = listOf(place, 'waypoint').map((one) => [one.get('x'), one.get('y')]);
  const bounds = refOf(place, 'bounds');
  return JSON.stringify(bounds ? ['x', 'y', 'width', 'height'].map((name) => bounds.get(name)) : points);
}
