import type { EventSpec, Node } from '#runtime/bpmn';
import { evaluateText } from '../core/evaluate.ts';
import { ROOT } from '../core/shape.ts';
import type { Work } from '../core/work.ts';

/** Who catches an error or escalation: a boundary event of a running activity, or the start of an event sub-process. */
export interface Catcher {
  /** The activity it stands on, or the scope whose event sub-process it starts. */
  readonly instance: number;
  readonly node: Node;
  readonly event: EventSpec;
}

/** Looks from inside to outside, the exact code before those that catch all. */
export function findCatcher(
  work: Work,
  kind: 'error' | 'escalation',
  from: number,
  code: string,
): Catcher | undefined {
  let at = from;
  let fromEventSub = false;
  while (at >= ROOT) {
    const instance = work.get(at);
    const node = at === ROOT ? undefined : work.node(instance.el);
    const scope = at === ROOT ? work.graph.scope : node?.scope;
    // An event sub-process does not catch what it throws itself, nor what its siblings throw.
    if (scope && !instance.loop && !fromEventSub) {
      const start = matching(work, scope.eventStarts, kind, code, at);
      if (start) return { instance: at, ...start };
    }
    if (node && instance.member === undefined) {
      const boundary = matching(work, node.boundaries, kind, code, at);
      if (boundary) return { instance: at, ...boundary };
    }
    fromEventSub = node?.type === 'event-sub-process';
    at = instance.scope;
  }
  return undefined;
}

function matching(work: Work, nodes: readonly Node[], kind: EventSpec['kind'], code: string, at: number) {
  const events = nodes.flatMap((node) =>
    node.events.filter((event) => event.kind === kind).map((event) => ({ node, event })),
  );
  const exact = events.find(
    ({ event }) => event.code && evaluateText(work, event.code, at, 'a code') === code,
  );
  return exact ?? events.find(({ event }) => !event.code);
}
