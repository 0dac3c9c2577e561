import { incidentsOf, type JobView, supplementsOf, type TaskView } from '#runtime/engine';
import { equalValues, type Variables } from '#runtime/values';
import type { Player } from './player.ts';
import type { Which } from './types.ts';

/** A step names something that is not there. */
export class NotThere extends Error {
  readonly zh: string;

  constructor(zh: string, en: string) {
    super(en);
    this.zh = zh;
  }
}

/** The element id of a name or id. */
export function elementOf(player: Player, name: string): string {
  for (const { elements } of [player.set.graph, ...player.set.others]) {
    if (elements.has(name)) return name;
    const found = [...elements.values()].find((node) => node.name === name);
    if (found) return found.id;
  }
  throw new NotThere(`流程里没有「${name}」。`, `The process has no “${name}”.`);
}

export function taskOf(player: Player, name: string, which: Which): TaskView {
  const element = elementOf(player, name);
  const found = player.tasks.filter((task) => task.element === element && sees(task.saved, which.where));
  const task = found[(which.nth ?? 1) - 1];
  if (task) return task;
  const open = player.tasks.map((one) => one.name).join('、') || '—';
  throw new NotThere(
    `待办「${name}」没有打开；现在打开的有：${open}。`,
    `The task “${name}” is not open; open are: ${open}.`,
  );
}

/** A job by element id, element name, or task type. */
export function jobOf(player: Player, name: string, which: Which): JobView {
  const { jobs } = player;
  const named = (element: string) =>
    player.graphs.some((graph) => graph.elements.get(element)?.name === name);
  const found = jobs.filter(
    (job) =>
      (job.element === name || job.type === name || named(job.element)) && sees(job.variables, which.where),
  );
  const job = found[(which.nth ?? 1) - 1];
  if (job) return job;
  const open = jobs.map((one) => `${one.element} (${one.type})`).join('、') || '—';
  throw new NotThere(
    `没有等待中的作业「${name}」；现在有：${open}。`,
    `No job “${name}” is waiting; there are: ${open}.`,
  );
}

export function incidentOf(player: Player, name: string): string {
  const element = elementOf(player, name);
  const found = player.cast
    .all((_, state) => incidentsOf(state))
    .find((incident) => incident.element === element);
  if (found) return found.id;
  throw new NotThere(`「${name}」没有异常。`, `There is no incident at “${name}”.`);
}

export function supplementOf(player: Player): string {
  const [found] = player.cast.all((_, state) => supplementsOf(state));
  if (found) return found.id;
  throw new NotThere('没有等待中的补正。', 'No supplement is being waited for.');
}

function sees(variables: Variables, where: Variables | undefined): boolean {
  return Object.entries(where ?? {}).every(([name, value]) => equalValues(variables[name] ?? null, value));
}
