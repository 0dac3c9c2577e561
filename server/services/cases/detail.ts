/** A case as a member of staff may see it. */
import { incidentsOf, variablesOf } from '#runtime/engine';
import { fieldRule } from '#runtime/fields';
import { type CompiledForm, narrowSchema, narrowValues } from '#runtime/form';
import type { Applicant, StepRights } from '#runtime/model';
import type { CaseDetail } from '#runtime/wire';
import type { TaskDoc } from '#server/host';
import { startFormOf } from '../designs/index.ts';
import { ratingOf } from '../ratings/index.ts';
import type { CaseAccess } from './access.ts';
import { type Ground, iso } from './ground.ts';
import { formOf, identityAccess, type StepSeen, viewRights } from './narrow.ts';
import { type OpenCase, openCase } from './open.ts';

export async function caseDetail(ground: Ground, access: CaseAccess, opened?: OpenCase): Promise<CaseDetail> {
  const open = opened ?? (await openCase(ground, access.doc));
  const { doc, state, release } = open;
  const { form, rights } = applicationSeenBy(open, access);
  const rating = await ratingOf(ground.store, doc._id);
  const applicant = state.applicant && narrowApplicant(state.applicant, open, access);
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
  const form = formOf(startFormOf(release).form);
  return { form, rights: viewRights(form, access.standing, stepsSeen(release, access)) };
}

function stepsSeen(release: OpenCase['release'], access: CaseAccess): readonly StepSeen[] {
  const { key } = startFormOf(release);
  return access.tasks.flatMap((task) => stepSeen(release, task, key));
}

/** May they know the applicant's name, or phone? As far as the field that asks for it may be seen. */
export function identitySeenBy(open: OpenCase, access: CaseAccess, kind: 'name' | 'phone') {
  const { form, rights } = applicationSeenBy(open, access);
  return identityAccess(form, rights, access.standing, stepsSeen(open.release, access), kind);
}

/** Not where their steps hide or mask the field that asks for it. */
export const seesApplicantName = (open: OpenCase, access: CaseAccess): boolean =>
  access.standing === 'applicant' || identitySeenBy(open, access, 'name').access === 'read';

/** What a step's drawing says about this form, or about its fields by name. */
function stepSeen(release: OpenCase['release'], task: TaskDoc, formKey: string): StepSeen[] {
  const form = release.graph.elements.get(task.element)?.form;
  return form ? [{ rights: form.rights, sameForm: form.key === formKey }] : [];
}

/** Whom it is from, without what they may not know; an id without a name would still tell who comes again. */
function narrowApplicant(applicant: Applicant, open: OpenCase, access: CaseAccess): Applicant {
  const part = (kind: 'name' | 'phone'): string | undefined => {
    const value = applicant[kind];
    const seen = identitySeenBy(open, access, kind);
    if (value === undefined || seen.access === 'hide') return undefined;
    if (seen.access !== 'mask') return value;
    const rule = seen.node?.rule ?? fieldRule(kind);
    const masked = rule?.mask(value);
    return typeof masked === 'string' ? masked : undefined;
  };
  const { name: _name, phone: _phone, id, ...kept } = applicant;
  const name = part('name');
  const phone = part('phone');
  const whole = name !== undefined && name === applicant.name;
  return {
    ...kept,
    ...(id !== undefined && (whole || applicant.name === undefined) && phone === applicant.phone
      ? { id }
      : {}),
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
  };
}
