import { describe, expect, test } from 'vitest';
import { compileBpmn } from '#runtime/bpmn';
import {
  boundary,
  el,
  end,
  error,
  file,
  flows,
  graphOf,
  loop,
  service,
  start,
  timer,
  user,
} from './testing/drawing.ts';
import { Play } from './testing/play.ts';
import { jobsOf } from './views/waiting.ts';

const undo = (id: string, activity = '', waits = true) =>
  el(
    'intermediateThrowEvent',
    id,
    '',
    `<bpmn:compensateEventDefinition waitForCompletion="${waits}" ${activity ? `activityRef="${activity}"` : ''} />`,
  );
/** An activity `id` with its handler `undo_id`. */
const done = (id: string, body = service(id), handler = service(`undo_${id}`)) =>
  body +
  boundary(`b_${id}`, id, '<bpmn:compensateEventDefinition />') +
  handler.replace('name=', 'isForCompensation="true" name=') +
  `<bpmn:association id="as_${id}" sourceRef="b_${id}" targetRef="undo_${id}" />`;
const jobs = (play: Play) => jobsOf(play.graph, play.case).map((job) => job.element);
const sub = (id: string, inner: string) => el('subProcess', id, '', inner);
const box = (id: string, ...inner: readonly string[]) =>
  sub(id, start(`${id}_s`) + inner.join('') + end(`${id}_e`));

describe('compensation', () => {
  const two = (throwing: string) =>
    graphOf(
      start() +
        done('a') +
        done('b') +
        throwing +
        user('after') +
        end() +
        flows('s>a', 'a>b', 'b>c', 'c>after', 'after>e'),
    );

  test('undoes what was done, newest first, and goes on when all is undone', async () => {
    const play = new Play(await two(undo('c'))).start().work('a').work('b');
    expect(jobs(play)).toEqual(['undo_b']);
    play.work('undo_b');
    expect(jobs(play)).toEqual(['undo_a']);
    expect(play.open).toEqual([]);
    play.work('undo_a').complete('after');
    expect(play.case.status).toBe('completed');
  });

  test('goes on at once where it does not wait, and the case ends only when both have ended', async () => {
    const play = new Play(await two(undo('c', '', false))).start().work('a').work('b');
    expect(play.open).toEqual(['after']);
    play.complete('after').work('undo_b');
    expect(play.case.status).toBe('running');
    expect(play.work('undo_a').case.status).toBe('completed');
  });

  test('of one activity leaves the others, and nothing is undone twice', async () => {
    const play = new Play(await two(undo('c', 'a') + undo('d'))).start().work('a').work('b').work('undo_a');
    expect(play.open).toEqual(['after']);
    const again = new Play(
      await graphOf(start() + done('a') + undo('c') + undo('d') + end() + flows('s>a', 'a>c', 'c>d', 'd>e')),
    ).start();
    expect(again.work('a').work('undo_a').case.status).toBe('completed');
  });

  test('has nothing to do where nothing was done', async () => {
    const body = start() + undo('c') + end() + flows('s>c', 'c>e') + done('a', user('a')) + flows('e>a');
    expect(new Play(await graphOf(body)).start().case.status).toBe('completed');
  });

  test('reaches into a sub-process that is done, with the variables it had', async () => {
    const inner = start('s2') + done('a') + end('e2') + flows('s2>a', 'a>e2');
    const local = '<zeebe:ioMapping><zeebe:input source="=7" target="room" /></zeebe:ioMapping>';
    const body =
      start() + el('subProcess', 'box', local, inner) + undo('c') + end() + flows('s>box', 'box>c', 'c>e');
    const play = new Play(await graphOf(body)).start().work('a');
    expect(jobsOf(play.graph, play.case)).toMatchObject([{ element: 'undo_a', variables: { room: 7 } }]);
    expect(play.work('undo_a').case.status).toBe('completed');
    expect(play.variables).toEqual({});
  });

  test('is decided by the sub-process itself where it has an event sub-process for it', async () => {
    const event = el(
      'subProcess',
      'ev',
      '',
      el('startEvent', 's3', '', '<bpmn:compensateEventDefinition />') +
        service('first') +
        undo('rest') +
        end('e3') +
        flows('s3>first', 'first>rest', 'rest>e3'),
      'triggeredByEvent="true"',
    );
    const inner = start('s2') + done('a') + end('e2') + event + flows('s2>a', 'a>e2');
    const body = start() + sub('box', inner) + undo('c') + end() + flows('s>box', 'box>c', 'c>e');
    const play = new Play(await graphOf(body)).start().work('a');
    expect(jobs(play)).toEqual(['first']);
    expect(jobs(play.work('first'))).toEqual(['undo_a']);
    expect(play.work('undo_a').case.status).toBe('completed');
  });

  test('undoes every member of a round from inside, and a whole round by its handler once', async () => {
    const over = loop('inputCollection="=[1,2]" inputElement="n"');
    const members = sub('box', start('s2') + done('a') + end('e2') + over + flows('s2>a', 'a>e2'));
    const inside = new Play(
      await graphOf(start() + members + undo('c') + end() + flows('s>box', 'box>c', 'c>e')),
    ).start();
    inside.work('a').work('a');
    expect(jobsOf(inside.graph, inside.case)).toMatchObject([{ element: 'undo_a', variables: { n: 2 } }]);
    expect(inside.work('undo_a').work('undo_a').case.status).toBe('completed');
    const round = done('a', service('a', 'a', '', over));
    const whole = new Play(
      await graphOf(start() + round + undo('c') + end() + flows('s>a', 'a>c', 'c>e')),
    ).start();
    expect(whole.work('a').work('a').work('undo_a').case.status).toBe('completed');
  });

  test('an error while undoing is caught around it; what was interrupted is not undone', async () => {
    const inner =
      start('s2') + done('a') + service('x') + undo('c') + end('e2') + flows('s2>a', 'a>x', 'x>c', 'c>e2');
    const body =
      start() +
      sub('box', inner) +
      boundary('oops', 'box', error('E')) +
      undo('late') +
      end() +
      flows('s>box', 'box>e', 'oops>late', 'late>e');
    const play = new Play(await graphOf(body, '<bpmn:error id="E" errorCode="bad" />')).start();
    play
      .work('a')
      .work('x')
      .do({ type: 'throw-error', job: play.job('undo_a'), code: 'bad' });
    expect(play.case.status).toBe('completed');
  });

  test('a handler that is stuck is mended and goes on', async () => {
    const handler = el(
      'scriptTask',
      'undo_a',
      '<zeebe:calledDecision decisionId="none" resultVariable="x" />',
    );
    const play = new Play(
      await graphOf(
        start() + done('a', service('a'), handler) + undo('c') + end() + flows('s>a', 'a>c', 'c>e'),
      ),
    ).start();
    expect(play.work('a').incidents).toEqual(['undo_a: decision-missing']);
  });

  test('drawings that make no sense are pointed out', async () => {
    const lonely = service('a') + boundary('b', 'a', '<bpmn:compensateEventDefinition />');
    const body = start() + lonely + undo('c', 'ghost') + end() + flows('s>a', 'a>c', 'c>e');
    const { findings } = await compileBpmn(file(body));
    expect(findings.map((finding) => finding.rule)).toEqual(
      expect.arrayContaining(['compensation-handler-missing']),
    );
    expect(findings.some((finding) => finding.severity === 'error')).toBe(true);
  });
});

