import { describe, expect, test } from 'vitest';
import { boundary, el, end, escaped, flows, graphOf, loop, service, start, user } from './testing/drawing.ts';
import { Play } from './testing/play.ts';

const complex = (id: string, condition = '', attributes = '') =>
  el(
    'complexGateway',
    id,
    '',
    condition ? `<bpmn:activationCondition>=${escaped(condition)}</bpmn:activationCondition>` : '',
    attributes,
  );

describe('a complex gateway', () => {
  const three = (condition: string) =>
    graphOf(
      start() +
        el('parallelGateway', 'g') +
        user('a') +
        user('b') +
        user('c') +
        complex('j', condition) +
        service('after') +
        end() +
        flows('s>g', 'g>a', 'g>b', 'g>c', 'a>j', 'b>j', 'c>j', 'j>after', 'after>e'),
    );

  test('goes on once enough have come, and takes in the rest', async () => {
    const play = new Play(await three('activationCount >= 2')).start().complete('b');
    expect(play.path).not.toContain('after');
    play.complete('a').work('after');
    expect(play.open).toEqual(['c']);
    expect(play.complete('c').case.status).toBe('completed');
    expect(play.path.filter((element) => element === 'after')).toHaveLength(1);
  });

  test('begins a new round with what came twice by one flow', async () => {
    const graph = await graphOf(
      start() +
        el('parallelGateway', 'g') +
        user('a') +
        user('b') +
        user('c') +
        el('exclusiveGateway', 'm') +
        complex('j', 'activationCount >= 1') +
        service('after') +
        end() +
        flows('s>g', 'g>a', 'g>b', 'g>c', 'a>m', 'b>m', 'm>j', 'c>j', 'j>after', 'after>e'),
    );
    const play = new Play(graph)
      .start()
      .complete('a')
      .complete('b')
      .work('after')
      .complete('c')
      .work('after');
    expect(play.case.status).toBe('completed');
  });

  test('splits by conditions, else by its default', async () => {
    const graph = await graphOf(
      start() +
        complex('g', '', 'default="g_c"') +
        user('a') +
        user('b') +
        user('c') +
        end() +
        flows('s>g', 'g>a: n > 1', 'g>b: n > 2', 'g>c', 'a>e', 'b>e', 'c>e'),
    );
    expect(new Play(graph).start({ n: 3 }).open).toEqual(['a', 'b']);
    expect(new Play(graph).start({ n: 0 }).open).toEqual(['c']);
    expect(new Play(graph).start({ n: 'x' }).incidents).toEqual(['g: condition-not-boolean']);
  });
});

describe('events of a round', () => {
  const signal = '<bpmn:signalEventDefinition id="D" signalRef="S" />';
  const roots = `<bpmn:signal id="S" name="one-done" />${signal}`;
  const edge = '<bpmn:signalEventDefinition signalRef="S" />';
  const round = (behavior: string, inner = '') => {
    const over = loop('inputCollection="=[1,2,3]" inputElement="n"', false)
      .replace('<bpmn:multiInstanceLoopCharacteristics', `<bpmn:multiInstanceLoopCharacteristics ${behavior}`)
      .replace('</bpmn:multi', `${inner}</bpmn:multi`);
    return graphOf(
      start() +
        user('a', '', over) +
        boundary('b', 'a', edge) +
        service('note') +
        user('after') +
        end() +
        flows('s>a', 'a>after', 'after>e', 'b>note', 'note>e'),
      roots,
    );
  };
  const notes = (play: Play) => play.path.filter((element) => element === 'note').length;

  test('each member that is done, or the first, is announced to its boundary event; the round goes on', async () => {
    const each = new Play(await round('behavior="None" noneBehaviorEventRef="D"')).start();
    each.complete('a').complete('a').complete('a');
    expect([notes(each), each.open]).toEqual([3, ['after']]);
    expect(each.types.filter((type) => type === 'signal-thrown')).toHaveLength(3);
    const first = new Play(await round('behavior="One" oneBehaviorEventRef="D"')).start();
    first.complete('a').complete('a').complete('a');
    expect([notes(first), first.open]).toEqual([1, ['after']]);
  });

  test('under a condition it ends the round where the boundary event interrupts', async () => {
    const rule = `<bpmn:complexBehaviorDefinition><bpmn:condition>numberOfCompletedInstances = 2</bpmn:condition><bpmn:event id="ev">${edge}</bpmn:event></bpmn:complexBehaviorDefinition>`;
    const play = new Play(await round('behavior="Complex"', rule)).start().complete('a');
    expect([notes(play), play.open.length]).toEqual([0, 2]);
    play.complete('a');
    expect([notes(play), play.open]).toEqual([1, ['after']]);
  });
});
