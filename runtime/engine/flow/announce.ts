/** What a round says when a member is done: its own boundary events hear it, then everybody. */
import type { Announcement, EventSpec, MultiInstance, Node, Template } from '#runtime/bpmn';
import type { Variables } from '#runtime/values';
import { evaluateCondition, evaluateText } from '../core/evaluate.ts';
import type { Instance } from '../core/shape.ts';
import type { Work } from '../core/work.ts';
import { throwEscalation } from './errors.ts';

/**
 * Throws the events that are due now. A boundary event of the round that catches one goes on beside it; the round is
 * over (true) only where a condition threw it and the boundary event interrupts.
 */
export function announce(work: Work, body: Instance, spec: MultiInstance, counters: Variables): boolean {
  let over = false;
  for (const announcement of spec.announces ?? []) {
    if (!due(work, announcement, body, counters)) continue;
    const name = nameOf(work, announcement.event, body.id);
    const hearing = work
      .node(body.el)
      .boundaries.filter((boundary) => hears(work, boundary, announcement.event, name, body.id));
    for (const node of hearing) work.push({ node, scope: body.scope });
    over ||= announcement.when === 'condition' && hearing.some((node) => node.interrupting);
    if (announcement.event.kind === 'signal') work.signals.push({ el: body.el, name, except: body.id });
    else if (hearing.length === 0) throwEscalation(work, { el: body.el, from: body.scope, code: name });
  }
  return over;
}

function due(work: Work, { when, condition }: Announcement, body: Instance, counters: Variables): boolean {
  if (when === 'first') return body.loop?.done === 1;
  return !condition || evaluateCondition(work, condition, body.id, counters);
}

function hears(work: Work, boundary: Node, event: EventSpec, name: string, scope: number): boolean {
  return boundary.events.some((own) => {
    if (own.kind !== event.kind) return false;
    return (own.kind === 'escalation' && !own.code) || nameOf(work, own, scope) === name;
  });
}

function nameOf(work: Work, { signal, code }: EventSpec, scope: number): string {
  const template: Template | undefined = signal ?? code;
  return template ? evaluateText(work, template, scope, 'the name of an event') : '';
}
