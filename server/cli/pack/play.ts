/** Plays the scenarios of a pack on the real engine, and proves that each one guards the flows it names. */
import { type CompiledFile, compileBpmn } from '#runtime/bpmn';
import { compileDecisions } from '#runtime/dmn';
import type { Text } from '#runtime/model';
import {
  parseScenario,
  runScenario,
  type Scenario,
  type ScenarioResult,
  type Stage,
} from '#runtime/scenario';
import { bodyOfPack, type Pack } from '#templates/schema';
import { flowIds, withoutFlow } from './flows.ts';

/** One story as it went. */
export interface Played {
  readonly id: string;
  readonly title: Text;
  readonly ok: boolean;
  readonly failures: readonly { readonly step: number; readonly message: Text }[];
  /** Flows it names and passes without all the same: it does not guard them. */
  readonly idle: readonly string[];
}

export interface PackPlay {
  readonly scenarios: readonly Played[];
  /** Flows of the drawing that no story guards. */
  readonly unguarded: readonly string[];
}

/** Every story with the drawing as it is, then again without each flow it names: then it must fail. */
export async function playPack(pack: Pack): Promise<PackPlay> {
  const body = bodyOfPack(pack);
  const around: Omit<Stage, 'graph'> = {
    decisions: (await compileDecisions(body.decisions)).decisions,
    forms: body.forms,
    settings: body.settings,
    roles: Object.fromEntries(body.roleSpecs.map(({ key }) => [key, { unit: `u-role-${key}`, role: key }])),
  };
  const flows = flowIds(body.process);
  const whole = await stageOf(body.process, around);
  const broken = new Map<string, Stage | undefined>();
  const without = async (flow: string): Promise<Stage | undefined> => {
    if (!broken.has(flow)) broken.set(flow, await stageOf(withoutFlow(body.process, flow), around));
    return broken.get(flow);
  };
  const scenarios: Played[] = [];
  for (const { id, title, content } of pack.scenarios) {
    const parsed = parseScenario(content);
    if (!parsed.ok) {
      scenarios.push({
        ...{ id, title, ok: false, idle: [] },
        failures: parsed.errors.map((message) => ({ step: 0, message })),
      });
      continue;
    }
    scenarios.push({ id, title, ...(await playOne(whole, parsed.scenario, without)) });
  }
  const guarded = new Set(
    pack.scenarios.flatMap(({ content }) => {
      const parsed = parseScenario(content);
      return parsed.ok ? (parsed.scenario.guards ?? []) : [];
    }),
  );
  return { scenarios, unguarded: flows.filter((flow) => !guarded.has(flow)) };
}

async function playOne(
  whole: Stage | undefined,
  scenario: Scenario,
  without: (flow: string) => Promise<Stage | undefined>,
): Promise<Pick<Played, 'ok' | 'failures' | 'idle'>> {
  if (!whole) return { ok: false, failures: [{ step: 0, message: UNREADABLE }], idle: [] };
  const result: ScenarioResult = runScenario(whole, scenario);
  const idle: string[] = [];
  for (const flow of scenario.guards ?? []) {
    const stage = await without(flow);
    // A flow that is not in the drawing guards nothing either.
    if (!stage || runScenario(stage, scenario).ok) idle.push(flow);
  }
  return { ok: result.ok && idle.length === 0, failures: result.failures, idle };
}

const UNREADABLE: Text = {
  zh: '流程图不能读取，请先用 linli check 检查。',
  en: 'The drawing cannot be read: use linli check first.',
};

async function stageOf(xml: string, around: Omit<Stage, 'graph'>): Promise<Stage | undefined> {
  const file: CompiledFile = await compileBpmn(xml);
  const [graph, ...others] = file.processes;
  return graph && { graph, others, ...around };
}
