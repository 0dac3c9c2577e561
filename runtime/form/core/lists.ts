import { addressOf, type FieldRule, hintOf, titleOf } from '#runtime/fields';
import type { DataClass, Text } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { FieldError, FormSchema, Verdict } from '../types.ts';
import type { CompiledForm, FormNode } from './nodes.ts';

/** One page of a form; a form without pages is one page with an empty key. */
export interface FormPage {
  readonly key: string;
  readonly title: Text;
  readonly hint: Text | undefined;
  /** Paths of the fields on it. */
  readonly fields: readonly string[];
}

/** A field or container of values, in the order of the form. */
export interface FormField {
  /** As rights name it; rows as `*`: `members.*.name`. */
  readonly path: string;
  readonly key: string;
  readonly title: Text;
  readonly kind: string;
  readonly rule: FieldRule;
  readonly schema: FormSchema;
  readonly dataClass: DataClass;
  /** Key of its page, or an empty text. */
  readonly page: string;
  /** Is it always required? */
  readonly required: boolean;
  /** Never typed: computed, or filled by another field. */
  readonly computed: boolean;
  /** Path of the rows it repeats with. */
  readonly rows: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: Text }[];
}

function pageKeyOf(node: FormNode): string {
  let top = node;
  while (top.parent) top = top.parent;
  return top.kind === 'page' ? top.key : '';
}

/** The pages in order; with a verdict, only those that are shown. */
export function pagesOf(form: CompiledForm, verdict?: Verdict): readonly FormPage[] {
  const pages = form.roots.filter((node) => node.kind === 'page');
  const fieldsIn = (key: string) =>
    form.nodes.filter((node) => node.holds !== 'void' && pageKeyOf(node) === key).map((node) => node.path);
  if (pages.length === 0) {
    return [{ key: '', title: titleOf(form.schema), hint: hintText(form.schema), fields: fieldsIn('') }];
  }
  return pages
    .filter((node) => verdict === undefined || verdict.fields[node.path]?.visible === true)
    .map((node) => ({
      key: node.key,
      title: titleOf(node.schema, node.key),
      hint: hintText(node.schema),
      fields: fieldsIn(node.key),
    }));
}

function hintText(schema: FormSchema): Text | undefined {
  const zh = hintOf(schema, 'zh');
  return zh === undefined ? undefined : { zh, en: hintOf(schema, 'en') ?? zh };
}

/** Every place that holds a value, flat: for rights, conditions, lists and checks. */
export function fieldsOf(form: CompiledForm): readonly FormField[] {
  return form.nodes
    .filter((node) => node.holds !== 'void')
    .map((node) => ({
      path: node.path,
      key: node.key,
      title: titleOf(node.schema, node.key),
      kind: node.kind,
      rule: node.rule,
      schema: node.schema,
      dataClass: node.schema['x-data-class'] ?? node.rule.dataClass,
      page: pageKeyOf(node),
      required: node.schema.required === true,
      computed: node.schema['x-value'] !== undefined || node.derived !== undefined,
      rows: node.rows?.path,
      options: (node.schema.enum ?? []).map(({ value, label }) => ({
        value,
        label: { zh: label, en: node.schema['x-text-en']?.options?.[value] ?? label },
      })),
    }));
}

/** The node of a place in the values: `members.0.name` is `members.*.name`. */
export function nodeAt(form: CompiledForm, path: string): FormNode | undefined {
  return form.byPath.get(path) ?? form.byPath.get(path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*'));
}

/** The errors of one page, so that a page is asked before the next one is shown. */
export function errorsOnPage(
  form: CompiledForm,
  errors: readonly FieldError[],
  page: string,
): readonly FieldError[] {
  return errors.filter((error) => {
    const node = nodeAt(form, error.path);
    return node === undefined ? page === '' : pageKeyOf(node) === page;
  });
}

/** Key of the page that a place stands on; an empty text where there are no pages. */
export function pageAt(form: CompiledForm, path: string): string {
  const node = nodeAt(form, path);
  return node ? pageKeyOf(node) : '';
}

/** Community and grid of the first address on the form that is filled in: the applicant's. */
export function applicantPlace(
  form: CompiledForm,
  values: Variables,
): { readonly community: string; readonly grid?: string } | undefined {
  for (const node of form.nodes) {
    if (node.kind !== 'address' || node.container) continue;
    const { community, grid } = addressOf(values[node.key]);
    if (community !== undefined) return { community, ...(grid === undefined ? {} : { grid }) };
  }
  return undefined;
}
