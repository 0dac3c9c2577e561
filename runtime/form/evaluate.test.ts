import { describe, expect, it } from 'vitest';
import type { StepRights } from '#runtime/model';
import type { Variables } from '#runtime/values';
import {
  compileForm,
  evaluate,
  type FormInput,
  type FormSchema,
  narrowSchema,
  narrowValues,
} from './index.ts';

const NOW = Date.UTC(2026, 10, 22, 1);

function form(properties: Readonly<Record<string, FormSchema>>) {
  const { form: compiled, findings } = compileForm({ type: 'object', properties });
  expect(findings).toEqual([]);
  return (values: Variables, more: Partial<FormInput> = {}) =>
    evaluate(compiled, { values, now: NOW, zone: 'Asia/Shanghai', ...more });
}

const text = (more: Partial<FormSchema> = {}): FormSchema => ({
  type: 'string',
  title: '字段',
  'x-component': 'text',
  ...more,
});
const number = (more: Partial<FormSchema> = {}): FormSchema => ({
  type: 'number',
  title: '数',
  'x-component': 'number',
  ...more,
});
const rights = (fields: StepRights['fields'], otherwise: StepRights['otherwise'] = 'edit'): StepRights => ({
  otherwise,
  fields,
});
const codes = (verdict: { errors: readonly { path: string; code: string }[] }) =>
  verdict.errors.map((error) => `${error.path}: ${error.code}`);

describe('what is kept of a submission', () => {
  it('drops what is hidden, through a chain of linkages, and asks nothing of it', () => {
    const run = form({
      a: text(),
      b: text({ 'x-visible': '{{ a = "yes" }}' }),
      c: text({ 'x-visible': '{{ b = "yes" }}', required: true }),
    });
    expect(run({ a: 'yes', b: 'yes', c: 'kept' }).values).toEqual({ a: 'yes', b: 'yes', c: 'kept' });
    const verdict = run({ a: 'no', b: 'yes', c: 'gone' });
    expect(verdict.values).toEqual({ a: 'no' });
    expect(verdict.valid).toBe(true);
    expect(verdict.fields.c).toEqual({ visible: false, required: false, access: 'edit' });
  });

  it('reads linkages in their own order, wherever the fields stand on the page', () => {
    const run = form({
      total: number({ 'x-value': '{{ price * count }}' }),
      shown: text({ 'x-visible': '{{ total > 10 }}', required: true }),
      price: number(),
      count: number(),
    });
    const verdict = run({ price: 4, count: 3, total: 999 });
    expect(verdict.values).toEqual({ total: 12, price: 4, count: 3 });
    expect(codes(verdict)).toEqual(['shown: required']);
  });

  it('takes a fulfilled reaction, and its otherwise', () => {
    const run = form({
      kind: text(),
      note: text({
        'x-reactions': {
          dependencies: ['kind'],
          when: '{{ kind = "other" }}',
          fulfill: { state: { visible: true, required: true } },
          otherwise: { state: { visible: false } },
        },
      }),
    });
    expect(codes(run({ kind: 'other' }))).toEqual(['note: required']);
    expect(run({ kind: 'x', note: 'typed' }).values).toEqual({ kind: 'x' });
  });

  it('computes in each row and over all rows', () => {
    const run = form({
      items: {
        type: 'array',
        title: '物品',
        'x-component': 'rows',
        items: {
          type: 'object',
          properties: {
            price: number(),
            count: number(),
            sum: number({ 'x-value': '{{ row.price * row.count }}' }),
            why: text({ 'x-visible': '{{ row.sum > 100 }}', required: true }),
          },
        },
      },
      total: number({ 'x-value': '{{ sum(items.sum) }}' }),
    });
    const verdict = run({
      items: [
        { price: 2, count: 3, why: 'dropped' },
        { price: 100, count: 2 },
      ],
    });
    expect(verdict.values).toEqual({
      items: [
        { price: 2, count: 3, sum: 6 },
        { price: 100, count: 2, sum: 200 },
      ],
      total: 206,
    });
    expect(codes(verdict)).toEqual(['items.1.why: required']);
  });

  it('lets an ID number fill birthday and sex, and leaves them to be typed without one', () => {
    const run = form({
      born: { type: 'string', title: '生日', 'x-component': 'date' },
      id: {
        type: 'string',
        title: '身份证号',
        'x-component': 'id-number',
        'x-component-props': { birthday: 'born' },
      },
    });
    expect(run({ id: '11010519491231002x', born: '2000-01-01' }).values).toEqual({
      born: { '@': 'date', v: '1949-12-31' },
      id: '11010519491231002X',
    });
    expect(run({ born: '2000-01-01' }).values).toEqual({ born: { '@': 'date', v: '2000-01-01' } });
  });
});

