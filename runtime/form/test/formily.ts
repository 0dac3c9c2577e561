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
import { accessOf, type CompiledForm, nodeAt } from '../core/index.ts';
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
  const field = form.query(path).take();
  if (!field || !isDataField(field) || field.display !== 'visible') return undefined;
  const value = toJS(field.value) as Value | undefined;
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

  constructor(compiled: CompiledForm, { schema, stored, values, rights }: Story) {
    this.compiled = compiled;
    this.access = accessOf(compiled, rights);
    this.form = createForm({ values: this.start(values, stored, '') as Record<string, Value> });
    this.walk(schema, '', '');
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

  private walk(schema: FormSchema, basePath: string, dataPath: string): void {
    for (const [name, child] of Object.entries(schema.properties ?? {}))
      this.make(child, name, basePath, dataPath);
  }

  private make(schema: FormSchema, name: string, basePath: string, dataPath: string): void {
    const path = dataPath + name;
    const node = nodeAt(this.compiled, path);
    const right = node ? this.access[node.id] : 'hide';
    if (right === 'hide') return;
    const props = {
      ...new Schema(asFormily(schema, right === 'edit')).toFieldProps({ scope: {} }),
      basePath,
      name,
    };
    const address = basePath === '' ? name : `${basePath}.${name}`;
    if (schema.type === 'void') {
      this.form.createVoidField(props);
      this.walk(schema, address, dataPath);
    } else if (schema['x-component'] === 'rows') {
      const rows = this.form.createArrayField(props);
      const count = Array.isArray(rows.value) ? rows.value.length : 0;
      // Rows that are hidden now have their values put away; they are made from what is put away.
      const hidden = rows.caches.value;
      const length = count || (Array.isArray(hidden) ? hidden.length : 0);
      for (let at = 0; at < length; at += 1) {
        this.form.createObjectField({ basePath: address, name: String(at) });
        this.walk(schema.items ?? { type: 'object' }, `${address}.${at}`, `${path}.${at}.`);
      }
    } else {
      const field = this.form.createField(props);
      if (right !== 'edit') field.setPattern('readPretty');
    }
  }

  /** What a person does: only what is shown and may be edited. Says whether it was done. */
  edit(path: string, value: Value): boolean {
    const field = this.form.query(path).take();
    if (!field || !isDataField(field) || field.display !== 'visible' || field.pattern !== 'editable')
      return false;
    const node = nodeAt(this.compiled, path);
    if (!node || node.base.value) return false;
    field.setValue(value as never);
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
