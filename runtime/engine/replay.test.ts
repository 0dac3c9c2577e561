/**
 * Random drawings, random commands: what `decide` computed is what its events replay to, byte for byte, with the case
 * saved and read back after every step; and the same commands give the same bytes again. A failure prints its seed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeState, encodeState } from './codec.ts';
import { evolve } from './evolve.ts';
import {
  boundary,
  button,
  buttons,
  el,
  end,
  flows,
  graphOf,
  loop,
  message,
  service,
  start,
  timer,
  user,
} from './testing/drawing.ts';
import { Play, SYSTEM, staff } from './testing/play.ts';
import type { CaseState, ChildOutcome, Command } from './types.ts';
import { supplementsOf, tasksOf } from './views/tasks.ts';
import { childrenOf, incidentsOf, jobsOf, subscriptionsOf } from './views/waiting.ts';

/** A block of a well-formed drawing. */
type Block =
  | {
      readonly kind: 'user' | 'service' | 'script' | 'message' | 'call' | 'done' | 'undo';
      readonly edge: boolean;
      readonly round: boolean;
    }
  | {
      readonly kind: 'sequence' | 'sub' | 'parallel' | 'exclusive' | 'inclusive';
      readonly parts: readonly Block[];
    };

const leaf: fc.Arbitrary<Block> = fc.record({
  kind: fc.constantFrom('user', 'service', 'script', 'message', 'call', 'done', 'undo'),
  edge: fc.boolean(),
  round: fc.boolean(),
});

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      kind: fc.constantFrom('sequence', 'sub', 'parallel', 'exclusive', 'inclusive'),
      parts: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

const BUTTONS = buttons(
  ...['complete', 'send-back', 'supplement', 'hand-over', 'return', 'save'].map((action) => button(action)),
);
const ROUND = loop(
  'inputCollection="=list" inputElement="one" outputCollection="outs" outputElement="=one"',
  false,
);
const INPUT = '<zeebe:ioMapping><zeebe:input source="=x" target="local" /></zeebe:ioMapping>';
const COMPENSATE = '<bpmn:compensateEventDefinition />';
const MESSAGES =
  '<bpmn:message id="M" name="hint"><bpmn:extensionElements><zeebe:subscription correlationKey="=x" /></bpmn:extensionElements></bpmn:message>';

class Drawing {
  readonly parts: string[] = [];
  #next = 0;

  id(): string {
    this.#next += 1;
    return `n${this.#next}`;
  }

  /** Draws a block; gives back where it begins and ends. */
  draw(item: Block, out: string[]): readonly [string, string] {
    const id = this.id();
    if (!('parts' in item)) return this.leaf(item, id, out);
    if (item.kind === 'sequence') return this.sequence(item.parts, out);
    if (item.kind === 'sub') {
      const inner: string[] = [];
      const [first, last] = this.sequence(item.parts, inner);
      inner.push(start(`${id}s`), end(`${id}e`), flows(`${id}s>${first}`, `${last}>${id}e`));
      out.push(el('subProcess', id, '', inner.join('')));
      return [id, id];
    }
    const gateway = `${item.kind}Gateway`;
    const join = `${id}j`;
    item.parts.forEach((part, index) => {
      const [first, last] = this.draw(part, out);
      const rule = item.kind === 'parallel' || index === 0 ? '' : `: x > ${index}`;
      out.push(flows(`${id}>${first}${rule}`, `${last}>${join}`));
      if (index === 0 && item.kind !== 'parallel')
        out.push(el(gateway, id, '', '', `default="${id}_${first}"`));
    });
    if (item.kind === 'parallel') out.push(el(gateway, id));
    out.push(el(gateway, join));
    return [id, join];
  }

  sequence(parts: readonly Block[], out: string[]): readonly [string, string] {
    const ends = parts.map((part) => this.draw(part, out));
    for (let n = 1; n < ends.length; n += 1) out.push(flows(`${ends[n - 1]?.[1]}>${ends[n]?.[0]}`));
    return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? ''];
  }

  leaf(item: Extract<Block, { edge: boolean }>, id: string, out: string[]): readonly [string, string] {
    const event = item.kind === 'message' || item.kind === 'undo';
    const round = item.round && !event ? ROUND : '';
    if (item.kind === 'user') out.push(user(id, BUTTONS + INPUT, round));
    if (item.kind === 'service') out.push(service(id, 'work', INPUT, round));
    if (item.kind === 'script')
      out.push(el('scriptTask', id, '<zeebe:script expression="=x + 1" resultVariable="x" />', round));
    if (item.kind === 'message') out.push(el('intermediateCatchEvent', id, '', message('M')));
    if (item.kind === 'call')
      out.push(el('callActivity', id, '<zeebe:calledElement processId="inner" />', round));
    if (item.kind === 'undo') out.push(el('intermediateThrowEvent', id, '', COMPENSATE));
    if (item.kind === 'done') {
      out.push(service(id, 'work', INPUT, round), boundary(`${id}c`, id, COMPENSATE));
      out.push(
        el('serviceTask', `${id}u`, '<zeebe:taskDefinition type="work" />', '', 'isForCompensation="true"'),
      );
      out.push(`<bpmn:association id="${id}a" sourceRef="${id}c" targetRef="${id}u" />`);
    }
    if (item.edge && !event) {
      out.push(boundary(`${id}b`, id, timer('PT1H'), item.round), end(`${id}x`), flows(`${id}b>${id}x`));
    }
    return [id, id];
  }
}

