import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import type { FormSchema } from '#runtime/form';
import { setLocale } from '#runtime/ui';
import { fieldRules } from '../registry.ts';
import type { FieldServices, FormViewProps } from '../view-types.ts';
import { AnswerList, FormView, fieldViews } from './index.ts';

const services: FieldServices = {
  upload: async () => ({ id: 'f1', name: 'a', type: 'image/jpeg', bytes: 1 }),
  fileUrl: (id) => `/api/files/${id}`,
  places: [{ id: 'c1', name: '东里社区', grids: [{ id: 'g1', name: '第一网格' }] }],
  now: () => 0,
  zone: 'Asia/Shanghai',
};

function draw(properties: Record<string, FormSchema>, more: Partial<FormViewProps> = {}): string {
  const schema: FormSchema = { type: 'object', properties };
  return renderToStaticMarkup(
    <FormView schema={schema} values={{}} services={services} onChange={() => undefined} {...more} />,
  );
}

afterEach(() => setLocale('zh'));

describe('the form on the screen', () => {
  it('ties label, hint and error to the control and says which are optional', () => {
    const html = draw(
      {
        phone: {
          type: 'string',
          title: '电话',
          description: '能找到您的号码',
          'x-component': 'phone',
          required: true,
        },
        note: { type: 'string', title: '说明', 'x-component': 'long-text' },
      },
      {
        errors: [{ path: 'phone', code: 'required', message: { zh: '请填写“电话”', en: 'Please fill in' } }],
      },
    );
    expect(html).toContain('<label class="ui-label" for="f-phone">电话</label>');
    expect(html).toMatch(/<input[^>]*id="f-phone"[^>]*aria-describedby="f-phone-hint f-phone-error"/);
    expect(html).toMatch(/aria-invalid="true"/);
    expect(html).toContain('<p id="f-phone-error" class="ui-error">请填写“电话”</p>');
    expect(html).toContain('说明<span class="ui-optional">（选填）</span>');
  });

  it('draws every kind there is, in Chinese and English, without a bare input', () => {
    const inForm = fieldRules.filter((rule) => rule.kind !== 'page');
    const properties = Object.fromEntries(
      inForm.map((rule, at) => [
        `f${at}`,
        { ...rule.create(rule.name.zh), 'x-text-en': { title: rule.name.en } },
      ]),
    );
    for (const locale of ['zh', 'en'] as const) {
      setLocale(locale);
      const html = draw(properties);
      for (const rule of inForm) expect(html).toContain(rule.name[locale]);
      const ids = [...html.matchAll(/<(?:input|select|textarea)[^>]*? id="([^"]+)"/g)].map(
        (match) => match[1],
      );
      expect(new Set(ids).size).toBe(ids.length);
    }
    const drawn = new Set([...Object.keys(fieldViews), 'rows', 'group', 'page']);
    expect(fieldRules.map((rule) => rule.kind).filter((kind) => !drawn.has(kind))).toEqual([]);
  });

  it('shows one page without its heading, and what may only be read as words', () => {
    const html = draw(
      {
        one: {
          type: 'void',
          title: '第一页',
          'x-component': 'page',
          properties: { a: { type: 'string', title: '甲', 'x-component': 'text' } },
        },
        two: {
          type: 'void',
          title: '第二页',
          'x-component': 'page',
          properties: { b: { type: 'string', title: '乙', 'x-component': 'text' } },
        },
      },
      { page: 'two', values: { b: '已写' }, rights: { otherwise: 'read', fields: {} } },
    );
    expect(html).not.toContain('第一页');
    expect(html).not.toContain('<input');
    expect(html).toContain('<p class="ui-read">已写</p>');
  });
});

describe('answers', () => {
  it('are listed with links to change them; masked ones stay masked', () => {
    const schema: FormSchema = {
      type: 'object',
      properties: {
        name: { type: 'string', title: '姓名', 'x-component': 'name' },
        phone: { type: 'string', title: '电话', 'x-component': 'phone' },
      },
    };
    const html = renderToStaticMarkup(
      <AnswerList
        schema={schema}
        values={{ name: '周涛', phone: '13900000001' }}
        rights={{ otherwise: 'edit', fields: { phone: 'mask' } }}
        services={services}
        onEdit={() => undefined}
      />,
    );
    expect(html).toContain('aria-label="修改“姓名”"');
    expect(html).toContain('139****0001');
    expect(html).not.toContain('13900000001');
  });
});
