import { describe, expect, test } from 'vitest';
import {
  boundary,
  el,
  end,
  error,
  file,
  flows,
  graphOf,
  loop,
  message,
  service,
  start,
  terminate,
  timer,
  user,
} from './testing/drawing.ts';
import { Play } from './testing/play.ts';

const gateway = (type: string, id: string, fallback = '') =>
  el(`${type}Gateway`, id, '', '', fallback ? `default="${fallback}"` : '');

describe('tokens', () => {
  test('a service task waits for its job and ends the case', async () => {
    const play = new Play(await graphOf(start() + service('a') + end() + flows('s>a', 'a>e'))).start({
      x: 1,
    });
    expect(play.case.status).toBe('running');
    play.work('a', { y: 2 });
    expect(play.case.status).toBe('completed');
    expect(play.variables).toEqual({ x: 1, y: 2 });
    expect(play.path).toEqual(['s', 'a', 'e']);
  });

  test('an exclusive gateway takes the first flow that is true, else the default', async () => {
    const graph = await graphOf(
      start() +
        gateway('exclusive', 'g', 'g_c') +
        user('a') +
        user('b') +
        user('c') +
        end() +
        flows('s>g', 'g>a: x > 10', 'g>b: x > 5', 'g>c', 'a>e', 'b>e', 'c>e'),
    );
    expect(new Play(graph).start({ x: 11 }).open).toEqual(['a']);
    expect(new Play(graph).start({ x: 6 }).open).toEqual(['b']);
    expect(new Play(graph).start({ x: 1 }).open).toEqual(['c']);
  });

  test('a condition that cannot be told is an incident, and goes on once it can', async () => {
    const graph = await graphOf(
      start() +
        gateway('exclusive', 'g', 'g_b') +
        user('a') +
        user('b') +
        end() +
        flows('s>g', 'g>a: x > 10', 'g>b', 'a>e', 'b>e'),
    );
    const play = new Play(graph).start({});
    expect(play.incidents).toEqual(['g: condition-not-boolean']);
    play.do({ type: 'set-variables', variables: { x: 11 } });
    const incident = String(
      (play.events.find((event) => event.type === 'incident-raised')?.data.incident as number) ?? 0,
    );
    play.do({ type: 'resolve-incident', incident });
    expect(play.open).toEqual(['a']);
    expect(play.incidents).toEqual([]);
    expect(play.refused({ type: 'resolve-incident', incident })).toBe('incident-not-open');
  });

  test('a parallel gateway waits for all branches', async () => {
    const graph = await graphOf(
      start() +
        gateway('parallel', 'f') +
        user('a') +
        user('b') +
        gateway('parallel', 'j') +
        user('c') +
        end() +
        flows('s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>c', 'c>e'),
    );
    const play = new Play(graph).start();
    expect(play.open).toEqual(['a', 'b']);
    play.complete('b');
    expect(play.open).toEqual(['a']);
    play.complete('a').complete('c');
    expect(play.case.status).toBe('completed');
  });

  test('an inclusive join waits for those branches only that were taken', async () => {
    const graph = await graphOf(
      start() +
        gateway('inclusive', 'f') +
        user('a') +
        user('b') +
        user('c') +
        gateway('inclusive', 'j') +
        user('d') +
        end() +
        flows('s>f', 'f>a: x > 0', 'f>b: x > 1', 'f>c: x > 2', 'a>j', 'b>j', 'c>j', 'j>d', 'd>e'),
    );
    const play = new Play(graph).start({ x: 2 });
    expect(play.open).toEqual(['a', 'b']);
    play.complete('a');
    expect(play.open).toEqual(['b']);
    play.complete('b');
    expect(play.open).toEqual(['d']);
    expect(new Play(graph).start({ x: 1 }).complete('a').open).toEqual(['d']);
  });

  test('a loop without a waiting step stops at its bound as an incident, not for ever', async () => {
    const graph = await graphOf(
      start() +
        gateway('exclusive', 'g', 'g_e') +
        el('task', 't') +
        end() +
        flows('s>g', 'g>t: true', 't>g', 'g>e'),
    );
    const play = new Play(graph).start();
    expect(play.case.status).toBe('running');
    expect(play.incidents.map((text) => text.split(': ')[1])).toEqual(['too-many-steps']);
    expect(play.events.length).toBeLessThan(10_020);
  });

  test('an event-based gateway goes on with what happens first', async () => {
    const graph = await graphOf(
      start() +
        gateway('eventBased', 'g') +
        el('intermediateCatchEvent', 'm', '', message('M')) +
        el('intermediateCatchEvent', 't', '', timer('PT1H')) +
        user('a') +
        user('b') +
        end() +
        flows('s>g', 'g>m', 'g>t', 'm>a', 't>b', 'a>e', 'b>e'),
      '<bpmn:message id="M" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=k" /></bpmn:extensionElements></bpmn:message>',
    );
    expect(new Play(graph).start({ k: 'k1' }).send('paid', 'k1', { sum: 3 }).open).toEqual(['a']);
    const late = new Play(graph).start({ k: 'k1' }).wait(3_600_000);
    expect(late.open).toEqual(['b']);
    expect(late.path).toEqual(['s', 'g', 't', 'b']);
  });
});

