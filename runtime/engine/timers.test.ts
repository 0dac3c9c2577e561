import { expect, test } from 'vitest';
import { compileBpmn } from '#runtime/bpmn';
import { el, end, file, flows, graphOf, service, start, timer } from './testing/drawing.ts';
import { Play } from './testing/play.ts';

const HOUR = 3_600_000;
const waiting = (time: string) =>
  start() +
  el('intermediateCatchEvent', 'w', '', timer(time, 'timeCycle')) +
  service('a') +
  end() +
  flows('s>w', 'w>a', 'a>e');

test('a repeating catch event lets a token go on each time, and is done after the last', async () => {
  const play = new Play(await graphOf(waiting('R3/PT1H'))).start().wait(90 * 60_000);
  play.work('a');
  expect(play.case.status).toBe('running');
  play
    .wait(5 * HOUR)
    .work('a')
    .work('a');
  expect(play.case.status).toBe('completed');
  expect(play.types.filter((type) => type === 'job-completed')).toHaveLength(3);
});

test('a cycle ends at its end', async () => {
  const play = new Play(await graphOf(waiting('R/PT1H/2026-03-02T11:30:00+08:00'))).start().wait(24 * HOUR);
  play.work('a').work('a');
  expect(play.case.status).toBe('completed');
});

test('cron goes by the clocks of the street', async () => {
  const play = new Play(await graphOf(waiting('0 0 9 * * MON-FRI'))).start().wait(24 * HOUR);
  play
    .work('a')
    .wait(24 * HOUR)
    .work('a');
  expect(play.types.filter((type) => type === 'timer-fired')).toHaveLength(2);
});

test('a time that nobody can read is found at publishing, not when somebody waits for it', async () => {
  const { findings } = await compileBpmn(file(waiting('every morning')));
  expect(findings).toMatchObject([{ rule: 'timer-unreadable', severity: 'error', element: 'w' }]);
});

test('a message without a key is pointed out, but where it starts a case', async () => {
  const catching = el('intermediateCatchEvent', 'w', '', '<bpmn:messageEventDefinition messageRef="M" />');
  const first = el('startEvent', 's', '', '<bpmn:messageEventDefinition messageRef="M" />');
  const body = first + catching + end() + flows('s>w', 'w>e');
  const { findings } = await compileBpmn(file(body, '<bpmn:message id="M" name="hint" />'));
  expect(findings).toMatchObject([{ rule: 'correlation-key-missing', severity: 'warning', element: 'w' }]);
});
