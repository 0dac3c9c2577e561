import { describe, expect, test } from 'vitest';
import { button, buttons, el, end, flows, graphOf, loop, start, user } from './testing/drawing.ts';
import { APPLICANT, MONDAY, Play, staff } from './testing/play.ts';
import { canWithdraw, remediesOf } from './views/case.ts';
import { timelineOf } from './views/history.ts';
import { supplementsOf } from './views/tasks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const desk = '<linli:assignment kind="post" unit="community" role="handler" />';
const wang = staff('wang', 'desk');
const li = staff('li', 'desk');
const all = buttons(
  button('complete'),
  button('send-back'),
  button('supplement'),
  button('decline'),
  button('hand-over'),
  button('return'),
  button('save'),
);
const line = (assignment = desk, more = '') =>
  graphOf(start() + user('a', assignment + all + more) + user('b') + end() + flows('s>a', 'a>b', 'b>e'));

describe('who handles a task', () => {
  test('candidates claim it, one at a time; others are told so', async () => {
    const play = new Play(await line()).start();
    const task = play.task('a');
    expect(play.view('a')).toMatchObject({ candidatePosts: ['desk'], forApplicant: false });
    const opened = play.events.find((event) => event.type === 'element-activated');
    expect(opened?.data.task).toMatchObject({ posts: ['desk'], directory: 1 });
    expect(play.refused({ type: 'claim-task', task }, staff('zhao', 'head'))).toBe('not-candidate');
    expect(play.refused({ type: 'claim-task', task }, APPLICANT)).toBe('not-candidate');
    play.do({ type: 'claim-task', task }, wang);
    expect(play.view('a').assignee).toBe('wang');
    expect(play.refused({ type: 'claim-task', task }, li)).toBe('already-claimed');
    expect(play.refused({ type: 'complete-task', task, variables: {} }, li)).toBe('not-assignee');
    play.do({ type: 'return-task', task }, wang).do({ type: 'claim-task', task }, li);
    expect(play.view('a').assignee).toBe('li');
  });

  test('is handed over to somebody who is there', async () => {
    const play = new Play(await line()).start();
    const task = play.task('a');
    play.do({ type: 'claim-task', task }, wang);
    expect(play.refused({ type: 'hand-over-task', task, to: { person: 'gone' } }, wang)).toBe(
      'hand-over-target',
    );
    expect(play.refused({ type: 'hand-over-task', task, to: { post: 'empty' } }, wang)).toBe(
      'hand-over-target',
    );
    play.do({ type: 'hand-over-task', task, to: { person: 'zhao' } }, wang);
    expect(play.refused({ type: 'complete-task', task, variables: {} }, wang)).toBe('not-assignee');
    play.complete('a', {}, staff('zhao', 'head'));
    expect(play.open).toEqual(['b']);
  });

  test.each([
    ['<linli:assignment kind="person" person="zhao" />', { assignee: 'zhao' }],
    ['<linli:assignment kind="role" role="clerk" />', { candidatePosts: ['desk'] }],
    ['<linli:assignment kind="applicant-community" role="handler" />', { candidatePosts: ['desk'] }],
    ['<linli:assignment kind="field" field="=who" />', { assignee: 'li' }],
    ['<linli:assignment kind="field" field="=unit" role="leader" />', { candidatePosts: ['head'] }],
    ['<linli:assignment kind="applicant" />', { forApplicant: true }],
    [
      '<linli:assignment kind="post" unit="street" role="nobody" whenEmpty="admin" />',
      { candidatePosts: ['office'] },
    ],
    [
      '<linli:assignment kind="person" person="gone" whenEmpty="person" whenEmptyPerson="sun" />',
      { assignee: 'sun' },
    ],
    [
      '<zeebe:assignmentDefinition candidateUsers="wang, li" candidateGroups="=[&quot;head&quot;]" />',
      { candidateUsers: ['wang', 'li'], candidatePosts: ['head'] },
    ],
  ])('%s', async (assignment, expected) => {
    const roles = { clerk: { unit: 'community', role: 'handler' } };
    const play = new Play(await line(assignment), { roles }).start({ who: 'li', unit: 'community' });
    expect(play.view('a')).toMatchObject(expected);
  });

  test('nobody there: an incident by default, skipped where so drawn', async () => {
    const nobody = (rule: string) => `<linli:assignment kind="post" unit="street" role="nobody" ${rule} />`;
    const stuck = new Play(await line(nobody(''))).start();
    expect(stuck.incidents).toEqual(['a: nobody-to-handle']);
    const skipped = new Play(await line(nobody('whenEmpty="skip"'))).start();
    expect(skipped.open).toEqual(['b']);
    expect(skipped.types).toContain('task-skipped');
  });

  test('the superior is the leader of the unit, and for the leader the one above', async () => {
    const superior = '<linli:assignment kind="superior" />';
    const graph = await graphOf(
      start() +
        user('a', desk) +
        user('b', superior) +
        user('c', superior) +
        end() +
        flows('s>a', 'a>b', 'b>c', 'c>e'),
    );
    const play = new Play(graph).start().complete('a', {}, wang);
    expect(play.view('b').candidatePosts).toEqual(['head']);
    play.complete('b', {}, staff('zhao', 'head'));
    expect(play.view('c').candidatePosts).toEqual(['top']);
  });
});

