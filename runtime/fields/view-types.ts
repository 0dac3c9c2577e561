/** What a field's view and the form view are given. Portal, workbench and the builder's canvas use the same. */
import type { CompiledForm, FieldError, FormSchema, Verdict } from '#runtime/form';
import type { Instant, StepRights } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';
import type { FieldPlace } from './types.ts';

/** What views ask of the app around them; views never know the server. */
export interface FieldServices {
  upload(
    file: File,
    onProgress: (share: number) => void,
  ): Promise<{ id: string; name: string; type: string; bytes: number }>;
  fileUrl(id: string): string;
  places: readonly FieldPlace[];
  now(): Instant;
  zone: string;
}

export interface FieldViewProps {
  readonly schema: FormSchema;
  /** Unique on the page; the control's id. The error's id is `${id}-error`, the hint's `${id}-hint`. */
  readonly id: string;
  readonly path: string;
  readonly value: Value;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly error?: string;
  readonly services: FieldServices;
  onChange(value: Value): void;
  onBlur?(): void;
}

/** The live form: Formily drives it, the verdict decides. */
export interface FormViewProps {
  readonly schema: FormSchema;
  readonly values: Variables;
  readonly rights?: StepRights;
  /** Key of the page to show; absent: everything. */
  readonly page?: string;
  /** Errors of the server or of the last try, shown beside the fields. */
  readonly errors?: readonly FieldError[];
  readonly services: FieldServices;
  /** Begins the ids of all controls (`f` gives `f-phone`); two forms on one page take two. */
  readonly idPrefix?: string;
  /** What was typed, hidden answers included (they come back when shown again); the verdict has what is kept. */
  onChange(values: Variables, verdict: Verdict): void;
  /** Told at first sight and at every change, with the form that was read: for pages and the way on. */
  onVerdict?(verdict: Verdict, form: CompiledForm): void;
}

/** Answers to be checked or read. */
export interface AnswerListProps {
  readonly schema: FormSchema;
  readonly values: Variables;
  readonly rights?: StepRights;
  readonly services: FieldServices;
  /** Gives each answer a link to change it. */
  onEdit?(path: string, page: string): void;
  /** Shows a masked value in full, for a reason that is logged. */
  onReveal?(path: string, reason: string): Promise<string>;
}
