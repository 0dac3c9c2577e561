import { Input, InputNumber, Segmented, Switch } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTexts } from '#runtime/ui';
import type { ServicePage } from '#runtime/wire';
import { useDesign } from '../design/index.ts';
import { pageWords } from '../design/page-words.ts';

/** 服务页: what a resident is told before a service begins. */
export function PageTab() {
  const say = useTexts(pageWords);
  const { body, edit } = useDesign();
  const { page } = body;
  const set = <K extends keyof ServicePage>(key: K, value: ServicePage[K] | undefined) =>
    edit(
      { zh: '改服务页', en: 'Change the service page' },
      (old) => {
        const { [key]: _old, ...rest } = old.page;
        return { ...old, page: (value === undefined ? rest : { ...old.page, [key]: value }) as ServicePage };
      },
      { merge: `page.${key}` },
    );
  const text = (
    key: 'title' | 'summary' | 'forWhom' | 'howLong' | 'prefix',
    label: string,
    hint?: string,
  ) => (
    <Row label={label} hint={hint}>
      {(id) => (
        <Input {...described(id, hint)} value={page[key]} onChange={(e) => set(key, e.target.value)} />
      )}
    </Row>
  );
  const optional = (key: 'titleEn' | 'phone' | 'group', label: string) => (
    <Row label={label}>
      {(id) => (
        <Input id={id} value={page[key] ?? ''} onChange={(e) => set(key, e.target.value || undefined)} />
      )}
    </Row>
  );
  return (
    <div className="page form-page">
      <h2>{say('title')}</h2>
      <p className="hint">{say('lead')}</p>
      {text('title', say('name'))}
      {optional('titleEn', say('nameEn'))}
      {text('summary', say('summary'))}
      {text('forWhom', say('forWhom'))}
      {text('howLong', say('howLong'), say('howLongHint'))}
      <Row label={say('bring')} hint={say('bringHint')}>
        {(id) => (
          <Input.TextArea
            {...described(id, say('bringHint'))}
            autoSize={{ minRows: 3 }}
            value={page.bring.join('\n')}
            onChange={(e) => set('bring', e.target.value === '' ? [] : e.target.value.split('\n'))}
          />
        )}
      </Row>
      <Row label={say('minutes')}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={120}
            value={page.minutes}
            onChange={(value) => set('minutes', value ?? 1)}
          />
        )}
      </Row>
      <Row label={say('access')}>
        {(id) => (
          <Segmented
            id={id}
            value={page.access}
            options={(['anyone', 'resident', 'staff'] as const).map((value) => ({
              value,
              label: say(value),
            }))}
            onChange={(value) => set('access', value)}
          />
        )}
      </Row>
      {optional('phone', say('phone'))}
      {text('prefix', say('prefix'), say('prefixHint'))}
      {optional('group', say('group'))}
      <Row label={say('rating')} hint={say('ratingHint')}>
        {(id) => (
          <Switch
            {...described(id, say('ratingHint'))}
            checked={body.ratingAtEnd}
            onChange={(ratingAtEnd) =>
              edit({ zh: '改办结后评价', en: 'Change the rating at the end' }, (old) => ({
                ...old,
                ratingAtEnd,
              }))
            }
          />
        )}
      </Row>
    </div>
  );
}

const described = (id: string, hint: string | undefined) =>
  hint ? { id, 'aria-describedby': `${id}-hint` } : { id };

function Row({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: string | undefined;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
