/**
 * One folder a field: `rule.ts` (pure), `view.tsx` (React), `fixtures.ts` (good and bad values), `rule.test.ts`.
 * All lists (palette, settings panel, evaluator, portal, workbench) are derived from the registry.
 */
import type { FieldError, FormSchema } from '#runtime/form';
import type { DataClass, Instant, Text } from '#runtime/model';
import type { Value } from '#runtime/values';

/** How one setting of a field is asked for in the form builder. */
export interface FieldSetting {
  /** Path in the schema node: `maxLength`, `x-component-props.rows`. */
  readonly path: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly input: 'text' | 'long-text' | 'number' | 'switch' | 'options' | 'choice' | 'data-class';
  /** For `choice`. */
  readonly choices?: readonly { readonly value: string; readonly label: Text }[];
}

export interface RuleContext {
  readonly schema: FormSchema;
  readonly path: string;
  readonly now: Instant;
  readonly zone: string;
  /** Communities and grids that may be chosen; absent: an address's place is not looked up. */
  readonly places?: readonly FieldPlace[];
}

/** A community with its grids, as an address offers it. */
export interface FieldPlace {
  readonly id: string;
  readonly name: string;
  readonly grids: readonly { readonly id: string; readonly name: string }[];
}

/** What a kind of field is, without any view. */
export interface FieldRule {
  /** Kebab-case, the folder's name, the value of `x-component`. */
  readonly kind: string;
  readonly name: Text;
  /** Group of the palette. */
  readonly group: 'text' | 'number' | 'choice' | 'person' | 'place' | 'file' | 'layout';
  /** Type of the schema node. `void` holds no value. */
  readonly type: FormSchema['type'];
  readonly dataClass: DataClass;
  /** The verb of "please … this" when a required field is empty. Absent: fill in. */
  readonly ask?: 'fill' | 'choose' | 'upload' | 'agree' | 'add';
  readonly settings: readonly FieldSetting[];
  /** A fresh schema node, with the given title. */
  create(title: string): FormSchema;
  /** Is this value "nothing typed" (then only `required` speaks)? */
  isEmpty(value: Value): boolean;
  /** Tidy generously: full-width digits, spaces in a phone number. Never throws; keeps what it does not know. */
  normalise(value: Value, context: RuleContext): Value;
  /** Type, enum, bounds and the kind's own rule. Empty values are not asked. */
  check(value: Value, context: RuleContext): readonly FieldError[];
  /** For check pages, lists and time lines. */
  show(value: Value, schema: FormSchema, locale: 'zh' | 'en'): string;
  /** For the access `mask`. */
  mask(value: Value): Value;
  /** Other paths this value decides, relative to it (an ID number gives birthday and sex). */
  derives?(value: Value): Readonly<Record<string, Value>>;
}