describe('transactions', () => {
  const cancel = '<bpmn:cancelEventDefinition />';
  const booking = (inner: string, more = '') =>
    graphOf(
      start() +
        el('transaction', 't', '', inner) +
        end() +
        flows('s>t', 't>e') +
        boundary('off', 't', cancel) +
        service('tell') +
        end('e9') +
        flows('off>tell', 'tell>e9') +
        more,
    );
  const parts =
    start('s2') +
    done('a') +
    service('b') +
    el('exclusiveGateway', 'g', '', '', 'default="g_e2"') +
    end('e2') +
    end('stop', cancel) +
    flows('s2>a', 'a>b', 'b>g', 'g>stop: bad', 'g>e2');

  test('that succeeds goes on', async () => {
    const play = new Play(await booking(parts)).start({ bad: false }).work('a').work('b');
    expect(play.case.status).toBe('completed');
  });

  test('that is cancelled stops what runs, undoes what was done, then takes the cancel boundary', async () => {
    const also = parts + user('waits') + flows('s2>waits');
    const play = new Play(await booking(also)).start({ bad: true }).work('a');
    expect(play.open).toEqual(['waits']);
    play.work('b');
    expect(play.open).toEqual([]);
    expect(jobs(play)).toEqual(['undo_a']);
    expect(jobs(play.work('undo_a'))).toEqual(['tell']);
    expect(play.work('tell').case.status).toBe('completed');
  });

  test('is cancelled from a sub-process inside as well', async () => {
    const nested =
      start('s2') +
      done('a') +
      box('in', end('stop', cancel), flows('in_s>stop')).replace(end('in_e'), '') +
      end('e2') +
      flows('s2>a', 'a>in', 'in>e2');
    const play = new Play(await booking(nested)).start().work('a');
    expect(jobs(play.work('undo_a'))).toEqual(['tell']);
  });

  test('an error is no cancellation: nothing is undone', async () => {
    const failing = start('s2') + done('a') + end('x', error('E')) + flows('s2>a', 'a>x');
    const graph = await graphOf(
      start() +
        el('transaction', 't', '', failing) +
        end() +
        boundary('b', 't', error('E')) +
        flows('s>t', 't>e', 'b>e'),
      '<bpmn:error id="E" errorCode="bad" />',
    );
    expect(new Play(graph).start().work('a').case.status).toBe('completed');
  });

  test('a timer on its edge still fires while it is being undone', async () => {
    const late = boundary('late', 't', timer('PT1H')) + flows('late>e9');
    const play = new Play(await booking(parts, late))
      .start({ bad: true })
      .work('a')
      .work('b')
      .wait(7_200_000);
    expect(jobs(play)).toEqual([]);
    expect(play.case.status).toBe('completed');
  });

  test('cancel events belong to transactions', async () => {
    const { findings } = await compileBpmn(file(start() + end('e', cancel) + flows('s>e')));
    expect(findings).toMatchObject([{ rule: 'unsupported-event', severity: 'error', element: 'e' }]);
  });
});
