import type { Instance, Wait } from '../core/shape.ts';
import { Stuck } from '../core/stuck.ts';
import type { Work } from '../core/work.ts';
import { receiveSignal } from '../events/signal.ts';
import { nextFiring } from '../events/timer.ts';
import { complete } from '../flow/complete.ts';
import { throwError, throwEscalation } from '../flow/errors.ts';
import { raise } from '../flow/incident.ts';
import { reached } from '../flow/reached.ts';
import { remind } from '../human/remind.ts';
import { reject } from '../rejections.ts';
import { findTask, findWait } from './find.ts';
import type { Handler } from './types.ts';

export const completeJob: Handler<'complete-job'> = (work, command) => {
  const found = findWait(work.draft, command.job, ['job']);
  if (!found) return reject('job-not-open');
  const { instance, wait } = found;
  work.emit('job-completed', { id: instance.id, el: wait.el, job: wait.id, variables: command.variables });
  complete(work, instance.id);
  return undefined;
};

/** With retries left the job is tried again; without, it is an incident. */
export const failJob: Handler<'fail-job'> = (work, command) => {
  const found = findWait(work.draft, command.job, ['job']);
  if (!found) return reject('job-not-open');
  const { instance, wait } = found;
  const retries = Math.max(0, Math.floor(command.retries));
  work.emit('job-failed', {
    id: instance.id,
    el: wait.el,
    job: wait.id,
    message: command.message,
    retries,
    retryAt: command.retryAt,
  });
  if (retries === 0) raise(work, instance.id, { code: 'job-failed', message: command.message });
  return undefined;
};

export const throwErrorOfJob: Handler<'throw-error'> = (work, command) => {
  const instance =
    findWait(work.draft, command.job, ['job'])?.instance ?? findTask(work.draft, command.job)?.instance;
  if (!instance) return reject('job-not-open');
  try {
    throwError(work, {
      el: instance.el,
      from: instance.id,
      code: command.code,
      message: command.message,
      variables: command.variables,
    });
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    raise(work, instance.id, error);
  }
  return undefined;
};

export const throwEscalationOfJob: Handler<'throw-escalation'> = (work, command) => {
  const instance =
    findWait(work.draft, command.job, ['job'])?.instance ?? findTask(work.draft, command.job)?.instance;
  if (!instance) return reject('job-not-open');
  throwEscalation(work, {
    el: instance.el,
    from: instance.id,
    code: command.code,
    variables: command.variables,
  });
  return undefined;
};

export const fireTimer: Handler<'fire-timer'> = (work, command) => {
  const found = findWait(work.draft, command.job, ['timer', 'reminder']);
  if (!found) return reject('timer-not-open');
  const { instance, wait } = found;
  if (wait.due !== undefined && wait.due > work.now) return reject('not-due');
  if (wait.kind === 'reminder') {
    remind(work, instance, wait);
    return undefined;
  }
  const repeats = wait.every !== undefined && isCatch(work, instance, wait);
  const next = repeats || stays(work, wait) ? nextFiring(work, wait) : undefined;
  work.emit('timer-fired', { id: instance.id, el: wait.el, timer: wait.id, ...next });
  // A repeating catch event lets a token go on each time; the last time it is done itself.
  if (repeats && next) work.push({ node: work.node(wait.el), scope: instance.scope, joined: true });
  else reached(work, instance.id, wait, {});
  return undefined;
};

export const correlateMessage: Handler<'correlate-message'> = (work, command) => {
  const found = findWait(work.draft, command.subscription, ['message']);
  if (!found || found.wait.name !== command.name) return reject('subscription-not-open');
  const { instance, wait } = found;
  if (wait.key !== undefined && wait.key !== command.key) return reject('subscription-not-open');
  work.emit('message-correlated', {
    id: instance.id,
    el: wait.el,
    wait: wait.id,
    message: command.message,
    name: command.name,
    key: command.key,
    variables: command.variables,
    stays: stays(work, wait),
  });
  reached(work, instance.id, wait, command.variables);
  return undefined;
};

/** Is it a catch event that waits by itself, not one of those behind an event-based gateway? */
function isCatch(work: Work, instance: Instance, wait: Wait): boolean {
  const node = work.graph.elements.get(wait.el);
  return node?.type === 'intermediate-catch-event' && instance.el === wait.el && !node.parallelMultiple;
}

/** Does the place go on waiting after its event: a boundary or start event that does not interrupt? */
function stays(work: Work, wait: Wait): boolean {
  const node = work.graph.elements.get(wait.el);
  return (node?.type === 'boundary-event' || node?.type === 'start-event') && !node.interrupting;
}

export const receiveSignalCommand: Handler<'receive-signal'> = (work, command) => {
  work.emit('signal-received', { signal: command.signal, name: command.name });
  receiveSignal(work, command.name, command.variables);
  return undefined;
};