describe('buttons', () => {
  test('a result becomes the variable outcome; several results need one to be chosen; a reason where so drawn', async () => {
    const graph = await graphOf(
      start() +
        user(
          'a',
          desk +
            buttons(button('complete', 'value="yes"'), button('complete', 'value="no" needsReason="true"')),
        ) +
        end() +
        flows('s>a', 'a>e'),
    );
    const play = new Play(graph).start();
    const task = play.task('a');
    expect(play.refused({ type: 'complete-task', task, variables: {} }, wang)).toBe('button-missing');
    expect(play.refused({ type: 'complete-task', task, variables: {}, button: 'maybe' }, wang)).toBe(
      'button-unknown',
    );
    expect(play.refused({ type: 'complete-task', task, variables: {}, button: 'no' }, wang)).toBe(
      'reason-missing',
    );
    expect(play.refused({ type: 'send-back', task, to: 'a', mode: 'again' }, wang)).toBe(
      'action-not-offered',
    );
    play.do({ type: 'complete-task', task, variables: {}, button: 'no' }, wang, 'too far');
    expect(play.variables.outcome).toBe('no');
  });

  test('saved values wait with the task and are not yet the case’s', async () => {
    const play = new Play(await line()).start({ x: 1 });
    const task = play.task('a');
    play.do({ type: 'save-task', task, variables: { x: 2 } }, wang);
    expect(play.view('a').saved).toEqual({ x: 2 });
    expect(play.variables).toEqual({ x: 1 });
  });
});

describe('ends', () => {
  test('a decline needs a reason and remedies', async () => {
    const play = new Play(await line()).start();
    const task = play.task('a');
    expect(play.refused({ type: 'decline-case', task, remedies: '复议' }, wang)).toBe('reason-missing');
    expect(play.refused({ type: 'decline-case', task, remedies: ' ' }, wang, '不属于本街道')).toBe(
      'remedies-missing',
    );
    play.do({ type: 'decline-case', task, remedies: '六十日内申请行政复议' }, wang, '不属于本街道');
    expect(play.case.status).toBe('declined');
    expect(remediesOf(play.case)).toBe('六十日内申请行政复议');
    expect(play.open).toEqual([]);
    expect(play.refused({ type: 'cancel-case' })).toBe('case-not-running');
  });

  test('the applicant withdraws until the first step is done', async () => {
    const graph = await line();
    const early = new Play(graph).start();
    expect(early.refused({ type: 'withdraw-case' }, { kind: 'resident', id: 'r-2' })).toBe('not-applicant');
    early.do({ type: 'withdraw-case' }, APPLICANT);
    expect(early.case.status).toBe('withdrawn');
    const late = new Play(graph).start().complete('a', {}, wang);
    expect(canWithdraw(late.case)).toBe(false);
    expect(late.refused({ type: 'withdraw-case' }, APPLICANT)).toBe('already-accepted');
  });
});