describe('what a step may not write', () => {
  const stored = { open: 'old', secret: 'real', phone: '13900000001' };
  const run = form({
    open: text(),
    secret: text(),
    phone: { type: 'string', title: '电话', 'x-component': 'phone' },
    next: text({ 'x-visible': '{{ secret = "real" }}' }),
  });

  it('comes from what stood there, never from what was sent', () => {
    const verdict = run(
      { open: 'new', secret: 'forged', phone: '13911112222' },
      { rights: rights({ secret: 'hide', phone: 'mask' }), stored },
    );
    expect(verdict.values).toEqual({ open: 'new', secret: 'real', phone: '13900000001' });
    expect(verdict.valid).toBe(true);
  });

  it('is not seen by linkages either, so both sides agree', () => {
    const hidden = rights({ secret: 'hide' });
    const onServer = run({ open: 'x', next: 'typed' }, { rights: hidden, stored });
    const inBrowser = run({ open: 'x', next: 'typed' }, { rights: hidden, stored: { open: 'old' } });
    expect(onServer.fields.next?.visible).toBe(false);
    expect(inBrowser.fields.next?.visible).toBe(false);
  });

  it('keeps a hidden column with its row, and refuses to take such a row away', () => {
    const table = form({
      members: {
        type: 'array',
        title: '成员',
        'x-component': 'rows',
        items: { type: 'object', properties: { name: text(), note: text() } },
      },
    });
    const step = rights({ 'members.*.note': 'hide' });
    const before = { members: [{ name: '甲', note: '秘' }] };
    expect(
      table({ members: [{ name: '乙' }, { name: '丙', note: 'forged' }] }, { rights: step, stored: before })
        .values,
    ).toEqual({ members: [{ name: '乙', note: '秘' }, { name: '丙' }] });
    expect(codes(table({ members: [] }, { rights: step, stored: before }))).toEqual(['members: rows-locked']);
  });

  it('leaves what was not sent, and empties what was taken back', () => {
    const before = { a: 'old', b: 'old' };
    const two = form({ a: text(), b: text({ default: 'usual' }) });
    expect(two({ a: '' }, { stored: before }).values).toEqual({ a: null, b: 'old' });
    expect(two({ b: null }, { stored: before }).values).toEqual({ a: 'old', b: null });
    expect(two({}).values).toEqual({ b: 'usual' });
  });

  it('is told what to clear when an answer it may write is hidden now', () => {
    const chain = form({ a: text(), b: text({ 'x-visible': '{{ a = "1" }}' }) });
    const verdict = chain({ a: '2' }, { stored: { a: '1', b: 'old' } });
    expect(verdict.values).toEqual({ a: '2' });
    expect(verdict.dropped).toEqual(['b']);
  });

  it('is absent or masked in what is sent to a step', () => {
    const { form: compiled } = compileForm({
      type: 'object',
      properties: { open: text(), secret: text(), phone: { type: 'string', 'x-component': 'phone' } },
    });
    const step = rights({ secret: 'hide', phone: 'mask' });
    expect(narrowValues(compiled, { ...stored, alien: 1 }, step)).toEqual({
      open: 'old',
      phone: '139****0001',
    });
    expect(Object.keys(narrowSchema(compiled, step).properties ?? {})).toEqual(['open', 'phone']);
  });
});

describe('what a hostile client may send', () => {
  const run = form({
    a: text(),
    n: number(),
    pick: { type: 'string', 'x-component': 'single-choice', enum: [{ label: '甲', value: 'x' }] },
    list: {
      type: 'array',
      'x-component': 'rows',
      maxItems: 2,
      items: { type: 'object', properties: { b: text() } },
    },
  });

  it('is refused: wrong types, unknown options, too many rows, unknown keys', () => {
    expect(codes(run({ a: { deep: [] }, n: true, pick: 'y', list: 'no' }))).toEqual([
      'a: wrong-type',
      'n: wrong-type',
      'pick: not-an-option',
      'list: wrong-type',
    ]);
    expect(codes(run({ list: [{}, {}, {}] }))).toEqual(['list: too-many']);
    expect(codes(run({ list: [{ b: 'x', c: 1 }], d: 2 })).sort()).toEqual([
      'd: unknown-field',
      'list.0.c: unknown-field',
    ]);
    expect(codes(run({ a: 'x'.repeat(30_000) }))).toEqual(['a: too-long']);
  });

  it('cannot reach the prototypes', () => {
    const sent = JSON.parse(
      '{"__proto__":{"polluted":1},"list":[{"__proto__":{"polluted":1}}]}',
    ) as Variables;
    const verdict = run(sent);
    expect(verdict.valid).toBe(false);
    expect(Object.hasOwn(verdict.values, '__proto__')).toBe(false);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(codes(run({ constructor: 1, toString: 'x' } as unknown as Variables))).toHaveLength(2);
  });

  it('does not cost much: a hundred thousand rows are refused unread', () => {
    expect(codes(run({ list: new Array(100_000).fill({ b: 'x' }) }))).toEqual(['list: too-many']);
  });
});
