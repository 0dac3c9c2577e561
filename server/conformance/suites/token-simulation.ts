import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDefinitions } from '#runtime/bpmn';
import { prepared } from '../bpmn/click-through.ts';
import { Clicks } from '../bpmn/clicks.ts';
import { readTree } from '../bpmn/tree.ts';
import { Score } from '../score.ts';
import type { Suite } from '../types.ts';

type Step =
  | { readonly op: 'trigger'; readonly element: string }
  | { readonly op: 'pauseAt'; readonly element: string }
  | { readonly op: 'messageFlow'; readonly element: string }
  | { readonly op: 'chooseOutgoing'; readonly gateway: string; readonly flows: readonly string[] }
  | {
      readonly op: 'expect';
      readonly nodeEvents: readonly string[];
      readonly flowsTaken: readonly string[];
      readonly rootsEnded: readonly string[];
    };

interface Expectations {
  readonly tests: readonly { readonly id: string; readonly file: string; readonly steps: readonly Step[] }[];
}

/**
 * Models that somebody clicks through. Inside one instant the order of that simulator is its own, so what was entered,
 * left and taken is compared as multisets, checkpoint by checkpoint.
 */
export const tokenSimulation: Suite = {
  name: 'token-simulation',
  async run(dir) {
    const path = join(dir, 'expectations', 'token-simulation.json');
    if (!existsSync(path)) return undefined;
    const { tests } = JSON.parse(readFileSync(path, 'utf8')) as Expectations;
    const score = new Score('token-simulation');
    const count = new Map<string, number>();
    for (const { id, file, steps } of tests) {
      if (!existsSync(join(dir, file))) continue;
      const number = (count.get(id) ?? 0) + 1;
      count.set(id, number);
      const { wanted, actual } = await play(readFileSync(join(dir, file), 'utf8'), steps);
      score.count(
        `${id}#${number}`,
        wanted === actual,
        () => wanted,
        () => actual,
      );
    }
    return score.result();
  },
};

async function play(xml: string, steps: readonly Step[]) {
  const { root } = await readTree(xml);
  const { processes, findings } = compileDefinitions(prepared(root));
  const refused = findings.filter((finding) => finding.severity === 'error');
  if (refused.length > 0) {
    return {
      wanted: 'a run',
      actual: refused.map((finding) => `${finding.rule} ${finding.element ?? ''}`).join(', '),
    };
  }
  const wanted: string[] = [];
  const actual: string[] = [];
  const clicks = new Clicks(processes, root);
  for (const step of steps) {
    if (step.op === 'pauseAt') clicks.pauseAt(step.element);
    else if (step.op === 'chooseOutgoing') clicks.choose(step.gateway, step.flows);
    else if (step.op === 'messageFlow') clicks.messageFlow(step.element);
    else if (step.op === 'trigger') clicks.trigger(step.element);
    else {
      wanted.push(spell(step.nodeEvents, step.flowsTaken, step.rootsEnded.length));
      const seen = clicks.checkpoint();
      actual.push(spell(seen.nodeEvents, seen.flowsTaken, seen.ended));
    }
  }
  return { wanted: wanted.join(' // '), actual: actual.join(' // ') };
}

function spell(nodes: readonly string[], flows: readonly string[], ended: number): string {
  return `${[...nodes].sort().join(' ')} | ${[...flows].sort().join(' ')} | ${ended}`;
}
