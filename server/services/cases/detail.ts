/** A case as a member of staff may see it. */
import { incidentsOf, variablesOf } from '#runtime/engine';
import { accessOf, type CompiledForm, narrowSchema, narrowValues } from '#runtime/form';
import type { Applicant, FieldAccess, StepRights } from '#runtime/model';
import type { CaseDetail } from '#runtime/wire';
import type { TaskDoc } from '#server/host';
import { startFormOf } from '../designs/index.ts';
import { ratingOf } from '../ratings/index.ts';
import type { CaseAccess } from './access.ts';
import { type Ground, iso } from './ground.ts';
import { formOf, type StepSeen, viewRights } from './narrow.ts';
import { type OpenCase, openCase } from './open.ts';

export async function caseDetail(ground: Ground, access: CaseAccess, opened?: OpenCase): Promise<CaseDetail> {
  const open = opened ?? (await openCase(ground, access.doc));
  const { doc, state, release } = open;
  const { form, rights } = applicationSeenBy(open, access);
  const rating = await ratingOf(ground.store, doc._id);
  const applicant = state.applicant && narrowApplicant(state.applicant, form, rights);
  return {
    id: doc._id,
    number: state.number ?? doc.number,
    title: doc.title,
    service: doc.service,
    serviceTitle: release.body.page.title,
    status: state.status,
    trial: state.trial,
    version: open.version,
    startedAt: iso(state.startedAt),
    ...(state.endedAt === undefined ? {} : { endedAt: iso(state.endedAt) }),
    channel: doc.channel,
    ...(applicant ? { applicant } : {}),
    form: narrowSchema(form, rights),
    values: narrowValues(form, variablesOf(state), rights),
    incidents: incidentsOf(state).map(({ id, element, message, at }) => ({
      id,
      element,
      message,
      at: iso(at),
    })),
    ...(rating ? { rating } : {}),
  };
}

/** The form of the application with what this person may see of it. */
export function applicationSeenBy(
  { release }: OpenCase,
  access: CaseAccess,
): { readonly form: CompiledForm; readonly rights: StepRights } {
  const start = startFormOf(release);
  const form = formOf(start.form);
  const steps = access.tasks.flatMap((task) => stepSeen(release, task, start.key));
  return { form, rights: viewRights(form, access.standing, steps) };
}

/** What a step's drawing says about this form, or about its fields by name. */
function stepSeen(release: OpenCase['release'], task: TaskDoc, formKey: string): StepSeen[] {
  const form = release.graph.elements.get(task.element)?.form;
  return form ? [{ rights: form.rights, sameForm: form.key === formKey }] : [];
}

/** Name and phone of the applicant follow the fields they came from: what is hidden there is not told here. */
function narrowApplicant(applicant: Applicant, form: CompiledForm, rights: StepRights): Applicant {
  const access = accessOf(form, rights);
  const seen = (kind: string): FieldAccess => {
    const node = form.nodes.find((each) => each.kind === kind && !each.container);
    return node ? (access[node.id] ?? 'hide') : (FALLBACK[kind] ?? 'read');
  };
  const part = (kind: string, value: string | undefined): string | undefined => {
    const right = seen(kind);
    if (value === undefined || right === 'hide') return undefined;
    if (right !== 'mask') return value;
    const node = form.nodes.find((each) => each.kind === kind);
    const masked = node?.rule.mask(value);
    return typeof masked === 'string' ? masked : undefined;
  };
  const { name: _name, phone: _phone, ...kept } = applicant;
  const name = part('name', applicant.name);
  const phone = part('phone', applicant.phone);
  return { ...kept, ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }) };
}

/** Where the form does not ask for it, it came with the sign-in, and handling needs it. */
const FALLBACK: Readonly<Record<string, FieldAccess>> = { name: 'read', phone: 'read' };