describe('deadlines and supplements', () => {
  const due = '<linli:deadline amount="5" unit="working-day" remindAt="80%" remindText="快到期了" />';

  test('a reminder goes out once, to whoever has the task; afterwards it is late and stays', async () => {
    const play = new Play(await line(desk, due)).start();
    const deadline = play.view('a').deadline;
    // Monday, five working days, the first day not counted: next Monday when the office closes.
    expect(new Date(deadline?.due ?? 0).toISOString()).toBe('2026-03-09T10:00:00.000Z');
    play.do({ type: 'claim-task', task: play.task('a') }, wang).wait(20 * DAY);
    const sent = play.events.filter((event) => event.type === 'reminder-sent');
    expect(sent.map((event) => event.data)).toMatchObject([{ to: ['wang'], text: '快到期了' }]);
    expect(play.open).toEqual(['a']);
  });

  test('a supplement pauses the clock, the applicant answers what was asked, the same person goes on', async () => {
    const play = new Play(await line(desk, due)).start({ photo: null, name: 'n' });
    const task = play.task('a');
    play.do({ type: 'claim-task', task }, wang);
    expect(play.refused({ type: 'ask-supplement', task, items: [' '], fields: [] }, wang)).toBe(
      'items-missing',
    );
    play
      .wait(DAY)
      .do({ type: 'ask-supplement', task, items: ['现场照片'], fields: ['photo'], days: 5 }, wang);
    expect(play.view('a')).toMatchObject({
      state: 'waiting-for-applicant',
      assignee: 'wang',
      deadline: { pausedSince: MONDAY + DAY },
    });
    expect(play.refused({ type: 'complete-task', task, variables: {} }, wang)).toBe('waiting-for-applicant');
    play.wait(3 * DAY);
    expect(play.types).not.toContain('reminder-sent');
    const supplement = supplementsOf(play.case)[0]?.id ?? '';
    expect(
      play.refused({ type: 'answer-supplement', supplement, variables: { name: 'other' } }, APPLICANT),
    ).toBe('field-not-asked');
    play.do({ type: 'answer-supplement', supplement, variables: { photo: 'f-1' } }, APPLICANT);
    const deadline = play.view('a').deadline;
    // Tuesday to Friday: three working days are given back.
    expect(new Date(deadline?.due ?? 0).toISOString()).toBe('2026-03-12T10:00:00.000Z');
    expect(deadline?.log.map((entry) => entry.act)).toEqual(['start', 'pause', 'resume']);
    expect(deadline).toMatchObject({ calendar: 'cal', calendarVersion: 1, zone: 'Asia/Shanghai' });
    expect(deadline?.pausedSince).toBeUndefined();
    expect(play.variables.photo).toBe('f-1');
    play.complete('a', {}, wang);
    expect(play.open).toEqual(['b']);
  });
});

