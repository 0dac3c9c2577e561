import { Stuck } from '../core/stuck.ts';
import { MOST_EVENTS, type Work } from '../core/work.ts';
import { throwSignal } from '../events/signal.ts';
import { endComplexRound } from './complex.ts';
import { fireCondition } from './conditions.ts';
import { keep } from './incident.ts';
import { fireInclusiveJoin } from './inclusive.ts';

const TOO_MANY = {
  code: 'too-many-steps',
  message: `More than ${MOST_EVENTS} events in one go: probably a loop without a waiting step.`,
};

/** Moves every token on until all wait for something from outside. First come, first served: the order is fixed. */
export function run(work: Work) {
  do {
    while (work.head < work.queue.length) {
      const token = work.queue[work.head];
      work.head += 1;
      if (!token) continue;
      if (work.events.length >= MOST_EVENTS) {
        keep(work, token, TOO_MANY);
        continue;
      }
      try {
        work.processors[token.node.type].activate(work, token);
      } catch (error) {
        if (!(error instanceof Stuck)) throw error;
        keep(work, token, error);
      }
    }
  } while (
    wake(work) ||
    speak(work) ||
    fireInclusiveJoin(work) ||
    endComplexRound(work) ||
    fireCondition(work)
  );
}

/** Throws the first of the signals that waited for all tokens to come to rest. */
function speak(work: Work): boolean {
  const next = work.signals.shift();
  if (!next || work.draft.head.status !== 'running') return false;
  throwSignal(work, next.el, next.name, {}, next.except);
  return true;
}

/** Lets the first of the tokens go on that waited for all others to come to rest. */
function wake(work: Work): boolean {
  const token = work.later.shift();
  if (token) work.push(token);
  return token !== undefined;
}
