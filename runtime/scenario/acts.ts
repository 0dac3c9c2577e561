/** What each kind of step does. */
import type { Command, Rejection } from '#runtime/engine';
import type { Actor } from '#runtime/model';
import { advance } from './clock.ts';
import { elementOf, incidentOf, jobOf, supplementOf, taskOf } from './find.ts';
import { judgeStart, judgeTask } from './forms.ts';
import { actorOf, applicantOf } from './people.ts';
import { CASE, type Player, SYSTEM } from './player.ts';
import type { Acting, Step, Which } from './types.ts';

type With<K extends string> = Extract<Step, Readonly<Record<K, unknown>>>;
type Act<K extends string> = (player: Player, step: With<K>) => Rejection | undefined;

/** An act on a task, by who was named or may have it. */
function onTask(player: Player, name: string, step: Which & Acting, command: (task: string) => Command) {
  const task = taskOf(player, name, step);
  return player.act(command(task.id), actorOf(player, step.as, task), step.reason);
}

const start: Act<'start'> = (player, { start: { variables = {}, applicant, event }, as, reason }) => {
  const actor: Actor =
    as === undefined || as === 'applicant'
      ? { kind: applicant?.kind === 'staff' ? 'staff' : 'resident', id: applicant?.id ?? 'guest' }
      : actorOf(player, as, undefined);
  const sent = judgeStart(player, variables);
  if ('ok' in sent) return sent;
  return player.act(
    {
      type: 'start-case',
      caseId: CASE,
      space: 'scenario',
      release: 'scenario',
      number: 'YL-2026-000001',
      trial: true,
      variables: sent.variables,
      ...(applicant ? { applicant } : {}),
      ...(event === undefined ? {} : { startEvent: elementOf(player, event) }),
    },
    actor,
    reason,
  );
};

/** Whoever completes a task nobody has claimed claims it first, as on the screen. */
const complete: Act<'complete'> = (player, step) => {
  const task = taskOf(player, step.complete, step);
  const actor = actorOf(player, step.as, task);
  if (actor.kind === 'staff' && task.assignee === undefined && !task.forApplicant) {
    const refused = player.act({ type: 'claim-task', task: task.id }, actor);
    if (refused) return refused;
  }
  const { variables = {}, button } = step;
  const sent = judgeTask(player, task, variables);
  if ('ok' in sent) return sent;
  const command = { type: 'complete-task', task: task.id, variables: sent.variables } as const;
  return player.act(button === undefined ? command : { ...command, button }, actor, step.reason);
};

export const acts: { readonly [K in ActKey]: Act<K> } = {
  start,
  complete,
  claim: (player, step) => onTask(player, step.claim, step, (task) => ({ type: 'claim-task', task })),
  return: (player, step) => onTask(player, step.return, step, (task) => ({ type: 'return-task', task })),
  handOver: (player, step) =>
    onTask(player, step.handOver, step, (task) => ({ type: 'hand-over-task', task, to: step.to })),
  save: (player, step) =>
    onTask(player, step.save, step, (task) => ({ type: 'save-task', task, variables: step.variables })),
  sendBack: (player, step) =>
    onTask(player, step.sendBack, step, (task) => ({
      type: 'send-back',
      task,
      to: elementOf(player, step.to),
      mode: step.mode ?? 'again',
    })),
  supplement: (player, step) =>
    onTask(player, step.supplement, step, (task) => ({
      type: 'ask-supplement',
      task,
      items: step.items,
      fields: step.fields ?? [],
      ...(step.days === undefined ? {} : { days: step.days }),
    })),
  answer: (player, step) =>
    player.act(
      { type: 'answer-supplement', supplement: supplementOf(player), variables: step.answer },
      step.as === undefined ? applicantOf(player) : actorOf(player, step.as, undefined),
      step.reason,
    ),
  decline: (player, step) =>
    onTask(player, step.decline, step, (task) => ({ type: 'decline-case', task, remedies: step.remedies })),
  withdraw: (player, step) =>
    player.act(
      { type: 'withdraw-case' },
      step.as === undefined ? applicantOf(player) : actorOf(player, step.as, undefined),
      step.reason,
    ),
  cancel: (player, step) =>
    player.act({ type: 'cancel-case' }, actorOf(player, step.as, undefined), step.reason),
  set: (player, step) =>
    player.act(
      { type: 'set-variables', variables: step.set },
      actorOf(player, step.as, undefined),
      step.reason,
    ),
  advance: (player, step) => advance(player, step.advance),
  publish: (player, step) => {
    player.publish(step.publish, step.key, step.variables ?? {});
    return undefined;
  },
  job: (player, step) =>
    player.act(
      { type: 'complete-job', job: jobOf(player, step.job, step).id, variables: step.variables ?? {} },
      SYSTEM,
    ),
  failJob: (player, step) =>
    player.act(
      {
        type: 'fail-job',
        job: jobOf(player, step.failJob, step).id,
        message: step.message ?? 'failed in the scenario',
        retries: step.retries ?? 0,
      },
      SYSTEM,
    ),
  throwError: (player, step) =>
    player.act(
      {
        type: 'throw-error',
        job: jobOf(player, step.throwError, step).id,
        code: step.code,
        variables: step.variables ?? {},
      },
      SYSTEM,
    ),
  resolve: (player, step) =>
    player.act(
      {
        type: 'resolve-incident',
        incident: incidentOf(player, step.resolve),
        ...(step.variables ? { variables: step.variables } : {}),
        ...(step.retries === undefined ? {} : { retries: step.retries }),
      },
      actorOf(player, step.as, undefined),
      step.reason,
    ),
};

export const actKeys = [
  'start',
  'claim',
  'return',
  'handOver',
  'save',
  'complete',
  'sendBack',
  'supplement',
  'answer',
  'decline',
  'withdraw',
  'cancel',
  'set',
  'advance',
  'publish',
  'job',
  'failJob',
  'throwError',
  'resolve',
] as const;

export type ActKey = (typeof actKeys)[number];
