import { describe, expect, test } from 'vitest';
import { compileBpmn, type Graph } from '#runtime/bpmn';
import {
  boundary,
  el,
  end,
  error,
  file,
  flows,
  graphOf,
  loop,
  start,
  timer,
  user,
} from './testing/drawing.ts';
import { Play } from './testing/play.ts';
import type { ChildOutcome } from './types.ts';
import { effectsOf } from './views/history.ts';
import { childrenOf } from './views/waiting.ts';

const call = (more = '', inner = '', flags = '') =>
  el('callActivity', 'call', `<zeebe:calledElement processId="inner" ${flags} />${more}`, inner);
const ROOTS = '<bpmn:error id="E" errorCode="bad" /><bpmn:escalation id="X" escalationCode="look" />';
const drawing = (activity = call(), more = '') =>
  graphOf(
    start() + activity + user('after') + end() + flows('s>call', 'call>after', 'after>e') + more,
    ROOTS,
  );
const kinds = (play: Play) => effectsOf(play.events).map((effect) => effect.kind);

/** Reports of a child to its caller, as the outbox would bring them. */
function report(play: Play, outcome: ChildOutcome, nth = 0): Play {
  const child = childrenOf(play.case)[nth];
  if (!child) throw new Error('Expected the case to wait for a called case, but it does not.');
  return play.do({ type: 'report-child', call: child.id, outcome });
}

const asChild = (graph: Graph) =>
  new Play(graph).start({ x: 1 }, { caseId: 'case-1-3', parent: { case: 'case-1', call: '3' } });

describe('a case that calls another', () => {
  test('waits for it, under an id made of its own; what it brings comes back', async () => {
    const play = new Play(await drawing()).start({ x: 1 });
    const [child] = childrenOf(play.case);
    expect(child).toMatchObject({ element: 'call', process: 'inner', case: `case-1-${child?.id}` });
    expect(effectsOf(play.events)).toMatchObject([
      { kind: 'start-child', data: { child: child?.case, process: 'inner', variables: { x: 1 } } },
    ]);
    report(play, { kind: 'completed', variables: { x: 2, y: 3 } });
    expect(play.open).toEqual(['after']);
    expect(play.variables).toEqual({ x: 2, y: 3 });
    expect(
      play.refused({
        type: 'report-child',
        call: child?.id ?? '',
        outcome: { kind: 'ended', status: 'cancelled' },
      }),
    ).toBe('call-not-open');
  });

  test('gives and takes only what the drawing says', async () => {
    const mapped =
      '<zeebe:ioMapping><zeebe:input source="=x + 1" target="in" /><zeebe:output source="=y" target="z" /></zeebe:ioMapping>';
    const flags = 'propagateAllParentVariables="false" propagateAllChildVariables="false"';
    const play = new Play(await drawing(call(mapped, '', flags))).start({ x: 1 });
    expect(effectsOf(play.events)[0]?.data.variables).toEqual({ in: 2 });
    report(play, { kind: 'completed', variables: { y: 9, w: 8 } });
    expect(play.variables).toEqual({ x: 1, z: 9 });
    const silent = new Play(await drawing(call('', '', flags))).start();
    expect(report(silent, { kind: 'completed', variables: { y: 9 } }).variables).toEqual({});
  });

  test('ends it when a boundary event interrupts, when it is cancelled, when it ends itself', async () => {
    const late = boundary('late', 'call', timer('PT1H')) + flows('late>e');
    const timed = new Play(await drawing(call(), late)).start().wait(7_200_000);
    expect(kinds(timed)).toEqual(['start-child', 'cancel-child']);
    expect(timed.case.status).toBe('completed');
    const cancelled = new Play(await drawing()).start().do({ type: 'cancel-case' });
    expect(kinds(cancelled)).toEqual(['start-child', 'cancel-child']);
  });

  test('catches its errors and escalations; what nobody catches is an incident', async () => {
    const edges =
      boundary('oops', 'call', error('E')) +
      boundary('note', 'call', '<bpmn:escalationEventDefinition escalationRef="X" />', false) +
      user('mend') +
      user('read') +
      flows('oops>mend', 'note>read');
    const play = new Play(await drawing(call(), edges)).start();
    report(play, { kind: 'escalation', code: 'look' });
    expect(play.open).toEqual(['read']);
    report(play, { kind: 'error', code: 'bad', message: 'why' });
    expect(play.open).toEqual(['read', 'mend']);
    const bare = new Play(await drawing()).start();
    expect(report(bare, { kind: 'error', code: 'bad' }).incidents).toEqual(['call: unhandled-error']);
  });

  test('is stuck where it could not begin or was ended by somebody; mended, it begins anew', async () => {
    const play = new Play(await drawing()).start();
    expect(report(play, { kind: 'failed', message: 'no such process' }).incidents).toEqual([
      'call: child-failed',
    ]);
    const before = childrenOf(play.case)[0]?.case;
    const { incident } = play.events.findLast((event) => event.type === 'incident-raised')?.data ?? {};
    play.do({ type: 'resolve-incident', incident: String(incident) });
    expect(childrenOf(play.case)[0]?.case).not.toBe(before);
    expect(report(play, { kind: 'ended', status: 'withdrawn' }).incidents).toEqual(['call: child-ended']);
  });

  test('calls one for each member of a round', async () => {
    const play = new Play(
      await drawing(
        call('', loop('inputCollection="=[1,2]" inputElement="n" outputCollection="all" outputElement="=y"')),
      ),
    ).start();
    report(play, { kind: 'completed', variables: { y: 'b' } }, 1);
    report(play, { kind: 'completed', variables: { y: 'a' } });
    expect(play.variables.all).toEqual(['a', 'b']);
  });
});

