import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { FormView } from '#runtime/fields/views';
import { compileForm, evaluate, type FieldError, type FormSchema, pagesOf } from '#runtime/form';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { Variables } from '#runtime/values';
import { placeOfPath } from './model/tree.ts';
import { previewServices } from './services.ts';

const words = defineTexts({
  title: ['手机上的样子', 'On a phone'],
  step: ['第 {at} 步，共 {all} 步', 'Step {at} of {all}'],
  next: ['下一步', 'Next'],
  back: ['上一步', 'Back'],
  check: ['试着提交', 'Try to submit'],
  good: ['填得都对，可以提交。', 'All is right and could be submitted.'],
  bad: ['还有 {n} 处没填对', '{n} to correct'],
  again: ['重新填', 'Start again'],
});

/** The form as residents will see it, with its rules alive; nothing is sent. */
export function Preview({ schema }: { schema: FormSchema }) {
  const say = useTexts(words);
  const locale = useLocale();
  const [values, setValues] = useState<Variables>({});
  const [at, setAt] = useState(0);
  const [errors, setErrors] = useState<readonly FieldError[]>();
  const compiled = useMemo(() => compileForm(schema).form, [schema]);
  const verdict = evaluate(compiled, {
    values,
    now: previewServices.now(),
    zone: previewServices.zone,
    places: previewServices.places,
  });
  const pages = pagesOf(compiled, verdict);
  const page = pages[Math.min(at, pages.length - 1)];
  const isLast = at >= pages.length - 1;
  const submit = () => {
    setErrors(verdict.errors);
    // To the page where the first thing to correct stands.
    const first = verdict.errors[0];
    const key = first && placeOfPath(schema, first.path)?.[0];
    const wrong = pages.findIndex((one) => one.key === key);
    if (wrong >= 0) setAt(wrong);
  };
  return (
    <section className="phone preview" aria-label={say('title')}>
      {pages.length > 1 && <p className="hint figures">{say('step', { at: at + 1, all: pages.length })}</p>}
      {page && page.key !== '' && <h2>{pick(page.title, locale)}</h2>}
      {errors &&
        (errors.length > 0 ? (
          <Alert type="error" showIcon title={say('bad', { n: errors.length })} />
        ) : (
          <Alert type="success" showIcon title={say('good')} />
        ))}
      <FormView
        schema={schema}
        values={values}
        {...(page && page.key !== '' ? { page: page.key } : {})}
        {...(errors ? { errors } : {})}
        services={previewServices}
        onChange={(next) => setValues(next)}
      />
      <div className="row">
        {at > 0 && <Button onClick={() => setAt(at - 1)}>{say('back')}</Button>}
        {isLast ? (
          <Button type="primary" onClick={submit}>
            {say('check')}
          </Button>
        ) : (
          <Button type="primary" onClick={() => setAt(at + 1)}>
            {say('next')}
          </Button>
        )}
        <Button
          onClick={() => {
            setValues({});
            setErrors(undefined);
            setAt(0);
          }}
        >
          {say('again')}
        </Button>
      </div>
    </section>
  );
}
