import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileBpmn } from '#runtime/bpmn';
import { parseScenario } from './parse.ts';
import { runSteps } from './run.ts';
import type { Stage } from './stage.ts';
import type { Step } from './types.ts';

const xml = readFileSync(new URL('./fixtures/report.bpmn', import.meta.url), 'utf8');

async function stage(source = xml): Promise<Stage> {
  const { processes, findings } = await compileBpmn(source);
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  const [graph] = processes;
  if (!graph) throw new Error('Expected a process.');
  return { graph, settings: { handleDays: 5 } };
}

const story: readonly Step[] = [
  {
    start: {
      variables: { what: '路灯不亮' },
      applicant: { kind: 'resident', id: 'r-1', community: 'u-community-1' },
    },
  },
  { expect: { tasks: ['研判'], assignee: { 研判: null }, state: 'running' } },
  { claim: '研判', as: 'dispatcher' },
  { supplement: '研判', items: ['照片'], fields: ['photo'], days: 3 },
  { complete: '研判', refused: 'waiting-for-applicant' },
  { answer: { photo: 'f-1' } },
  { complete: '研判', button: 'handle', variables: { lead: 'lamp' } },
  { expect: { tasks: ['处置'], late: [], assignee: { 处置: null } } },
  { advance: 'due' },
  { expect: { late: ['处置'], reminders: ['处置'] } },
  { complete: '处置', as: 'p:u-community-1/handler' },
  { expect: { jobs: ['通知'] } },
  { job: 'notify', variables: { sent: true } },
  { complete: '评价', as: 'applicant', variables: { level: 5 } },
  {
    expect: {
      ended: true,
      state: 'completed',
      variables: { sent: true, level: 5 },
      notPassed: ['整改'],
      incidents: [],
    },
  },
];

describe('a story on the virtual clock', () => {
  test('plays from report to rating', async () => {
    const result = runSteps(await stage(), story);
    expect(result.failures).toEqual([]);
    expect(result.flows).toContain('f_handle');
    expect(result.trace.at(-1)?.type).toBe('case-completed');
  });

  test('a bad rating opens a task', async () => {
    const bad = story.map((step) =>
      'complete' in step && step.complete === '评价' ? { ...step, variables: { level: 1 } } : step,
    );
    const result = runSteps(await stage(), [
      ...bad.slice(0, -1),
      { expect: { tasks: ['整改'], passed: ['整改'] } },
    ]);
    expect(result.failures).toEqual([]);
  });

  test('a broken promise is reported with its step, and the story goes on', async () => {
    const result = runSteps(await stage(), [
      story[0] as Step,
      { complete: '处置' },
      { expect: { tasks: ['处置'] } },
      { complete: '研判', button: 'nonsense' },
      { advance: 'soon' },
      { cancel: true },
    ]);
    expect(result.ok).toBe(false);
    expect(result.failures.map((failure) => failure.step)).toEqual([2, 3, 4, 5]);
    expect(result.state).toBe('cancelled');
  });
});

test('what is no scenario is told apart', () => {
  expect(parseScenario({}).ok).toBe(false);
  expect(parseScenario([{ claim: 'a', complete: 'b' }]).ok).toBe(false);
  expect(parseScenario([{ start: {} }]).ok).toBe(true);
});