function draw(root: Block, undoing: boolean) {
  const drawing = new Drawing();
  const out: string[] = [];
  const person: Block = { kind: 'user', edge: false, round: false };
  const [done, undo] = (['done', 'undo'] as const).map((kind): Block => ({ ...person, kind }));
  const all = undoing && done && undo ? [done, root, undo, person] : [person, root, person];
  const [first, last] = drawing.sequence(all, out);
  return graphOf([start(), ...out, end(), flows(`s>${first}`, `${last}>e`)].join(''), MESSAGES);
}

const DONE: ChildOutcome = { kind: 'completed', variables: { x: 4 } };
const OUTCOMES: readonly ChildOutcome[] = [
  DONE,
  DONE,
  { kind: 'failed', message: 'm' },
  { kind: 'ended', status: 'cancelled' },
  { kind: 'error', code: 'none' },
];

/** One command that fits the case as it is, or does not. */
function commandFor(play: Play, dice: number): Command {
  const { graph, case: state } = play;
  const tasks = tasksOf(graph, state);
  const pick = <T>(list: readonly T[]): T | undefined => list[dice % Math.max(1, list.length)];
  const task = pick(tasks);
  const sender = pick(tasks.filter((open) => open.sendBackTargets.length > 0));
  const job = pick(jobsOf(graph, state));
  const place = pick(subscriptionsOf(state));
  const incident = pick(incidentsOf(state));
  const supplement = pick(supplementsOf(state));
  const child = pick(childrenOf(state));
  const answer: Command | undefined = supplement && {
    type: 'answer-supplement',
    supplement: supplement.id,
    variables: { x: 3 },
  };
  const choices: (Command | undefined)[] = [
    task && { type: 'complete-task', task: task.id, variables: { x: dice % 5, one: 'local' } },
    task && { type: 'complete-task', task: task.id, variables: {} },
    task && { type: 'claim-task', task: task.id },
    task && { type: 'save-task', task: task.id, variables: { draft: dice } },
    task && { type: 'hand-over-task', task: task.id, to: { person: 'zhao' } },
    task && { type: 'ask-supplement', task: task.id, items: ['x'], fields: ['x'] },
    sender && {
      type: 'send-back',
      task: sender.id,
      to: sender.sendBackTargets[0] ?? 'n1',
      mode: dice % 2 ? 'again' : 'straight',
    },
    answer,
    answer,
    child && { type: 'report-child', call: child.id, outcome: OUTCOMES[dice % OUTCOMES.length] ?? DONE },
    job &&
      (job.kind === 'service'
        ? { type: 'complete-job', job: job.id, variables: { x: dice % 4 } }
        : { type: 'fire-timer', job: job.id }),
    job?.kind === 'service' ? { type: 'fail-job', job: job.id, message: 'm', retries: dice % 2 } : undefined,
    place && {
      type: 'correlate-message',
      message: 'm',
      name: place.message,
      subscription: place.id,
      variables: { x: 2 },
      ...(place.key ? { key: place.key } : {}),
    },
    incident && { type: 'resolve-incident', incident: incident.id, variables: { x: 1 } },
    { type: 'set-variables', variables: { x: dice % 3 } },
  ];
  const possible = choices.filter((choice) => choice !== undefined);
  return possible[(dice * 7) % possible.length] ?? { type: 'cancel-case' };
}

const reached = new Set<string>();

test('events replay to the very bytes that were decided, whatever is drawn and done', async () => {
  await fc.assert(
    fc.asyncProperty(
      block,
      fc.boolean(),
      fc.array(fc.nat(1000), { maxLength: 30 }),
      async (root, undoing, dice) => {
        const graph = await draw(root, undoing);
        const run = () => {
          const play = new Play(graph).start({ x: 1, list: ['p', 'q'] });
          for (const throwOf of dice) {
            if (play.case.status !== 'running') break;
            if (throwOf % 11 === 0) play.now += 3_600_000;
            play.try(commandFor(play, throwOf), throwOf % 2 ? SYSTEM : staff('wang', 'desk'), 'why');
          }
          return play;
        };
        const play = run();
        let replayed: CaseState | undefined;
        for (const event of play.events) {
          reached.add(event.type);
          replayed = evolve(replayed && decodeState(encodeState(replayed)), event);
        }
        expect(replayed && encodeState(replayed)).toBe(encodeState(play.case));
        expect(encodeState(run().case), 'the same again').toBe(encodeState(play.case));
        if (play.case.status === 'completed') expect(incidentsOf(play.case)).toEqual([]);
      },
    ),
    { numRuns: 250 },
  );
  // The generator must not go blind to what it is there for.
  for (const type of [
    'task-sent-back',
    'supplement-answered',
    'timer-fired',
    'message-correlated',
    'incident-raised',
    'incident-resolved',
    'join-arrived',
    'elements-terminated',
    'compensation-begun',
    'child-ended',
    'case-completed',
  ]) {
    expect([...reached]).toContain(type);
  }
});
