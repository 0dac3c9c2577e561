import { ArrayField, Field, ObjectField } from '@formily/react';
import { toJS } from '@formily/reactive';
import type { FormNode } from '#runtime/form/core';
import { useLocale } from '#runtime/ui';
import type { Value } from '#runtime/values';
import { hintOf, titleOf } from '../shared/errors.ts';
import { type Drawing, placeOf } from './drawing.ts';
import { FieldView } from './field-view.tsx';
import { Rows } from './rows.tsx';

interface NodesProps {
  readonly nodes: readonly FormNode[];
  readonly row: number;
  readonly drawing: Drawing;
}

/** Draws what the verdict shows, in the order of the form. */
export function Nodes({ nodes, row, drawing }: NodesProps) {
  return (
    <>
      {nodes.map((node) => {
        const state = drawing.verdict.fields[placeOf(node, row)];
        return state?.visible ? <Node key={node.path} node={node} row={row} drawing={drawing} /> : null;
      })}
    </>
  );
}

function Node({ node, row, drawing }: { node: FormNode; row: number; drawing: Drawing }) {
  const path = placeOf(node, row);
  if (node.holds === 'rows') {
    return (
      <ArrayField name={node.key}>
        <Rows node={node} drawing={drawing} />
      </ArrayField>
    );
  }
  if (node.holds === 'object') {
    return (
      <ObjectField name={node.key}>
        <Group node={node} row={row} drawing={drawing} />
      </ObjectField>
    );
  }
  if (node.kind === 'group') return <Group node={node} row={row} drawing={drawing} />;
  if (node.kind === 'page') return <Page node={node} drawing={drawing} />;
  const state = drawing.verdict.fields[path];
  const error = drawing.errorAt(path);
  const shared = {
    schema: node.schema,
    id: drawing.idOf(path),
    path,
    required: state?.required ?? false,
    services: drawing.services,
    ...(error === undefined ? {} : { error }),
    onChange: (value: Value) => drawing.onChange(path, value),
    onBlur: () => drawing.onLeave(path),
  };
  if (node.holds === 'void') return <FieldView {...shared} readOnly value={null} />;
  const isReadOnly = state?.access !== 'edit' || node.base.value !== undefined;
  return (
    <Field name={node.key}>
      {(field: { value?: unknown }) => (
        <FieldView
          {...shared}
          readOnly={isReadOnly}
          value={(toJS(field.value) as Value | undefined) ?? null}
        />
      )}
    </Field>
  );
}

function Group({ node, row, drawing }: { node: FormNode; row: number; drawing: Drawing }) {
  const locale = useLocale();
  const title = titleOf(node.schema)[locale];
  const hint = hintOf(node.schema, locale);
  return (
    <fieldset className="ui-group" id={drawing.idOf(placeOf(node, row))}>
      {title && <legend>{title}</legend>}
      {hint && <p className="ui-hint">{hint}</p>}
      <Nodes nodes={node.children} row={row} drawing={drawing} />
    </fieldset>
  );
}

/** A page among others, when the whole form is shown at once. */
function Page({ node, drawing }: { node: FormNode; drawing: Drawing }) {
  const locale = useLocale();
  const hint = hintOf(node.schema, locale);
  return (
    <section aria-labelledby={drawing.idOf(node.path)}>
      <h2 id={drawing.idOf(node.path)}>{titleOf(node.schema, node.key)[locale]}</h2>
      {hint && <p className="ui-hint">{hint}</p>}
      <Nodes nodes={node.children} row={0} drawing={drawing} />
    </section>
  );
}
