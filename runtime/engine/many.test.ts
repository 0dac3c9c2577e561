import { expect, test } from 'vitest';
import { el, end, flows, graphOf, loop, service, start } from './testing/drawing.ts';
import { Play } from './testing/play.ts';

const over = loop('inputCollection="=for n in 1..size return n" inputElement="n"');

test('a thousand members run in one case; more is an incident with clear words, and can be mended', async () => {
  const graph = await graphOf(start() + service('a', 'a', '', over) + end() + flows('s>a', 'a>e'));
  const play = new Play(graph).start({ size: 1_000 });
  for (let n = 0; n < 3; n += 1) play.work('a');
  expect(play.case.status).toBe('running');
  const large = new Play(graph).start({ size: 5_000 });
  expect(large.incidents).toEqual(['a: too-many-members']);
  const raised = large.events.findLast((event) => event.type === 'incident-raised')?.data.incident;
  large.do({ type: 'resolve-incident', incident: String(raised), variables: { size: 1 } }).work('a');
  expect(large.case.status).toBe('completed');
});

test('more than ten thousand events of one command stop as incidents where the tokens stand', async () => {
  const inner = start('s2') + el('task', 'b') + el('task', 'c') + el('task', 'd') + end('e2');
  const body = inner + flows('s2>b', 'b>c', 'c>d', 'd>e2') + over;
  const graph = await graphOf(start() + el('subProcess', 'a', '', body) + end() + flows('s>a', 'a>e'));
  const play = new Play(graph).start({ size: 1_000 });
  expect(new Set(play.incidents.map((incident) => incident.split(': ')[1]))).toEqual(
    new Set(['too-many-steps']),
  );
  expect(play.case.status).toBe('running');
});

test('machine work that was stuck before it began, begins when it is mended', async () => {
  const body = start() + service('a', '=kind') + end() + flows('s>a', 'a>e');
  const play = new Play(await graphOf(body)).start();
  expect(play.incidents).toEqual(['a: value-missing']);
  const raised = play.events.findLast((event) => event.type === 'incident-raised')?.data.incident;
  play.do({ type: 'resolve-incident', incident: String(raised), variables: { kind: 'lamp' } }).work('a');
  expect(play.case.status).toBe('completed');
});