describe('scopes and events', () => {
  const errors = '<bpmn:error id="E" errorCode="broken" /><bpmn:error id="O" errorCode="other" />';

  test('a boundary timer interrupts, and what the activity held is gone', async () => {
    const graph = await graphOf(
      start() +
        el('subProcess', 'sub', '', start('s2') + user('a') + end('e2') + flows('s2>a', 'a>e2')) +
        boundary('late', 'sub', timer('PT2H')) +
        user('b') +
        end() +
        flows('s>sub', 'sub>e', 'late>b', 'b>e'),
    );
    const play = new Play(graph).start();
    expect(play.wait(3_600_000).open).toEqual(['a']);
    expect(play.wait(3_600_000).open).toEqual(['b']);
    play.complete('b');
    expect(play.case.status).toBe('completed');
  });

  test('a repeating timer that does not interrupt fires as often as it says', async () => {
    const graph = await graphOf(
      start() +
        user('a') +
        boundary('tick', 'a', timer('R3/PT1H', 'timeCycle'), false) +
        el('task', 'n') +
        end() +
        end('e2') +
        flows('s>a', 'a>e', 'tick>n', 'n>e2'),
    );
    const play = new Play(graph).start().wait(10 * 3_600_000);
    expect(play.path.filter((id) => id === 'n')).toHaveLength(3);
    expect(play.open).toEqual(['a']);
  });

  test('an error is caught by its code first, then by whoever catches all, else it is an incident', async () => {
    const graph = await graphOf(
      start() +
        el('subProcess', 'sub', '', start('s2') + service('a') + end('e2') + flows('s2>a', 'a>e2')) +
        boundary('b1', 'sub', error('E')) +
        boundary('b2', 'sub', '<bpmn:errorEventDefinition />') +
        user('x') +
        user('y') +
        end() +
        flows('s>sub', 'sub>e', 'b1>x', 'b2>y', 'x>e', 'y>e'),
      errors,
    );
    const thrown = (code: string) => {
      const play = new Play(graph).start();
      return play.do({ type: 'throw-error', job: play.job('a'), code, variables: { why: 'w' } });
    };
    expect(thrown('broken').open).toEqual(['x']);
    expect(thrown('other').open).toEqual(['y']);
    expect(thrown('other').variables).toEqual({ why: 'w' });
    const bare = new Play(
      await graphOf(start() + service('a') + end() + flows('s>a', 'a>e'), errors),
    ).start();
    bare.do({ type: 'throw-error', job: bare.job('a'), code: 'broken' });
    expect(bare.incidents).toEqual(['a: unhandled-error']);
  });

  test('an interrupting event sub-process takes the place of everything in its scope', async () => {
    const graph = await graphOf(
      start() +
        user('a') +
        end() +
        flows('s>a', 'a>e') +
        el(
          'subProcess',
          'es',
          '',
          el('startEvent', 'es1', '', timer('PT1H'), 'isInterrupting="true"') +
            user('b') +
            end('e3') +
            flows('es1>b', 'b>e3'),
          'triggeredByEvent="true"',
        ),
    );
    const play = new Play(graph).start().wait(3_600_000);
    expect(play.open).toEqual(['b']);
    play.complete('b');
    expect(play.case.status).toBe('completed');
  });

  test('a message without interruption may come again and again', async () => {
    const graph = await graphOf(
      start() +
        user('a') +
        end() +
        flows('s>a', 'a>e') +
        el(
          'subProcess',
          'es',
          '',
          el('startEvent', 'es1', '', message('M'), 'isInterrupting="false"') +
            user('b') +
            end('e3') +
            flows('es1>b', 'b>e3'),
          'triggeredByEvent="true"',
        ),
      '<bpmn:message id="M" name="hint"><bpmn:extensionElements><zeebe:subscription correlationKey="=k" /></bpmn:extensionElements></bpmn:message>',
    );
    const play = new Play(graph).start({ k: 1 }).send('hint', '1', { note: 'x' }).send('hint', '1');
    expect(play.open).toEqual(['a', 'b', 'b']);
    expect(play.variables).toEqual({ k: 1, note: 'x' });
  });

  test('a terminate end event ends its scope only', async () => {
    const graph = await graphOf(
      start() +
        el(
          'subProcess',
          'sub',
          '',
          start('s2') +
            gateway('parallel', 'f') +
            user('a') +
            user('b') +
            end('x', terminate) +
            end('y') +
            flows('s2>f', 'f>a', 'f>b', 'a>x', 'b>y'),
        ) +
        user('c') +
        end('z', terminate) +
        flows('s>sub', 'sub>c', 'c>z'),
    );
    const play = new Play(graph).start().complete('a');
    expect(play.open).toEqual(['c']);
    play.complete('c');
    expect(play.case.status).toBe('terminated');
  });
});

