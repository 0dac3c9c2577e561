import type { Text } from '#runtime/model';
import { actKeys } from './acts.ts';
import type { Scenario, Step } from './types.ts';

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly errors: readonly Text[] };

/** Reads a scenario, or a bare list of steps, that somebody wrote by hand. */
export function parseScenario(content: unknown): ParsedScenario {
  const scenario = Array.isArray(content) ? { steps: content } : content;
  if (!isObject(scenario) || !Array.isArray(scenario.steps)) {
    return { ok: false, errors: [{ zh: '演练要有步骤列表 steps。', en: 'A scenario has a list of steps.' }] };
  }
  const errors: Text[] = [];
  scenario.steps.forEach((step: unknown, index) => {
    const keys = isObject(step) ? [...actKeys, 'expect'].filter((key) => key in step) : [];
    if (keys.length === 1) return;
    const found = keys.length === 0 ? '—' : keys.join(', ');
    errors.push({
      zh: `第 ${index + 1} 步要有且只有一个动作，现在是：${found}。`,
      en: `Step ${index + 1} has exactly one act; found: ${found}.`,
    });
  });
  if (scenario.at !== undefined && Number.isNaN(Date.parse(String(scenario.at)))) {
    errors.push({ zh: 'at 要写带时区的时间。', en: 'at is an instant with its zone.' });
  }
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, scenario: { ...scenario, steps: scenario.steps as readonly Step[] } as Scenario };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
