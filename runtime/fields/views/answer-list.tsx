import { Fragment, useMemo } from 'react';
import type { Verdict } from '#runtime/form';
import type { CompiledForm, FormNode } from '#runtime/form/core';
import { evaluate, narrowValues } from '#runtime/form/core';
import { defineTexts, Masked, Skeleton, useLocale, useTexts } from '#runtime/ui';
import { isList, type Value } from '#runtime/values';
import { titleOf } from '../shared/errors.ts';
import type { AnswerListProps } from '../view-types.ts';
import { placeOf } from './drawing.ts';
import { ReadValue } from './field-view.tsx';
import { valueAt } from './live-form.ts';
import { useForm } from './read-form.ts';

const words = defineTexts({
  change: ['修改', 'Change'],
  what: ['修改“{title}”', 'Change “{title}”'],
  row: ['第 {number} 行', 'Row {number}'],
  none: ['没有', 'None'],
});

/** Answers in the order of the form, page by page: to check before sending, or to read. */
export function AnswerList(props: AnswerListProps) {
  const form = useForm(props.schema);
  return form ? <Answers {...props} form={form} /> : <Skeleton lines={6} />;
}

function Answers({ form, ...props }: AnswerListProps & { readonly form: CompiledForm }) {
  const { values: given, rights, services } = props;
  const locale = useLocale();
  // Narrowed here as well: whatever an app hands in, what is masked is not seen.
  const values = useMemo(() => (rights ? narrowValues(form, given, rights) : given), [form, given, rights]);
  const verdict = useMemo(
    () =>
      evaluate(form, {
        values,
        stored: values,
        now: services.now(),
        zone: services.zone,
        ...(rights ? { rights } : {}),
      }),
    [form, values, rights, services],
  );
  const pages = form.roots.filter((node) => node.kind === 'page' && verdict.fields[node.path]?.visible);
  if (pages.length === 0)
    return <Part {...props} nodes={form.roots} page="" verdict={verdict} values={values} />;
  return (
    <>
      {pages.map((page) => (
        <section key={page.path}>
          <h3>{titleOf(page.schema, page.key)[locale]}</h3>
          <Part {...props} nodes={page.children} page={page.key} verdict={verdict} values={values} />
        </section>
      ))}
    </>
  );
}

interface PartProps extends AnswerListProps {
  readonly nodes: readonly FormNode[];
  readonly page: string;
  readonly verdict: Verdict;
}

function Part({ nodes, ...rest }: PartProps) {
  return (
    <dl className="ui-answers">
      {nodes.map((node) => (
        <Answer key={node.path} node={node} row={0} {...rest} />
      ))}
    </dl>
  );
}

function Answer({
  node,
  row,
  ...rest
}: Omit<PartProps, 'nodes'> & { readonly node: FormNode; readonly row: number }) {
  const { verdict, values, services } = rest;
  const locale = useLocale();
  const say = useTexts(words);
  const path = placeOf(node, row);
  const state = verdict.fields[path];
  if (!state?.visible) return null;
  if (node.holds === 'rows') return <RowAnswers node={node} {...rest} />;
  if (node.holds !== 'leaf') {
    return (
      <>
        {node.children.map((child) => (
          <Answer key={child.path} node={child} row={row} {...rest} />
        ))}
      </>
    );
  }
  const value = valueAt(verdict.values, path) ?? valueAt(values, path) ?? null;
  const title = titleOf(node.schema, node.key)[locale];
  const { onReveal } = rest;
  const canEdit = rest.onEdit && state.access === 'edit' && node.base.value === undefined;
  return (
    <div className="ui-answer">
      <dt>{title}</dt>
      <dd>
        {state.access === 'mask' && !node.rule.isEmpty(value) ? (
          <Masked
            masked={node.rule.show(value, node.schema, locale)}
            {...(onReveal ? { reveal: (reason: string) => onReveal(path, reason) } : {})}
          />
        ) : (
          <ReadValue schema={node.schema} value={value} services={services} />
        )}
      </dd>
      {canEdit && (
        <dd>
          <button
            type="button"
            className="ui-link-button"
            aria-label={say('what', { title })}
            onClick={() => rest.onEdit?.(path, rest.page)}
          >
            {say('change')}
          </button>
        </dd>
      )}
    </div>
  );
}

function RowAnswers({ node, ...rest }: Omit<PartProps, 'nodes'> & { readonly node: FormNode }) {
  const locale = useLocale();
  const say = useTexts(words);
  const rows: Value | undefined = valueAt(rest.verdict.values, node.path);
  const numbers = isList(rows) ? rows.map((_, at) => at) : [];
  const title = titleOf(node.schema, node.key)[locale];
  // One link for the whole list: its rows are changed where it is.
  const { onEdit: _, ...reading } = rest;
  return (
    <>
      <div className="ui-answer">
        <dt>{title}</dt>
        <dd>{numbers.length === 0 ? say('none') : node.rule.show(rows ?? null, node.schema, locale)}</dd>
        {rest.onEdit && rest.verdict.fields[node.path]?.access === 'edit' && (
          <dd>
            <button
              type="button"
              className="ui-link-button"
              aria-label={say('what', { title })}
              onClick={() => rest.onEdit?.(node.path, rest.page)}
            >
              {say('change')}
            </button>
          </dd>
        )}
      </div>
      {numbers.map((at) => (
        <Fragment key={at}>
          <div className="ui-answer">
            <dt>{say('row', { number: at + 1 })}</dt>
          </div>
          {node.children.map((child) => (
            <Answer key={child.path} node={child} row={at} {...reading} />
          ))}
        </Fragment>
      ))}
    </>
  );
}
