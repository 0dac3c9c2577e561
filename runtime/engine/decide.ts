import type { Graph } from '#runtime/bpmn';
import { encodeState } from './codec.ts';
import { handlers } from './commands/registry.ts';
import { startCase } from './commands/start.ts';
import type { Handler } from './commands/types.ts';
import { Draft } from './core/draft.ts';
import { coreOf } from './core/shape.ts';
import { Stuck } from './core/stuck.ts';
import { Work } from './core/work.ts';
import { processors } from './elements/registry.ts';
import { run } from './flow/run.ts';
import { reject } from './rejections.ts';
import type { CaseState, Command, CommandStamp, CommandType, Context, Decision, Rejection } from './types.ts';

/** Most characters of a saved case. */
const MOST_STATE = 4 * 1024 * 1024;

/**
 * Decides a command on a case: the events that follow, or why the caller is wrong. Nothing is changed: the state that
 * comes back is a new one. Deterministic: the same arguments give the same bytes.
 */
export function decide(
  graph: Graph,
  state: CaseState | undefined,
  stamp: CommandStamp,
  command: Command,
  context: Context,
): Decision {
  const work = open(graph, state, stamp, command, context);
  if ('ok' in work) return work;
  run(work);
  // A character is at most three bytes; most cases are far from the limit and are not counted.
  const mayBeLarge = work.draft.core.weight > MOST_STATE / 3;
  if (mayBeLarge && bytesOf(encodeState(work.draft.state())) > MOST_STATE) {
    return reject('case-too-large');
  }
  return { ok: true, events: work.events, state: work.draft.state() };
}

function open(
  graph: Graph,
  state: CaseState | undefined,
  stamp: CommandStamp,
  command: Command,
  context: Context,
): Work | Rejection {
  if (command.type === 'start-case') {
    if (state) return reject('case-exists');
    try {
      return startCase(graph, stamp, command, context, processors);
    } catch (error) {
      if (!(error instanceof Stuck)) throw error;
      return reject('start-failed', error.message);
    }
  }
  if (!state) return reject('no-case');
  if (state.status !== 'running') return reject('case-not-running');
  // Time never runs backwards within a case, whatever the clocks of several servers say.
  const { clock } = coreOf(state);
  const by = stamp.at < clock ? { ...stamp, at: clock } : stamp;
  const work = new Work(graph, new Draft(state), context, by, processors);
  const handler = handlers[command.type] as Handler<CommandType>;
  return handler(work, command) ?? work;
}

/** In UTF-8, as it is stored: a Chinese character is three bytes. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}
