import { describe, expect, it } from 'vitest';
import type { Moddle } from '../model/moddle.ts';
import { type Line, placeAfter, type Spot } from './place.ts';
import type { OutlineNode } from './tree.ts';

type Made = { -readonly [K in keyof Spot]: Spot[K] } & { incoming: Line[]; outgoing: Line[] };

/** `a>b` draws a flow; the first letter tells the kind: t step, x gateway, e end. */
function drawing(flows: string) {
  const spots = new Map<string, Made>();
  const lines = new Map<string, Line>();
  const kinds: Record<string, string> = {
    t: 'bpmn:UserTask',
    x: 'bpmn:ExclusiveGateway',
    e: 'bpmn:EndEvent',
  };
  const spot = (id: string) => {
    const made = spots.get(id) ?? { id, type: kinds[id.charAt(0)] ?? '', incoming: [], outgoing: [] };
    spots.set(id, made);
    return made;
  };
  for (const flow of flows.split(' ')) {
    const [from = '', to = ''] = flow.split('>');
    const line: Line = { id: flow, source: spot(from), target: spot(to) };
    if (to) {
      spot(from).outgoing.push(line);
      spot(to).incoming.push(line);
      lines.set(flow, line);
    }
  }
  return (id: string) => lines.get(id) ?? spots.get(id);
}

const model = { $type: '', get: () => undefined } as Moddle;
const line = (element: string, kind: OutlineNode['kind'], join?: string): OutlineNode => ({
  key: element,
  element,
  kind,
  model,
  children: [],
  ...(join && { join: { ...model, id: join } }),
});

/** The place in short: `on a>b`, `before t3: a>t3 b>t3`, `behind t1`, or why not. */
function goesTo(node: OutlineNode, flows: string): string {
  const place = placeAfter(node, drawing(flows));
  if (place.kind === 'on') return `on ${place.flow.id}`;
  if (place.kind === 'before')
    return `before ${place.target.id}: ${place.flows.map((flow) => flow.id).join(' ')}`;
  return place.kind === 'behind' ? `behind ${place.source.id}` : place.why;
}

describe('where a step goes that is added after a line', () => {
  it('branches that meet in a step: all of them come into the new one first', () => {
    expect(goesTo(line('x1', 'decision', 't3'), 'x1>t1 x1>t2 t1>t3 t2>t3 t3>e1')).toBe(
      'before t3: t1>t3 t2>t3',
    );
  });

  it('a way back to the step where they meet stays a way back', () => {
    expect(goesTo(line('x1', 'decision', 't3'), 'x1>t1 x1>t3 t1>t3 t3>t4 t4>t3 t4>e1')).toBe(
      'before t3: x1>t3 t1>t3',
    );
  });

  it('branches that meet in a gateway: behind the gateway', () => {
    expect(goesTo(line('x1', 'decision', 'x2'), 'x1>t1 x1>t2 t1>x2 t2>x2 x2>t3')).toBe('on x2>t3');
  });

  it('a gateway that brings together and splits again is the next step itself', () => {
    expect(goesTo(line('x1', 'decision', 'x2'), 'x1>t1 x1>t2 t1>x2 t2>x2 x2>t3 x2>e1')).toBe(
      'before x2: t1>x2 t2>x2',
    );
  });

  it('an end that several ways reach: before it, all of them', () => {
    expect(goesTo(line('e1', 'end'), 't1>e1 t2>e1')).toBe('before e1: t1>e1 t2>e1');
    expect(goesTo(line('e1', 'end'), 't1>e1')).toBe('on t1>e1');
  });

  it('a step that leads nowhere: behind it; a branch: on its own flow', () => {
    expect(goesTo(line('t1', 'step'), 't0>t1')).toBe('behind t1');
    expect(goesTo(line('x1>t1', 'branch'), 'x1>t1 x1>t2')).toBe('on x1>t1');
  });

  it('says why nothing can follow', () => {
    expect(goesTo(line('x1', 'decision'), 'x1>e1 x1>e2')).toBe('whyApart');
    expect(goesTo(line('e1', 'end'), 'e1>')).toBe('whyEndAlone');
    expect(goesTo(line('P', 'loose'), 't1>t2')).toBe('whyLoose');
    expect(goesTo(line('gone', 'step'), 't1>t2')).toBe('whyGone');
  });
});
