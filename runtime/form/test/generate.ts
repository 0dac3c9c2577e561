/** Makes forms with linkages that have no circle, what stood in the case, rights of a step, and a person's edits. */
import fc from 'fast-check';
import type { FieldAccess, StepRights } from '#runtime/model';
import type { Value, Variables } from '#runtime/values';
import type { FormSchema } from '../types.ts';

export interface Story {
  readonly schema: FormSchema;
  readonly stored: Variables;
  readonly rights: StepRights;
  /** What is sent first, for every field, forged where the step may not write. */
  readonly values: Variables;
  /** Then changes, one place at a time: name, or rows.index.column. */
  readonly edits: readonly { readonly path: string; readonly value: Value }[];
}

type Draw = fc.GeneratorValue;
const WORDS = ['a', 'b', 'abc', ''] as const;
const NUMBERS = [0, 1, 2, 7, null] as const;

type Kind = 'text' | 'number' | 'choice';
interface Spec {
  readonly name: string;
  readonly kind: Kind;
  /** How the name reads in an expression. */
  readonly read: string;
}

export function story(draw: Draw): Story {
  const count = draw(fc.integer, { min: 3, max: 7 });
  const specs = Array.from({ length: count }, (_, at) => spec(draw, `f${at}`, `f${at}`));
  const columns = ['x', 'y', 'z'].map((name) => spec(draw, name, `row.${name}`));
  const hasRows = draw(fc.boolean);
  // A random order of who may read whom: expressions look forwards and backwards on the page.
  const rank = draw(() => fc.shuffledSubarray(specs, { minLength: specs.length, maxLength: specs.length }));
  const fields = new Map<string, FormSchema>();
  for (const [at, one] of rank.entries()) fields.set(one.name, leaf(draw, one, rank.slice(0, at)));

  const properties: Record<string, FormSchema> = {};
  const grouped: Record<string, FormSchema> = {};
  // A group is shown by the first in rank, which stands outside of it.
  const [first] = rank;
  for (const one of specs) {
    const node = fields.get(one.name);
    if (!node) continue;
    if (one !== first && draw(fc.integer, { min: 0, max: 3 }) === 0) grouped[one.name] = node;
    else properties[one.name] = node;
  }
  const needsFirstOnly = first && Object.keys(grouped).length > 0 && draw(fc.boolean);
  properties.g = {
    type: 'void',
    'x-component': 'group',
    ...(needsFirstOnly && first ? { 'x-visible': `{{ ${condition(draw, first)} }}` } : {}),
    properties: grouped,
  };
  if (hasRows) properties.list = rowsOf(draw, columns, first);

  const rights = rightsOf(draw, specs, hasRows ? columns : []);
  const rowCount = hasRows ? draw(fc.integer, { min: 0, max: 3 }) : 0;
  return {
    schema: { type: 'object', properties },
    rights,
    stored: valuesOf(draw, specs, columns, hasRows, rowCount),
    values: valuesOf(draw, specs, columns, hasRows, rowCount),
    edits: editsOf(draw, specs, columns, rowCount),
  };
}

function spec(draw: Draw, name: string, read: string): Spec {
  return { name, read, kind: draw(fc.constantFrom<Kind[]>, 'text', 'number', 'choice') };
}

function leaf(draw: Draw, one: Spec, readable: readonly Spec[]): FormSchema {
  const plain: FormSchema =
    one.kind === 'text'
      ? { type: 'string', 'x-component': 'text', maxLength: 2 }
      : one.kind === 'number'
        ? { type: 'number', 'x-component': 'number', minimum: 1 }
        : {
            type: 'string',
            'x-component': 'single-choice',
            enum: ['a', 'b'].map((value) => ({ label: value, value })),
          };
  const required = draw(fc.integer, { min: 0, max: 3 }) === 0 ? { required: true } : {};
  const other = readable.length > 0 ? draw(() => fc.constantFrom(...readable)) : undefined;
  if (!other) return { ...plain, ...required };
  const when = condition(draw, other);
  switch (draw(fc.integer, { min: 0, max: 5 })) {
    case 0:
    case 1:
      return { ...plain, ...required, 'x-visible': `{{ ${when} }}` };
    case 2:
      return { ...plain, required: `{{ ${when} }}` };
    case 3:
      return {
        ...plain,
        'x-reactions': {
          when: `{{ ${when} }}`,
          fulfill: { state: { visible: true, required: true } },
          otherwise: { state: { visible: false, required: false } },
        },
      };
    case 4:
      return one.kind === 'number' && other.kind === 'number'
        ? { ...plain, 'x-value': `{{ if ${other.read} = null then 1 else ${other.read} + 1 }}` }
        : { ...plain, ...required };
    default:
      return { ...plain, ...required };
  }
}

function condition(draw: Draw, other: Spec): string {
  if (other.kind === 'number') return `${other.read} > ${draw(fc.integer, { min: 0, max: 3 })}`;
  return `${other.read} = "${draw(fc.constantFrom<('a' | 'b')[]>, 'a', 'b')}"`;
}

function rowsOf(draw: Draw, columns: readonly Spec[], first: Spec | undefined): FormSchema {
  const properties = Object.fromEntries(
    columns.map((one, at) => {
      // Columns read columns before them, or the first field of the form.
      const readable = draw(fc.boolean) && first ? [first] : columns.slice(0, at);
      return [one.name, leaf(draw, one, readable)];
    }),
  );
  const shown =
    first && draw(fc.integer, { min: 0, max: 2 }) === 0
      ? { 'x-visible': `{{ ${condition(draw, first)} }}` }
      : {};
  return { type: 'array', 'x-component': 'rows', items: { type: 'object', properties }, ...shown };
}

function rightsOf(draw: Draw, specs: readonly Spec[], columns: readonly Spec[]): StepRights {
  const fields: Record<string, FieldAccess> = {};
  const paths = [...specs.map((one) => one.name), ...columns.map((one) => `list.*.${one.name}`)];
  if (draw(fc.boolean)) {
    for (const path of paths) {
      fields[path] = draw(fc.constantFrom<FieldAccess[]>, 'edit', 'edit', 'edit', 'read', 'hide', 'mask');
    }
  }
  return { otherwise: 'edit', fields };
}

function anyValue(draw: Draw, one: Spec): Value {
  if (one.kind === 'number') return draw(() => fc.constantFrom(...NUMBERS));
  return draw(() => fc.constantFrom(...(one.kind === 'text' ? WORDS : (['a', 'b', ''] as const))));
}

function valuesOf(
  draw: Draw,
  specs: readonly Spec[],
  columns: readonly Spec[],
  hasRows: boolean,
  rows: number,
): Variables {
  const record = (all: readonly Spec[]) =>
    Object.fromEntries(all.map((one) => [one.name, anyValue(draw, one)]));
  return {
    ...record(specs),
    ...(hasRows ? { list: Array.from({ length: rows }, () => record(columns)) } : {}),
  };
}

function editsOf(draw: Draw, specs: readonly Spec[], columns: readonly Spec[], rows: number) {
  const count = draw(fc.integer, { min: 0, max: 6 });
  return Array.from({ length: count }, () => {
    if (rows > 0 && draw(fc.integer, { min: 0, max: 2 }) === 0) {
      const one = draw(() => fc.constantFrom(...columns));
      return {
        path: `list.${draw(fc.integer, { min: 0, max: rows - 1 })}.${one.name}`,
        value: anyValue(draw, one),
      };
    }
    const one = draw(() => fc.constantFrom(...specs));
    return { path: one.name, value: anyValue(draw, one) };
  });
}
