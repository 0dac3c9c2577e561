import { describe, expect, test } from 'vitest';
import { el, end, escaped, flows, graphOf, service, start, user } from './testing/drawing.ts';
import { Play } from './testing/play.ts';

const until = (condition: string) =>
  condition ? `<bpmn:completionCondition>=${escaped(condition)}</bpmn:completionCondition>` : '';
const box = (inner: string, condition = '', attributes = '', extensions = '') =>
  graphOf(
    start() +
      el('adHocSubProcess', 'box', extensions, inner + until(condition), attributes) +
      end() +
      flows('s>box', 'box>e'),
  );
const abc = user('a') + user('b') + user('c');

describe('an ad-hoc sub-process', () => {
  test('begins all that has no way in, and ends when all is done', async () => {
    const play = new Play(await box(abc + flows('b>c'))).start();
    expect(play.open).toEqual(['a', 'b']);
    play.complete('b').complete('a');
    expect(play.open).toEqual(['c']);
    expect(play.complete('c').case.status).toBe('completed');
  });

  test('does one after another where it is sequential', async () => {
    const play = new Play(await box(abc, '', 'ordering="Sequential"')).start();
    expect(play.open).toEqual(['a']);
    expect(play.complete('a').open).toEqual(['b']);
    expect(play.complete('b').complete('c').case.status).toBe('completed');
  });

  test('begins only what the active list names', async () => {
    const graph = await box(abc, '', '', '<zeebe:adHoc activeElementsCollection="=wanted" />');
    expect(new Play(graph).start({ wanted: ['c', 'a'] }).open).toEqual(['c', 'a']);
    expect(new Play(graph).start({ wanted: [] }).case.status).toBe('completed');
    expect(new Play(graph).start({ wanted: ['ghost'] }).incidents).toEqual(['box: ad-hoc-element-unknown']);
    expect(new Play(graph).start({}).incidents).toEqual(['box: collection-missing']);
  });

  test('ends the rest as soon as it is enough, or lets it finish', async () => {
    const first = new Play(await box(abc, 'ok = true')).start({ ok: false });
    expect(first.complete('a').open).toEqual(['b', 'c']);
    expect(first.complete('b', { ok: true }).case.status).toBe('completed');
    const kept = new Play(await box(abc, 'ok = true', 'cancelRemainingInstances="false"')).start({
      ok: false,
    });
    expect(kept.complete('a', { ok: true }).open).toEqual(['b', 'c']);
    expect(kept.complete('b').complete('c').case.status).toBe('completed');
    const next = new Play(await box(abc, 'ok = true', 'ordering="Sequential"')).start({ ok: false });
    expect(next.complete('a', { ok: true }).case.status).toBe('completed');
  });

  test('is an incident where nothing is left to do and it is not enough', async () => {
    const play = new Play(await box(service('a'), 'ok = true')).start({ ok: false }).work('a');
    expect(play.incidents).toEqual(['box: ad-hoc-not-complete']);
    const raised = play.events.findLast((event) => event.type === 'incident-raised')?.data.incident;
    play.do({ type: 'resolve-incident', incident: String(raised), variables: { ok: true } });
    expect(play.case.status).toBe('completed');
  });

  test('with nothing in it is passed', async () => {
    expect(new Play(await box('')).start().case.status).toBe('completed');
  });
});
