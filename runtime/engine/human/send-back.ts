/** Sending back: what ends, and where the token goes. */
import type { Graph, Node } from '#runtime/bpmn';
import { type Instance, ROOT } from '../core/shape.ts';
import { reachableFrom } from '../flow/reach.ts';

/** What of a case is needed to find the way back. */
export interface Ground {
  readonly graph: Graph;
  find(id: number): Instance | undefined;
  readonly seen: readonly number[];
}

export interface WayBack {
  /** The scope in which it goes on. */
  readonly scope: number;
  /** Elements from there to the target, outermost first. */
  readonly path: readonly string[];
  /** Elements from there to the task, for "come straight back". */
  readonly back: readonly string[];
  /** The instance below that scope that the task is, or is part of: of several people's round, the whole round. */
  readonly child: number;
}

/** Was this user task done at least once? */
export function wasDone(seen: readonly number[], node: Node): boolean {
  const order = node.user?.order;
  return order !== undefined && ((seen[Math.floor(order / 30)] ?? 0) & (1 << (order % 30))) !== 0;
}

/** The way from a task back to an earlier step; undefined where there is none. */
export function wayBack(ground: Ground, task: Instance, to: string): WayBack | undefined {
  const target = ground.graph.elements.get(to);
  if (!target || to === task.el || !wasDone(ground.seen, target)) return undefined;
  const outer = parentsOf(ground.graph, target);
  const below: Instance[] = [];
  let at: Instance | undefined = task;
  while (at) {
    const holds = at.id === ROOT || (!at.loop && outer.includes(at.el));
    const child = below.at(-1);
    if (holds && child) {
      const path = [...(at.id === ROOT ? outer : outer.slice(outer.indexOf(at.el) + 1)), to];
      const back = [...new Set(below.map((instance) => instance.el).reverse())];
      const reached = reachableFrom(ground.graph, path[0] ?? to, '');
      return reached.has(child.el) ? { scope: at.id, path, back, child: child.id } : undefined;
    }
    below.push(at);
    at = ground.find(at.scope);
  }
  return undefined;
}

/** Sub-processes around an element, outermost first. */
function parentsOf(graph: Graph, node: Node): readonly string[] {
  const parents: string[] = [];
  let at = node.parent;
  while (at !== undefined) {
    parents.unshift(at);
    at = graph.elements.get(at)?.parent;
  }
  return parents;
}