describe('variables', () => {
  const io = (inner: string) => `<zeebe:ioMapping>${inner}</zeebe:ioMapping>`;

  test('inputs are local; without outputs all merges up, but what is local stays local', async () => {
    const graph = await graphOf(
      start() +
        service('a', 'a', io('<zeebe:input source="=x + 1" target="y" />')) +
        end() +
        flows('s>a', 'a>e'),
    );
    expect(new Play(graph).start({ x: 1 }).work('a', { y: 9, z: 3 }).variables).toEqual({ x: 1, z: 3 });
  });

  test('with outputs only what is mapped leaves', async () => {
    const graph = await graphOf(
      start() +
        service('a', 'a', io('<zeebe:output source="=z * 2" target="r.deep" />')) +
        end() +
        flows('s>a', 'a>e'),
    );
    expect(new Play(graph).start({ r: { kept: 1 } }).work('a', { z: 3 }).variables).toEqual({
      r: { kept: 1, deep: 6 },
    });
  });

  test('a script computes in FEEL', async () => {
    const graph = await graphOf(
      start() +
        el('scriptTask', 'a', '<zeebe:script expression="=x * 2" resultVariable="double" />') +
        end() +
        flows('s>a', 'a>e'),
    );
    expect(new Play(graph).start({ x: 21 }).variables).toEqual({ x: 21, double: 42 });
  });
});

