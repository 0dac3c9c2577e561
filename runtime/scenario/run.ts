import { variablesOf } from '#runtime/engine';
import { type ActKey, actKeys, acts } from './acts.ts';
import { check, reached } from './expect.ts';
import { NotThere } from './find.ts';
import { Player } from './player.ts';
import { buildSet, type Stage } from './stage.ts';
import type { Failure, Scenario, ScenarioResult, Step } from './types.ts';

/** Monday, when the offices open. */
const BEGIN = Date.parse('2026-03-02T09:00:00+08:00');

/** Plays a story from its first step to its last. What fails is reported with its step, and the story goes on. */
export function runScenario(stage: Stage, scenario: Scenario): ScenarioResult {
  const set = buildSet(stage, scenario);
  const begin = scenario.at === undefined ? BEGIN : Date.parse(scenario.at);
  const player = new Player(set, Number.isNaN(begin) ? BEGIN : begin, scenario.auto ?? {});
  const failures: Failure[] = [];
  scenario.steps.forEach((step, index) => {
    player.step = index + 1;
    for (const message of play(player, step)) failures.push({ step: index + 1, message });
  });
  return {
    ok: failures.length === 0,
    failures,
    trace: player.trace,
    tasks: player.tasks.map((task) => ({
      element: task.element,
      name: task.name,
      ...(task.assignee === undefined ? {} : { assignee: task.assignee }),
      ...(task.deadline ? { due: new Date(task.deadline.due).toISOString() } : {}),
    })),
    variables: player.state ? variablesOf(player.state) : {},
    state: player.state?.status ?? 'not-started',
    now: new Date(player.now).toISOString(),
    passed: reached(player),
    flows: [
      ...new Set(player.events.flatMap(({ data }) => (typeof data.via === 'string' ? [data.via] : []))),
    ],
  };
}

/** Plays a bare list of steps. */
export function runSteps(stage: Stage, steps: readonly Step[]): ScenarioResult {
  return runScenario(stage, { steps });
}

function play(player: Player, step: Step): readonly Failure['message'][] {
  try {
    if ('expect' in step) return check(player, step.expect);
    const key = actKeys.find((name) => name in step);
    if (!key) return [{ zh: '看不懂这一步。', en: 'This step is of no known kind.' }];
    const refused = acts[key as ActKey](player, step as never);
    const wanted = 'refused' in step ? step.refused : undefined;
    if (!refused) {
      return wanted === undefined
        ? []
        : [{ zh: '这一步本应被拒绝。', en: 'This step should have been refused.' }];
    }
    if (wanted === true || wanted === refused.code) return [];
    return [
      {
        zh: `被拒绝：${refused.message.zh}（${refused.code}）`,
        en: `Refused: ${refused.message.en} (${refused.code})`,
      },
    ];
  } catch (error) {
    if (error instanceof NotThere) return [{ zh: error.zh, en: error.message }];
    throw error;
  }
}
