/**
 * The oracle: the same schema run headless by Formily, with FEEL for its compiler. Where Formily is lax the oracle is
 * told so, and docs/reference/form.md says it: null counts as no, a hidden field's value is not seen by others, and
 * only visible fields' values are kept (Formily leaves a computed value of a hidden field in the form).
 */
import { createForm, type Form, type GeneralField, isDataField } from '@formily/core';
import { type ISchema, Schema } from '@formily/json-schema';
import { toJS } from '@formily/reactive';
import { compileExpression } from '#runtime/feel';
import type { FieldAccess } from '#runtime/model';
import { isList, isRecord, type Value, type Variables } from '#runtime/values';
import { accessOf, type CompiledForm, type FormNode, nodeAt } from '../core/index.ts';
import type { FormSchema } from '../types.ts';
import type { Story } from './generate.ts';

const AMBIENT = { now: 0, zone: 'UTC' };

interface Scope {
  readonly $form: Form;
  readonly $self: GeneralField;
}

/** Formily's own switch: process-wide, so set once for all tests of this file. */
export function useFeel(): void {
  Schema.registerCompiler((source: string, scope: Scope) => {
    const compiled = compileExpression(source.trim());
    if (!compiled.ok) throw new Error(compiled.error.message);
    const { $form, $self } = scope;
    const row = /^list\.\d+/.exec($self.path.toString())?.[0];
    const variables: Record<string, Value> = {};
    for (const [name = '', column] of compiled.expression.reads.map((read) => read.path)) {
      if (name !== 'row') set(variables, name, seen($form, name));
      else if (row && column)
        variables.row = { ...(variables.row as object), ...one(column, seen($form, `${row}.${column}`)) };
    }
    return compiled.expression.evaluate(variables, AMBIENT).value;
  });
}

function set(record: Record<string, Value>, name: string, value: Value | undefined): void {
  if (value !== undefined) record[name] = value;
}

function one(name: string, value: Value | undefined): Record<string, Value> {
  return value === undefined ? {} : { [name]: value };
}

function seen(form: Form, path: string): Value | undefined {
  // Read first, so that Formily knows what is read also where the field is not drawn yet.
  const value = toJS(form.getValuesIn(path)) as Value | undefined;
  const field = form.query(path).take();
  if (field && field.display !== 'visible') return undefined;
  return value === '' ? null : value;
}

export interface OracleState {
  /** Paths of what is shown. */
  readonly visible: readonly string[];
  /** Paths of what must be filled in, of what may be edited. */
  readonly required: readonly string[];
  /** Values of what is shown and may be edited. */
  readonly kept: Readonly<Record<string, Value>>;
  readonly valid: boolean;
}

/** A form that Formily runs as this step sees it. */
export class Oracle {
  readonly form: Form;
  private readonly compiled: CompiledForm;
  private readonly access: readonly FieldAccess[];
  private typed: Variables;

  constructor(compiled: CompiledForm, { stored, values, rights }: Story) {
    this.compiled = compiled;
    this.access = accessOf(compiled, rights);
    this.typed = this.start(values, stored, '');
    this.form = createForm({ values: structuredClone(this.typed) as Record<string, Value> });
    // While fields are being made, Formily does not tell those made before of a value computed by one made after: so
    // what is read is made first. From then on changes come in any order.
    for (const node of compiled.order) if (!node.rows) this.make(node, addressOf(node));
  }

  /** What the screen begins with: typed where it may be written, stored or masked or nothing elsewhere. */
  private start(values: Variables, stored: Variables, prefix: string): Variables {
    const all: Record<string, Value> = {};
    for (const [name, value] of Object.entries(values)) {
      const path = prefix + name;
      if (isList(value)) {
        const before = stored[name];
        all[name] = value.map((row, at) => {
          const old = isList(before) ? before[at] : undefined;
          return isRecord(row) ? this.start(row, isRecord(old) ? old : {}, `${path}.${at}.`) : {};
        });
        continue;
      }
      const node = nodeAt(this.compiled, path);
      const right = node ? this.access[node.id] : 'hide';
      if (right === 'edit') all[name] = value;
      else if (right === 'read') set(all, name, stored[name]);
      else if (right === 'mask' && node) set(all, name, node.rule.mask(stored[name] ?? null));
    }
    return all;
  }

