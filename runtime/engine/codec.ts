/** The saved forms of a case and of its events. Key order is fixed by how they are made: the same commands, the same bytes. */
import { SNAPSHOT } from './core/shape.ts';
import type { CaseEvent, CaseState, CommandStamp } from './types.ts';

export function encodeState(state: CaseState): string {
  return JSON.stringify(state);
}

/** Reads a saved case. One that a newer release wrote is read too, as long as its shape is not newer than the next. */
export function decodeState(text: string): CaseState {
  const state = JSON.parse(text) as CaseState;
  if (state.snapshot > SNAPSHOT + 1) {
    throw new Error(`Expected a snapshot of version ${SNAPSHOT + 1} at most, but got ${state.snapshot}.`);
  }
  return state;
}

/** Events of one command share their stamp, so it is written once: `[{"by":…,"events":[[seq,type,v,data],…]}]`. */
export function encodeEvents(events: readonly CaseEvent[]): string {
  let text = '[';
  let by: CommandStamp | undefined;
  for (const event of events) {
    if (event.by !== by) {
      text += `${by ? ']},' : ''}{"by":${stamp(event.by)},"events":[`;
      by = event.by;
    } else text += ',';
    text += `[${event.seq},"${event.type}",${event.v},${JSON.stringify(event.data)}]`;
  }
  return by ? `${text}]}]` : '[]';
}

/** As `JSON.stringify` writes it, several times faster: this is written for every command. */
function stamp({ id, at, actor, channel, reason, cause }: CommandStamp): string {
  let text = `{"id":${quoted(id)},"at":${at},"actor":{"kind":"${actor.kind}","id":${quoted(actor.id)}`;
  if (actor.post !== undefined) text += `,"post":${quoted(actor.post)}`;
  if (actor.onBehalfOf !== undefined) text += `,"onBehalfOf":${quoted(actor.onBehalfOf)}`;
  text += `},"channel":"${channel}"`;
  if (reason !== undefined) text += `,"reason":${quoted(reason)}`;
  if (cause !== undefined) text += `,"cause":${quoted(cause)}`;
  return `${text}}`;
}

const PLAIN = /^[\w #:./@-]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

interface Group {
  readonly by: CommandStamp;
  readonly events: readonly (readonly [number, string, number, CaseEvent['data']])[];
}

export function decodeEvents(text: string): readonly CaseEvent[] {
  return (JSON.parse(text) as readonly Group[]).flatMap(({ by, events }) =>
    events.map(([seq, type, v, data]) => ({ seq, type, v, by, data })),
  );
}
