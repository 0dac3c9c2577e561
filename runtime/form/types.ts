import type { FieldPlace } from '#runtime/fields';
import type { DataClass, FieldAccess, Instant, StepRights, Text } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';

/**
 * The documented subset of Formily's JSON Schema. `{{ }}` strings are FEEL. Anything else is refused at publishing.
 * A form is an object schema; its first level is pages (`x-component: "page"`, void) or fields.
 */
export interface FormSchema {
  readonly type: 'object' | 'void' | 'array' | 'string' | 'number' | 'boolean';
  readonly title?: string;
  /** Hint: one short sentence. */
  readonly description?: string;
  readonly properties?: Readonly<Record<string, FormSchema>>;
  /** Rows of an array. */
  readonly items?: FormSchema;
  readonly required?: boolean | string;
  readonly default?: Value;
  readonly enum?: readonly { readonly label: string; readonly value: string }[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  /** `{{ FEEL }}`: computed, never typed. */
  readonly 'x-value'?: string;
  /** `{{ FEEL }}` or a constant. */
  readonly 'x-visible'?: string | boolean;
  readonly 'x-reactions'?: FormReaction | readonly FormReaction[];
  /** Kind of field: a folder of runtime/fields; or `page`, `group`. */
  readonly 'x-component'?: string;
  readonly 'x-component-props'?: Readonly<Record<string, Value>>;
  readonly 'x-index'?: number;
  readonly 'x-data-class'?: DataClass;
  /** English beside the Chinese title, description and options, by key. */
  readonly 'x-text-en'?: {
    readonly title?: string;
    readonly description?: string;
    readonly options?: Readonly<Record<string, string>>;
  };
}

export interface FormReaction {
  readonly dependencies?: readonly string[];
  /** `{{ FEEL }}` */
  readonly when?: string;
  readonly fulfill?: { readonly state?: FormStateChange };
  readonly otherwise?: { readonly state?: FormStateChange };
}

export interface FormStateChange {
  readonly visible?: boolean | string;
  readonly required?: boolean | string;
  readonly value?: Value;
}

export interface FormInput {
  readonly values: Variables;
  /** Absent: everything may be edited. */
  readonly rights?: StepRights;
  /** What stood in the case before, kept where this step may not write. */
  readonly stored?: Variables;
  readonly now: Instant;
  readonly zone: string;
  /** Communities that an address may name. Absent: their ids are not looked up. The server always gives them. */
  readonly places?: readonly FieldPlace[];
}

export interface FieldError {
  /** `phone`, `members.0.name`. */
  readonly path: string;
  /** Stable code, e.g. `required`, `too-long`, `id-checksum`. */
  readonly code: string;
  /** What is wrong and how to mend it. */
  readonly message: Text;
}

/** The same on both sides, from one pure evaluator. */
export interface Verdict {
  readonly valid: boolean;
  readonly errors: readonly FieldError[];
  /**
   * What is kept: hidden dropped, computed recomputed, what this step may not write taken from `stored` or absent.
   * For the case, not for eyes: `narrowValues` makes what a role may see.
   */
  readonly values: Variables;
  /** Names that stood in `stored`, may be written here, and are dropped because they are hidden now: to be cleared. */
  readonly dropped: readonly string[];
  /** By path of each field that exists now (rows counted). */
  readonly fields: Readonly<Record<string, FieldVerdict>>;
}

export interface FieldVerdict {
  readonly visible: boolean;
  readonly required: boolean;
  readonly access: FieldAccess;
}
