/** Which act is legal in which state of a task: one table, every act in every state, each refusal by its code. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#runtime/model';
import { rejectionCodes } from './rejections.ts';
import { button, buttons, el, end, flows, graphOf, start, timer, user } from './testing/drawing.ts';
import { APPLICANT, Play, staff } from './testing/play.ts';
import type { Command } from './types.ts';
import { supplementsOf } from './views/tasks.ts';

const desk = '<linli:assignment kind="post" unit="community" role="handler" />';
const all = buttons(
  ...['complete', 'send-back', 'supplement', 'decline', 'hand-over', 'return', 'save'].map((action) =>
    button(action),
  ),
);
const wang = staff('wang', 'desk');
const li = staff('li', 'desk');
const zhao = staff('zhao', 'head');

/** The case stands at its second step, whose first one is done, in the state that the name says. */
const states: Readonly<Record<string, (play: Play, task: string) => void>> = {
  unclaimed: () => undefined,
  'mine (wang)': (play, task) => play.do({ type: 'claim-task', task }, wang),
  'waiting for the applicant': (play, task) =>
    play
      .do({ type: 'claim-task', task }, wang)
      .do({ type: 'ask-supplement', task, items: ['照片'], fields: ['photo'] }, wang),
  'done, the case goes on': (play, task) => play.do({ type: 'complete-task', task, variables: {} }, wang),
  'the case was cancelled': (play) => play.do({ type: 'cancel-case' }, wang, '重复'),
};

const acts: Readonly<Record<string, (task: string) => Command>> = {
  claim: (task) => ({ type: 'claim-task', task }),
  return: (task) => ({ type: 'return-task', task }),
  'hand over': (task) => ({ type: 'hand-over-task', task, to: { person: 'zhao' } }),
  save: (task) => ({ type: 'save-task', task, variables: { note: 'n' } }),
  complete: (task) => ({ type: 'complete-task', task, variables: {} }),
  'send back': (task) => ({ type: 'send-back', task, to: 'a', mode: 'again' }),
  supplement: (task) => ({ type: 'ask-supplement', task, items: ['照片'], fields: ['photo'] }),
  decline: (task) => ({ type: 'decline-case', task, remedies: '行政复议' }),
};

/** By act: what wang, li (same post) and zhao (no candidate) are told. */
type Told = Readonly<Record<string, string>>;
const told = async (state: string): Promise<Told> => {
  const graph = await graphOf(
    start() +
      user('a', desk + all) +
      user('b', desk + all) +
      user('c', desk + all) +
      end() +
      flows('s>a', 'a>b', 'b>c', 'c>e'),
  );
  const outcome = (act: string, by: Actor): string => {
    const play = new Play(graph).start({ photo: null }).complete('a', {}, wang);
    const task = play.task('b');
    states[state]?.(play, task);
    const command = acts[act]?.(task);
    return command ? play.refused(command, by, '理由') : 'no such act';
  };
  return Object.fromEntries(
    Object.keys(acts).map((act) => [act, [wang, li, zhao].map((by) => outcome(act, by)).join(' | ')]),
  );
};

describe('each act in each state', () => {
  test.each(Object.keys(states))('%s', async (state) => {
    expect(await told(state)).toMatchSnapshot();
  });
});

describe('what is not there any more', () => {
  test('a supplement that was answered, or never asked, and one that somebody else answers', async () => {
    const graph = await graphOf(start() + user('a', desk + all) + end() + flows('s>a', 'a>e'));
    const play = new Play(graph).start({ photo: null });
    const task = play.task('a');
    play.do({ type: 'claim-task', task }, wang);
    expect(play.refused({ type: 'answer-supplement', supplement: '9', variables: {} }, APPLICANT)).toBe(
      'supplement-not-open',
    );
    play.do({ type: 'ask-supplement', task, items: ['照片'], fields: ['photo'] }, wang);
    const supplement = supplementsOf(play.case)[0]?.id ?? '';
    const answer = { type: 'answer-supplement', supplement, variables: { photo: 'f' } } as const;
    expect(play.refused(answer, wang)).toBe('not-applicant');
    expect(play.do(answer, APPLICANT).refused(answer, APPLICANT)).toBe('supplement-not-open');
  });

  test('a case that exists is not started twice, and one that does not is not worked on', async () => {
    const graph = await graphOf(start() + user('a') + end() + flows('s>a', 'a>e'));
    expect(new Play(graph).refused({ type: 'claim-task', task: '1' }, wang)).toBe('no-case');
    const again = {
      type: 'start-case',
      caseId: 'case-1',
      space: 'street',
      release: 'r1',
      variables: {},
    } as const;
    expect(new Play(graph).start().refused(again)).toBe('case-exists');
  });

  test('jobs, timers and scopes that are not open', async () => {
    const graph = await graphOf(start() + user('a') + end() + flows('s>a', 'a>e'));
    const play = new Play(graph).start();
    expect(play.refused({ type: 'complete-job', job: '99', variables: {} })).toBe('job-not-open');
    expect(play.refused({ type: 'fail-job', job: '99', message: 'm', retries: 0 })).toBe('job-not-open');
    expect(play.refused({ type: 'fire-timer', job: '99' })).toBe('timer-not-open');
    expect(play.refused({ type: 'set-variables', scope: '99', variables: {} })).toBe('scope-unknown');
    expect(
      play.refused({ type: 'correlate-message', message: 'm', name: 'n', variables: {}, subscription: '99' }),
    ).toBe('subscription-not-open');
  });
});

describe('what cannot be', () => {
  test('a start that the drawing does not have, or with a deadline that is no time', async () => {
    const body = start() + user('a') + end() + flows('s>a', 'a>e');
    const graph = await graphOf(body);
    const begin = { type: 'start-case', caseId: 'c', space: 's', release: 'r', variables: {} } as const;
    expect(new Play(graph).refused({ ...begin, startEvent: 'nowhere' })).toBe('start-event-unknown');
    const soon = await graphOf(body, '', '<linli:deadline amount="=days" unit="working-day" />');
    expect(new Play(soon).refused({ ...begin, variables: { days: 'soon' } })).toBe('start-failed');
  });

  test('a timer before its time', async () => {
    const graph = await graphOf(
      start() + el('intermediateCatchEvent', 't', '', timer('PT1H')) + end() + flows('s>t', 't>e'),
    );
    const play = new Play(graph).start();
    expect(play.refused({ type: 'fire-timer', job: play.job('t') })).toBe('not-due');
  });

  test('what only the applicant does is neither claimed nor handed over', async () => {
    const graph = await graphOf(
      start() + user('a', `<linli:assignment kind="applicant" />${all}`) + end() + flows('s>a', 'a>e'),
    );
    const play = new Play(graph).start();
    expect(play.refused({ type: 'claim-task', task: play.task('a') }, APPLICANT)).toBe('applicant-task');
  });

  test('a case of more than 4 MiB, which two million Chinese characters are', async () => {
    const graph = await graphOf(start() + user('a') + end() + flows('s>a', 'a>e'));
    const big = { text: '字'.repeat(2_000_000) };
    expect(new Play(graph).start().refused({ type: 'set-variables', variables: big })).toBe('case-too-large');
  });
});

test('every reason to refuse is told in some story', async () => {
  const files = await readdir(import.meta.dirname, { recursive: true });
  const stories = await Promise.all(
    files
      .filter((file) => /\.(test\.ts|snap)$/.test(file))
      .map((file) => readFile(join(import.meta.dirname, file), 'utf8')),
  );
  expect(rejectionCodes.filter((code) => !stories.some((story) => story.includes(code)))).toEqual([]);
});
