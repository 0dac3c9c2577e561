import type { FormSchema } from '#runtime/form';
import type { StepRights } from '#runtime/model';
import type { LoadedRelease } from '#server/host';

/** What an applicant fills in: the form of the start event, with the rights of this step. */
export interface StartForm {
  readonly key: string;
  readonly form: FormSchema;
  readonly rights: StepRights;
}

const EVERYTHING: StepRights = { otherwise: 'edit', fields: {} };
const NOTHING_TO_FILL: FormSchema = { type: 'object', properties: {} };

/** The none start event's form; a drawing that names none uses the only form there is, else there is nothing to fill in. */
export function startFormOf({ graph, body }: Pick<LoadedRelease, 'graph' | 'body'>): StartForm {
  const drawn = graph.scope.starts.find((node) => node.type === 'start-event' && node.form)?.form;
  const keys = Object.keys(body.forms);
  const key = drawn?.key ?? (keys.length === 1 ? keys[0] : undefined) ?? '';
  return { key, form: body.forms[key] ?? NOTHING_TO_FILL, rights: drawn?.rights ?? EVERYTHING };
}