  private make(node: FormNode, address: string): void {
    const right = this.access[node.id];
    if (right === 'hide') return;
    const at = address.lastIndexOf('.');
    const place = { basePath: at < 0 ? '' : address.slice(0, at), name: address.slice(at + 1) };
    const schema = new Schema(asFormily(node.schema, right === 'edit'));
    const props = { ...schema.toFieldProps({ scope: {} }), ...place };
    if (node.holds === 'void') this.form.createVoidField(props);
    else if (node.holds === 'rows') {
      this.form.createArrayField(props);
      this.drawRows(node);
    } else {
      const field = this.form.createField(props);
      if (right !== 'edit') field.setPattern('readPretty');
    }
  }

  /**
   * A screen draws the rows that are shown. Formily forgets the rows of a hidden list along with what was put away
   * inside them; a screen has what was typed, so it is given back.
   */
  private drawRows(rows: FormNode): void {
    const list = this.form.query(rows.path).take();
    if (!list || !isDataField(list) || list.display !== 'visible' || !Array.isArray(list.value)) return;
    const before = this.typed[rows.key];
    for (let at = 0; at < list.value.length; at += 1) {
      const address = `${rows.path}.${at}`;
      if (this.form.query(address).take()) continue;
      const old = isList(before) ? before[at] : undefined;
      if (isRecord(old)) this.form.setValuesIn(address, { ...old });
      this.form.createObjectField({ basePath: rows.path, name: String(at) });
      for (const node of this.compiled.order)
        if (node.rows === rows) this.make(node, `${address}.${node.key}`);
    }
  }

  /** What a person does: only what is shown and may be edited. Says whether it was done. */
  edit(path: string, value: Value): boolean {
    const field = this.form.query(path).take();
    if (!field || !isDataField(field) || field.display !== 'visible' || field.pattern !== 'editable')
      return false;
    const node = nodeAt(this.compiled, path);
    if (!node || node.base.value) return false;
    this.typed = withValue(this.typed, path, value);
    field.setValue(value as never);
    for (const rows of this.compiled.nodes) if (rows.holds === 'rows') this.drawRows(rows);
    return true;
  }

  async state(): Promise<OracleState> {
    const visible: string[] = [];
    const required: string[] = [];
    const kept: Record<string, Value> = {};
    for (const field of Object.values(this.form.fields)) {
      const path = field.path.toString();
      const node = nodeAt(this.compiled, path) ?? nodeAt(this.compiled, field.address.toString());
      if (!node || field.display !== 'visible') continue;
      const place = node.holds === 'void' ? node.path : path;
      visible.push(place);
      if (!isDataField(field) || node.holds !== 'leaf' || field.pattern !== 'editable') continue;
      if (field.required) required.push(place);
      const value = toJS(field.value) as Value | undefined;
      if (value !== undefined && value !== null && value !== '') kept[place] = value;
    }
    let valid = true;
    try {
      await this.form.validate();
    } catch {
      valid = false;
    }
    return { visible: visible.sort(), required: required.sort(), kept, valid };
  }

  close(): void {
    this.form.onUnmount();
  }
}

/** Formily's address of a node: pages and groups count. */
function addressOf(node: FormNode): string {
  return node.parent ? `${addressOf(node.parent)}.${node.key}` : node.key;
}

/** The values with one place changed. */
export function withValue(values: Variables, path: string, value: Value): Variables {
  const copy = structuredClone(values) as Record<string, Value>;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<Record<string, Value>>(
    (here, step) => here[step] as Record<string, Value>,
    copy,
  );
  holder[last] = value;
  return copy;
}

/** The same schema in Formily's own terms: yes and no are spelled out, rules that do not apply to this step are gone. */
function asFormily(schema: FormSchema, mayWrite: boolean): ISchema {
  const { properties: _p, items: _i, 'x-component': _c, 'x-value': value, required, ...rest } = schema;
  const reaction = schema['x-reactions'];
  const reactions =
    reaction && !Array.isArray(reaction) && 'when' in reaction && typeof reaction.when === 'string'
      ? { 'x-reactions': { ...reaction, when: yes(reaction.when) } }
      : {};
  return {
    ...rest,
    ...(typeof schema['x-visible'] === 'string' ? { 'x-visible': yes(schema['x-visible']) } : {}),
    ...(required === undefined ? {} : { required: typeof required === 'string' ? yes(required) : required }),
    ...(value !== undefined && mayWrite ? { 'x-value': value } : {}),
    ...reactions,
  } as ISchema;
}

function yes(expression: string): string {
  return expression.replace(/\{\{(.*)\}\}/s, '{{ ($1) = true }}');
}