describe('sending back', () => {
  const fork = el('parallelGateway', 'f');
  const join = el('parallelGateway', 'j');
  const back = (play: Play, from: string, to: string, mode: 'again' | 'straight', nth = 0) =>
    play.do({ type: 'send-back', task: play.task(from, nth), to, mode }, wang, '重来');

  test('only to steps that were done', async () => {
    const play = new Play(
      await graphOf(
        start() +
          user('a', all) +
          user('b', all) +
          user('c', all) +
          end() +
          flows('s>a', 'a>b', 'b>c', 'c>e'),
      ),
    )
      .start()
      .complete('a');
    expect(play.view('b').sendBackTargets).toEqual(['a']);
    expect(play.refused({ type: 'send-back', task: play.task('b'), to: 'c', mode: 'again' }, wang)).toBe(
      'send-back-target',
    );
  });

  test('again: the middle runs again; straight: it comes straight back', async () => {
    const graph = await graphOf(
      start() + user('a', all) + user('b', all) + user('c', all) + end() + flows('s>a', 'a>b', 'b>c', 'c>e'),
    );
    const again = new Play(graph).start().complete('a').complete('b');
    back(again, 'c', 'a', 'again').complete('a');
    expect(again.open).toEqual(['b']);
    const straight = new Play(graph).start().complete('a').complete('b');
    back(straight, 'c', 'a', 'straight').complete('a');
    expect(straight.open).toEqual(['c']);
  });

  test('to before a fork: the other branches are called back too, and those that had arrived', async () => {
    const graph = await graphOf(
      start() +
        user('a', all) +
        fork +
        user('b', all) +
        user('c', all) +
        user('d', all) +
        join +
        user('z', all) +
        end() +
        flows('s>a', 'a>f', 'f>b', 'f>c', 'f>d', 'b>j', 'c>j', 'd>j', 'j>z', 'z>e'),
    );
    const play = new Play(graph).start().complete('a').complete('b');
    back(play, 'c', 'a', 'again');
    expect(play.open).toEqual(['a']);
    play.complete('a').complete('b').complete('c');
    expect(play.open).toEqual(['d']);
    play.complete('d').complete('z');
    expect(play.case.status).toBe('completed');
  });

  test('within a branch: the other branches stay', async () => {
    const graph = await graphOf(
      start() +
        fork +
        user('a', all) +
        user('b', all) +
        user('c', all) +
        join +
        end() +
        flows('s>f', 'f>a', 'a>b', 'f>c', 'b>j', 'c>j', 'j>e'),
    );
    const play = new Play(graph).start().complete('a').complete('c');
    back(play, 'b', 'a', 'again').complete('a').complete('b');
    expect(play.case.status).toBe('completed');
  });

  test('by one of several people: the whole round ends in one event and begins anew', async () => {
    const each = loop(
      'inputCollection="=people" inputElement="one" outputCollection="votes" outputElement="=vote"',
    );
    const graph = await graphOf(
      start() + user('a', all) + user('m', all, each) + end() + flows('s>a', 'a>m', 'm>e'),
    );
    const play = new Play(graph)
      .start({ people: [1, 2, 3] })
      .complete('a')
      .complete('m', { vote: 'old' });
    back(play, 'm', 'a', 'again');
    expect(play.open).toEqual(['a']);
    expect(play.types.filter((type) => type === 'task-sent-back')).toHaveLength(1);
    expect(play.types).not.toContain('elements-terminated');
    play.complete('a').complete('m', { vote: 1 }).complete('m', { vote: 2 }).complete('m', { vote: 3 });
    expect(play.variables.votes).toEqual([1, 2, 3]);
    expect(play.case.status).toBe('completed');
  });

  test('out of a sub-process and into one', async () => {
    const sub = (id: string, task: string) =>
      el(
        'subProcess',
        id,
        '',
        start(`${id}s`) +
          user(task, all) +
          user(`${task}2`, all) +
          end(`${id}e`) +
          flows(`${id}s>${task}`, `${task}>${task}2`, `${task}2>${id}e`),
      );
    const graph = await graphOf(start() + sub('x', 'a') + sub('y', 'b') + end() + flows('s>x', 'x>y', 'y>e'));
    const play = new Play(graph).start().complete('a').complete('a2').complete('b');
    expect(play.view('b2').sendBackTargets).toEqual(['a', 'a2', 'b']);
    back(play, 'b2', 'a2', 'straight');
    expect(play.open).toEqual(['a2']);
    play.complete('a2');
    expect(play.open).toEqual(['b2']);
    back(play, 'b2', 'a', 'again').complete('a').complete('a2');
    expect(play.open).toEqual(['b']);
  });
});

test('the time line names people and reasons, and what only handlers may see', async () => {
  const graph = await line();
  const play = new Play(graph).start().do({ type: 'claim-task', task: '2' }, wang).complete('a', {}, wang);
  expect(timelineOf(graph, play.events).map((entry) => `${entry.kind} ${entry.audience}`)).toEqual([
    'case-started applicant',
    'task-opened handlers',
    'task-claimed handlers',
    'task-completed applicant',
    'task-opened handlers',
  ]);
});

test('the saved case does not grow with finished steps', async () => {
  const graph = await graphOf(
    start() +
      el('exclusiveGateway', 'g') +
      user('a') +
      el('exclusiveGateway', 'h', '', '', 'default="h_g"') +
      end() +
      flows('s>g', 'g>a', 'a>h', 'h>g', 'h>e: stop'),
  );
  const play = new Play(graph).start({ stop: false });
  const size = () =>
    JSON.stringify({ ...play.case, seq: 0, core: { ...play.case.core, weight: 0, next: 0, instances: [] } })
      .length;
  const before = size();
  for (let round = 0; round < 50; round += 1) play.complete('a');
  expect(size()).toBe(before);
  expect((play.case.core.instances as readonly unknown[]).length).toBe(2);
});
