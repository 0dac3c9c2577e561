/** What a step sends is judged by the release's forms with the rights of the step, as the server does it. */
import type { Rejection, TaskView } from '#runtime/engine';
import { compileForm, evaluate, type FormSchema, writableKeys } from '#runtime/form';
import type { StepRights } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { Player } from './player.ts';

const EVERYTHING: StepRights = { otherwise: 'edit', fields: {} };

/** The variables as they reach the case, or why they do not. Without forms on the stage they go as they are. */
export type Sent = { readonly variables: Variables } | Rejection;

/** What the applicant sends with the start event's form. */
export function judgeStart(player: Player, variables: Variables): Sent {
  const { graph, forms } = player.set;
  const drawn = graph.scope.starts.find((node) => node.type === 'start-event' && node.form)?.form;
  const schema = drawn && forms[drawn.key];
  return schema ? judge(player, schema, drawn.rights, variables, undefined) : { variables };
}

/** What somebody sends with the form of a task. */
export function judgeTask(player: Player, task: TaskView, variables: Variables): Sent {
  const schema = task.form === undefined ? undefined : player.set.forms[task.form];
  return schema ? judge(player, schema, task.rights, variables, task.saved) : { variables };
}

function judge(
  player: Player,
  schema: FormSchema,
  rights: StepRights = EVERYTHING,
  values: Variables,
  stored: Variables | undefined,
): Sent {
  const { form } = compileForm(schema);
  const shown = stored && Object.fromEntries(Object.entries(stored).filter(([key]) => form.keys.has(key)));
  const verdict = evaluate(form, {
    values: { ...shown, ...values },
    rights,
    ...(stored ? { stored } : {}),
    now: player.now,
    zone: player.set.zone,
  });
  if (!verdict.valid) {
    const places = verdict.errors.map((error) => `${error.path}（${error.code}）`).join('、');
    return {
      ok: false,
      code: 'form-invalid',
      message: { zh: `表单填写有误：${places}。`, en: `The form is not filled in right: ${places}.` },
    };
  }
  const writable = writableKeys(form, rights);
  const kept = Object.entries(verdict.values).filter(([key]) => writable.has(key));
  const cleared = verdict.dropped.map((key) => [key, null] as const);
  return { variables: { ...Object.fromEntries(kept), ...Object.fromEntries(cleared) } };
}
