/** The server's verdict over what was sent: the same evaluator as the browser's, with the release's schema and rights. */
import {
  applicantPlace,
  type CompiledForm,
  evaluate,
  type FieldError,
  type FormSchema,
  type Verdict,
  writableKeys,
} from '#runtime/form';
import type { Applicant, StepRights } from '#runtime/model';
import { dayOf, type Variables } from '#runtime/values';
import { invalid } from '#server/problem';
import type { Caller } from '#server/security';
import { type Ground, placesOf } from '../cases/ground.ts';
import { formOf } from '../cases/narrow.ts';
import { type FileDoc, type Referred, referToFiles } from '../files/index.ts';

export interface Sent {
  readonly space: string;
  readonly form: FormSchema;
  readonly rights: StepRights;
  readonly values: Variables;
  /** What stood in the case before. */
  readonly stored?: Variables;
  /** What stands in the case under these names, where `stored` is only a part of it (what the applicant sent). */
  readonly standing?: Variables;
  readonly mayUse: (file: FileDoc) => boolean;
}

export interface Judged {
  /** Only what this step may write; cleared names are null. Ready for a command. */
  readonly values: Variables;
  /** All that is kept, for what follows from the answers (applicant, place). */
  readonly kept: Variables;
  readonly files: Referred['files'];
  readonly form: CompiledForm;
}

/** @throws ProblemException 422 with errors by path */
export async function judge(ground: Ground, sent: Sent): Promise<Judged> {
  const { form, verdict } = await evaluateSent(ground, sent);
  const referred = await referToFiles(ground.store, form, verdict.values, sent.mayUse);
  const errors: readonly FieldError[] = [...verdict.errors, ...referred.errors];
  if (!verdict.valid || errors.length > 0) throw invalid(errors);
  return {
    form,
    kept: referred.values,
    files: referred.files,
    values: forCase(form, sent, referred.values, verdict),
  };
}

/**
 * What may be put aside unfinished: only what this step may write, unchecked but for its files.
 * @throws ProblemException 422 where a file is not theirs
 */
export async function judgeUnfinished(ground: Ground, sent: Sent): Promise<Judged> {
  const { form, verdict } = await evaluateSent(ground, sent);
  const referred = await referToFiles(ground.store, form, verdict.values, sent.mayUse);
  if (referred.errors.length > 0) throw invalid(referred.errors);
  return {
    form,
    kept: referred.values,
    files: referred.files,
    values: forCase(form, sent, referred.values, verdict),
  };
}

async function evaluateSent(ground: Ground, sent: Sent): Promise<{ form: CompiledForm; verdict: Verdict }> {
  const form = formOf(sent.form);
  const now = ground.now();
  const { zone } = await ground.street(sent.space);
  const verdict = evaluate(form, {
    values: sent.values,
    rights: sent.rights,
    ...(sent.stored ? { stored: sent.stored } : {}),
    now,
    zone,
    places: placesOf(await ground.directory(sent.space), dayOf(now, zone)),
  });
  return { form, verdict };
}

/** What may be written, and null for what stood there and is hidden now: the case must not keep it unseen. */
function forCase(form: CompiledForm, sent: Sent, kept: Variables, verdict: Verdict): Variables {
  const writable = writableKeys(form, sent.rights);
  const { standing = {} } = sent;
  const own = Object.entries(kept).filter(([key]) => writable.has(key));
  const unseen = [...writable].filter((key) => Object.hasOwn(standing, key) && !Object.hasOwn(kept, key));
  const cleared = [...verdict.dropped, ...unseen].map((key) => [key, null] as const);
  return { ...Object.fromEntries(own), ...Object.fromEntries(cleared) };
}

/** Who asks, from the session and from what they wrote of themselves. */
export function applicantOf(caller: Caller, form: CompiledForm, values: Variables): Applicant {
  const first = (kind: string): string | undefined => {
    const node = form.nodes.find((each) => each.kind === kind && !each.container);
    const value = node && values[node.key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const name = first('name') ?? caller.name;
  const phone = caller.kind === 'resident' ? caller.phone : (first('phone') ?? caller.phone);
  return {
    kind: caller.kind,
    ...(caller.kind === 'guest' ? {} : { id: caller.id }),
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...applicantPlace(form, values),
  };
}
