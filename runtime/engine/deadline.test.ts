import { describe, expect, test } from 'vitest';
import { el, end, flows, graphOf, loop, service, start, user } from './testing/drawing.ts';
import { MONDAY, Play, staff } from './testing/play.ts';
import { caseDeadlineOf, deadlinesOf } from './views/case.ts';
import { jobsOf } from './views/waiting.ts';

const HOUR = 3_600_000;
const desk = '<zeebe:assignmentDefinition candidateGroups="desk" />';
const hours = (amount: number, text: string) =>
  `<linli:deadline amount="${amount}" unit="hour" remindAt="50%" remindText="${text}" />`;
const wang = staff('wang', 'desk');

describe('a deadline around several steps', () => {
  const inner = [start('s2'), user('a', desk), user('b', desk), end('e2'), flows('s2>a', 'a>b', 'b>e2')].join(
    '',
  );
  const drawing = () =>
    graphOf(
      [start(), el('subProcess', 'sub', hours(4, '快到期了'), inner), end(), flows('s>sub', 'sub>e')].join(
        '',
      ),
    );

  test('stands at every task inside, and reminds whoever has one when its share is over', async () => {
    const play = new Play(await drawing()).start();
    expect(play.view('a').deadline?.due).toBe(MONDAY + 4 * HOUR);
    play.complete('a', {}, wang).do({ type: 'claim-task', task: play.task('b') }, wang);
    expect(play.view('b').deadline?.due).toBe(MONDAY + 4 * HOUR);
    play.wait(10 * HOUR);
    const sent = play.events.filter((event) => event.type === 'reminder-sent');
    expect(sent.map((event) => event.data)).toMatchObject([{ el: 'sub', to: ['wang'], text: '快到期了' }]);
    expect(play.open).toEqual(['b']);
    play.complete('b', {}, wang);
    expect(deadlinesOf(play.case)).toEqual([]);
  });

  test('is gone with what it stands on: no reminder follows', async () => {
    const play = new Play(await drawing())
      .start()
      .complete('a')
      .complete('b')
      .wait(10 * HOUR);
    expect(play.types).not.toContain('reminder-sent');
  });

  test('each of several rounds has its own', async () => {
    const body = el(
      'subProcess',
      'sub',
      hours(4, 'x'),
      inner + loop('inputCollection="=[1,2]" inputElement="n"'),
    );
    const play = new Play(await graphOf([start(), body, end(), flows('s>sub', 'sub>e')].join(''))).start();
    expect(deadlinesOf(play.case)).toHaveLength(2);
  });
});

describe('a deadline of the whole case', () => {
  test('reminds whoever has something open when its share is over, once', async () => {
    const body = [start(), user('a', desk), end(), flows('s>a', 'a>e')].join('');
    const play = new Play(await graphOf(body, '', hours(8, '全程快到期了'))).start();
    expect(caseDeadlineOf(play.case)?.due).toBe(MONDAY + 8 * HOUR);
    expect(jobsOf(play.graph, play.case)).toMatchObject([{ kind: 'reminder', due: MONDAY + 4 * HOUR }]);
    play.wait(20 * HOUR);
    const sent = play.events.filter((event) => event.type === 'reminder-sent');
    expect(sent.map((event) => event.data)).toMatchObject([{ posts: ['desk'], text: '全程快到期了' }]);
    play.complete('a', {}, wang);
    expect(play.case.status).toBe('completed');
  });

  test('goes on where only machines work', async () => {
    const body = [start(), service('a'), end(), flows('s>a', 'a>e')].join('');
    const play = new Play(await graphOf(body, '', hours(8, 'x')))
      .start()
      .wait(20 * HOUR)
      .work('a');
    expect(play.events.filter((event) => event.type === 'reminder-sent')).toHaveLength(1);
    expect(play.case.status).toBe('completed');
  });
});