describe('a case that was called', () => {
  const outcomes = (play: Play) =>
    effectsOf(play.events).flatMap(({ kind, data }) => (kind === 'tell-parent' ? [data.outcome] : []));

  test('tells its caller what it brought, or that it was ended', async () => {
    const graph = await graphOf(start() + user('a') + end() + flows('s>a', 'a>e'));
    expect(outcomes(asChild(graph).complete('a', { y: 2 }))).toEqual([
      { kind: 'completed', variables: { x: 1, y: 2 } },
    ]);
    expect(outcomes(asChild(graph).do({ type: 'cancel-case' }))).toEqual([
      { kind: 'ended', status: 'cancelled' },
    ]);
    expect(outcomes(new Play(graph).start().complete('a'))).toEqual([]);
    expect(asChild(graph).refused({ type: 'withdraw-case' }, { kind: 'resident', id: 'r-1' })).toBe(
      'part-of-case',
    );
  });

  test('throws its errors and escalations where it was called', async () => {
    const thrown = await graphOf(start() + user('a') + end('e', error('E')) + flows('s>a', 'a>e'), ROOTS);
    const play = asChild(thrown).complete('a');
    expect(play.case.status).toBe('terminated');
    expect(outcomes(play)).toEqual([{ kind: 'error', code: 'bad' }]);
    const escalation = '<bpmn:escalationEventDefinition escalationRef="X" />';
    const told = await graphOf(start() + end('e', escalation) + flows('s>e'), ROOTS);
    expect(outcomes(asChild(told))).toEqual([
      { kind: 'escalation', code: 'look' },
      { kind: 'completed', variables: { x: 1 } },
    ]);
  });
});

test('a global task is a process of one task; bindings that are not kept are refused', async () => {
  const global = '<bpmn:globalUserTask id="g" name="g" />';
  const { processes } = await compileBpmn(file(start() + end() + flows('s>e'), global));
  expect(processes.map((process) => process.id)).toEqual(['p', 'g']);
  const tagged = call('', '', 'bindingType="versionTag" versionTag="1"');
  const { findings } = await compileBpmn(file(start() + tagged + end() + flows('s>call', 'call>e')));
  expect(findings).toMatchObject([{ rule: 'binding-unsupported' }]);
});