describe('loops', () => {
  const each = 'inputCollection="=people" inputElement="one" outputCollection="votes" outputElement="=vote"';

  test('all at once: outputs stand in the order of the list, whoever is first', async () => {
    const graph = await graphOf(start() + user('a', '', loop(each)) + end() + flows('s>a', 'a>e'));
    const play = new Play(graph).start({ people: ['p', 'q', 'r'] });
    expect(play.open).toEqual(['a', 'a', 'a']);
    for (const [nth, vote] of [
      [2, 'r'],
      [0, 'p'],
      [0, 'q'],
    ] as const) {
      play.do({ type: 'complete-task', task: play.task('a', nth), variables: { vote } });
    }
    expect(play.variables.votes).toEqual(['p', 'q', 'r']);
    expect(play.case.status).toBe('completed');
  });

  test('one after another', async () => {
    const graph = await graphOf(
      start() +
        user('a', '', loop('inputCollection="=people" inputElement="one"', true)) +
        end() +
        flows('s>a', 'a>e'),
    );
    const play = new Play(graph).start({ people: ['p', 'q'] });
    expect(play.open).toEqual(['a']);
    expect(play.view('a').saved.one).toBe('p');
    play.complete('a');
    expect(play.view('a').saved.one).toBe('q');
    play.complete('a');
    expect(play.case.status).toBe('completed');
  });

  test('a completion condition ends the round; an empty list is no round at all', async () => {
    const graph = await graphOf(
      start() +
        user('a', '', loop(each, false, 'numberOfCompletedInstances / numberOfInstances >= 0.5')) +
        end() +
        flows('s>a', 'a>e'),
    );
    const play = new Play(graph)
      .start({ people: [1, 2, 3, 4] })
      .complete('a', { vote: 1 })
      .complete('a', { vote: 2 });
    expect(play.case.status).toBe('completed');
    expect(play.variables.votes).toEqual([1, 2, null, null]);
    const none = new Play(graph).start({ people: [] });
    expect(none.case.status).toBe('completed');
    expect(none.variables.votes).toEqual([]);
    expect(new Play(graph).start({ people: 7 }).incidents).toEqual(['a: collection-missing']);
  });

  test('a boundary event of a round ends the whole round', async () => {
    const graph = await graphOf(
      start() +
        user('a', '', loop(each)) +
        boundary('late', 'a', timer('PT1H')) +
        user('b') +
        end() +
        flows('s>a', 'a>e', 'late>b', 'b>e'),
    );
    const play = new Play(graph).start({ people: [1, 2] }).wait(3_600_000);
    expect(play.open).toEqual(['b']);
  });
});

describe('machine work', () => {
  test('a job out of retries is an incident and is tried again once resolved', async () => {
    const play = new Play(await graphOf(start() + service('a') + end() + flows('s>a', 'a>e'))).start();
    const job = play.job('a');
    play.do({ type: 'fail-job', job, message: 'down', retries: 1, retryAt: play.now + 60_000 });
    expect(play.incidents).toEqual([]);
    play.do({ type: 'fail-job', job, message: 'still down', retries: 0 });
    expect(play.incidents).toEqual(['a: job-failed']);
    const incident = String(play.events.at(-1)?.data.incident);
    play.do({ type: 'resolve-incident', incident }).work('a');
    expect(play.case.status).toBe('completed');
    expect(play.refused({ type: 'complete-job', job, variables: {} })).toBe('case-not-running');
  });

  test('a throw event hands its message to the outbox with a stable key', async () => {
    const graph = await graphOf(
      start() + el('intermediateThrowEvent', 't', '', message('M')) + end() + flows('s>t', 't>e'),
      '<bpmn:message id="M" name="hello" />',
    );
    const play = new Play(graph).start({ a: 1 });
    const { effectsOf } = await import('./index.ts');
    expect(effectsOf(play.events)).toMatchObject([
      { kind: 'publish-message', key: 'case-1#4', data: { name: 'hello' } },
    ]);
  });
});

test('an unsupported symbol is refused, not ignored', async () => {
  const { compileBpmn } = await import('#runtime/bpmn');
  const { findings } = await compileBpmn(
    file(start() + el('choreographyTask', 'g') + end() + flows('s>g', 'g>e')),
  );
  expect(findings).toMatchObject([{ rule: 'unsupported-symbol', element: 'g', severity: 'error', line: 3 }]);
});
