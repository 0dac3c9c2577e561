/** What a field's view and the form view are given. Portal, workbench and the builder's canvas use the same. */
import type { FieldError, FormSchema, Verdict } from '#runtime/form';
import type { Instant, StepRights } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';

/** What views ask of the app around them; views never know the server. */
export interface FieldServices {
  upload(
    file: File,
    onProgress: (share: number) => void,
  ): Promise<{ id: string; name: string; type: string; bytes: number }>;
  fileUrl(id: string): string;
  places: readonly { id: string; name: string; grids: readonly { id: string; name: string }[] }[];
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
  onChange(values: Variables, verdict: Verdict): void;
}
