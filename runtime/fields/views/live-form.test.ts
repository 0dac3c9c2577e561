import { describe, expect, it } from 'vitest';
import type { FormSchema, Verdict } from '#runtime/form';
import { compileForm } from '#runtime/form';
import type { StepRights } from '#runtime/model';
import type { Variables } from '#runtime/values';
import { createLiveForm } from './live-form.ts';

const services = {
  upload: async () => ({ id: 'f1', name: 'a', type: 'image/jpeg', bytes: 1 }),
  fileUrl: (id: string) => `/api/files/${id}`,
  places: [],
  now: () => 0,
  zone: 'Asia/Shanghai',
};
const text = (more: Partial<FormSchema> = {}): FormSchema => ({
  type: 'string',
  'x-component': 'text',
  ...more,
});

function live(properties: Record<string, FormSchema>, values: Variables = {}, rights?: StepRights) {
  const told: { values: Variables; verdict: Verdict }[] = [];
  const { form, findings } = compileForm({ type: 'object', properties });
  expect(findings).toEqual([]);
  const made = createLiveForm({
    compiled: form,
    values,
    rights,
    services: () => services,
    onChange: (typed, verdict) => told.push({ values: typed, verdict }),
  });
  return { live: made, told, last: () => told.at(-1) };
}

describe('a form while it is filled in', () => {
  it('gives a hidden answer back when it is shown again, and drops it from what is kept meanwhile', () => {
    const { live: form, last } = live({ a: text(), b: text({ 'x-visible': '{{ a = "1" }}' }) }, { a: '1' });
    form.change('b', 'typed');
    form.change('a', '2');
    expect(last()?.values).toEqual({ a: '2', b: 'typed' });
    expect(last()?.verdict.values).toEqual({ a: '2' });
    form.change('a', '1');
    expect(last()?.verdict.values).toEqual({ a: '1', b: 'typed' });
  });

  it('shows what is computed, chained, and says so once a change', () => {
    const number: FormSchema = { type: 'number', 'x-component': 'number' };
    const {
      live: form,
      told,
      last,
    } = live({
      n: number,
      double: { ...number, 'x-value': '{{ n * 2 }}' },
      more: { ...number, 'x-value': '{{ double + 1 }}' },
    });
    form.change('n', '3');
    expect(told).toHaveLength(1);
    expect(last()?.values).toEqual({ n: '3', double: 6, more: 7 });
    expect(last()?.verdict.values).toEqual({ n: 3, double: 6, more: 7 });
    form.tidy('n');
    expect(form.typed().n).toBe(3);
  });

  it('takes rows in and out', async () => {
    const rows: FormSchema = {
      type: 'array',
      'x-component': 'rows',
      items: { type: 'object', properties: { a: text() } },
    };
    const { live: form, last } = live({ rows });
    form.formily.createArrayField({ name: 'rows' });
    form.change('rows', [{ a: '1' }, { a: '2' }]);
    form.change('rows.1.a', '3');
    await form.removeRow('rows', 0);
    expect(last()?.values).toEqual({ rows: [{ a: '3' }] });
  });

  it('shows a change made elsewhere at once, and keeps what was typed', () => {
    const { live: form, last } = live({ a: text(), b: text() }, { a: 'old', b: 'old' });
    form.change('a', 'typed');
    form.receive({ a: 'elsewhere', b: 'elsewhere' });
    expect(form.typed()).toEqual({ a: 'typed', b: 'elsewhere' });
    // Whoever sends it now does not undo what the other one did.
    expect(last()?.values).toEqual({ a: 'typed', b: 'elsewhere' });
  });

  it('does not take its own words for news, and ignores what is no field of the form', () => {
    const { live: form, told } = live({ a: text() }, { a: 'x', alien: 1 });
    form.change('a', 'y');
    form.receive({ ...told[0]?.values, alien: 1 });
    expect(form.typed()).toEqual({ a: 'y' });
    expect(form.verdict.get().valid).toBe(true);
  });

  it('keeps stored rows with a hidden column from being taken away', () => {
    const rows: FormSchema = {
      type: 'array',
      'x-component': 'rows',
      items: { type: 'object', properties: { a: text(), b: text() } },
    };
    const { live: form } = live(
      { rows },
      { rows: [{ a: '1' }] },
      { otherwise: 'edit', fields: { 'rows.*.b': 'hide' } },
    );
    const node = form.compiled.roots[0];
    expect(node && form.lockedRows(node)).toBe(1);
  });
});
