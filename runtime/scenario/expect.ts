import { incidentsOf, subscriptionsOf, variablesOf } from '#runtime/engine';
import type { Text } from '#runtime/model';
import { equalValues } from '#runtime/values';
import { elementOf } from './find.ts';
import { actorOf } from './people.ts';
import type { Player } from './player.ts';
import type { Expectation } from './types.ts';

/** What was expected and is not so. */
export function check(player: Player, expected: Expectation): readonly Text[] {
  const wrong: Text[] = [];
  const ids = (names: readonly string[]) => names.map((name) => elementOf(player, name));
  const same = (what: Text, want: readonly string[], got: readonly string[]) => {
    const [a, b] = [[...want].sort(), [...got].sort()];
    if (a.length !== b.length || a.some((item, index) => item !== b[index])) wrong.push(differs(what, a, b));
  };
  const { tasks, events } = player;
  const state = player.state;
  if (expected.tasks)
    same(
      { zh: '打开的待办', en: 'open tasks' },
      ids(expected.tasks),
      tasks.map((task) => task.element),
    );
  if (expected.late) {
    const late = tasks.filter(
      (task) => task.deadline && !task.deadline.pausedSince && task.deadline.due < player.now,
    );
    same(
      { zh: '超期的待办', en: 'late tasks' },
      ids(expected.late),
      late.map((task) => task.element),
    );
  }
  if (expected.reminders !== undefined) {
    const sent = events
      .filter((event) => event.type === 'reminder-sent')
      .map((event) => String(event.data.el));
    const what = { zh: '提醒', en: 'reminders' };
    if (typeof expected.reminders !== 'number') same(what, ids(expected.reminders), sent);
    else if (expected.reminders !== sent.length)
      wrong.push(differs(what, [String(expected.reminders)], [String(sent.length)]));
  }
  const status = state?.status ?? 'not started';
  if (expected.state && expected.state !== status)
    wrong.push(differs({ zh: '办件状态', en: 'the state' }, [expected.state], [status]));
  const ended = state !== undefined && status !== 'running';
  if (expected.ended !== undefined && expected.ended !== ended) {
    wrong.push(differs({ zh: '是否已结束', en: 'ended' }, [String(expected.ended)], [String(ended)]));
  }
  if (expected.jobs) {
    same(
      { zh: '等待的作业', en: 'waiting jobs' },
      ids(expected.jobs),
      player.jobs.map((job) => job.element),
    );
  }
  if (expected.messages) {
    const names = state ? subscriptionsOf(state).map((subscription) => subscription.message) : [];
    same({ zh: '等待的消息', en: 'messages waited for' }, expected.messages, names);
  }
  if (expected.incidents) {
    const stuck = state ? incidentsOf(state).map((incident) => incident.element) : [];
    same({ zh: '异常', en: 'incidents' }, ids(expected.incidents), stuck);
  }
  return [
    ...wrong,
    ...variablesDiffer(player, expected),
    ...assigneesDiffer(player, expected),
    ...wayDiffers(player, expected),
  ];
}

function variablesDiffer(player: Player, { variables }: Expectation): readonly Text[] {
  const held = player.state ? variablesOf(player.state) : {};
  return Object.entries(variables ?? {}).flatMap(([name, want]) => {
    const got = held[name] ?? null;
    return equalValues(got, want)
      ? []
      : [
          differs(
            { zh: `变量 ${name}`, en: `the variable ${name}` },
            [JSON.stringify(want)],
            [JSON.stringify(got)],
          ),
        ];
  });
}

function assigneesDiffer(player: Player, { assignee }: Expectation): readonly Text[] {
  return Object.entries(assignee ?? {}).flatMap(([name, want]) => {
    const element = elementOf(player, name);
    const task = player.tasks.find((one) => one.element === element);
    const got = task?.assignee ?? null;
    const wanted = want === null ? null : actorOf(player, want, task).id;
    return got === wanted
      ? []
      : [differs({ zh: `「${name}」的办理人`, en: `who has “${name}”` }, [wanted ?? '—'], [got ?? '—'])];
  });
}

function wayDiffers(player: Player, { passed = [], notPassed = [] }: Expectation): readonly Text[] {
  const been = new Set(reached(player));
  return [
    ...passed
      .filter((name) => !been.has(elementOf(player, name)))
      .map((name) => ({ zh: `没有经过「${name}」。`, en: `“${name}” was not reached.` })),
    ...notPassed
      .filter((name) => been.has(elementOf(player, name)))
      .map((name) => ({ zh: `不该经过「${name}」。`, en: `“${name}” was reached.` })),
  ];
}

/** Elements in the order in which they were first reached. */
export function reached(player: Player): readonly string[] {
  const elements = player.events.flatMap(({ type, data }) =>
    (type === 'element-passed' || type === 'element-activated') && typeof data.el === 'string'
      ? [data.el]
      : [],
  );
  return [...new Set(elements)];
}

function differs(what: Text, want: readonly string[], got: readonly string[]): Text {
  const [a, b] = [want.join('、') || '—', got.join('、') || '—'];
  return { zh: `${what.zh}应为 ${a}，实际是 ${b}。`, en: `Expected ${what.en} to be ${a}, but got ${b}.` };
}
