import { ObjectField } from '@formily/react';
import { useEffect, useRef } from 'react';
import type { FormNode } from '#runtime/form/core';
import { Button, classes, defineTexts, focusControl, useLocale, useTexts } from '#runtime/ui';
import { isList, type Value } from '#runtime/values';
import { ROWS_CAP } from '../rows/rule.ts';
import { hintOf, titleOf } from '../shared/errors.ts';
import { textProp } from '../shared/props.ts';
import type { Drawing } from './drawing.ts';
import { valueAt } from './live-form.ts';

const words = defineTexts({
  row: ['行', 'row'],
  title: ['{name} {number}', '{name} {number}'],
  add: ['添加{name}', 'Add {name}'],
  remove: ['删去{name} {number}', 'Remove {name} {number}'],
  optional: ['（选填）', ' (optional)'],
});

/** A list of rows, each a group of its own with a name and number. */
export function Rows({ node, drawing }: { node: FormNode; drawing: Drawing }) {
  const locale = useLocale();
  const say = useTexts(words);
  const { live, verdict, idOf } = drawing;
  const path = node.path;
  const id = idOf(path);
  const state = verdict.fields[path];
  const name =
    (locale === 'en' ? textProp(node.schema, 'rowNameEn') : undefined) ??
    textProp(node.schema, 'rowName') ??
    say('row');
  const rows = valueAt(live.typed(), path);
  const count = isList(rows) ? rows.length : 0;
  const isWritable = state?.access === 'edit';
  const locked = live.lockedRows(node);
  const error = drawing.errorAt(path);
  const hint = hintOf(node.schema, locale);
  const numbers = Array.from({ length: count }, (_, at) => at);
  const most = Math.min(node.schema.maxItems ?? ROWS_CAP, ROWS_CAP);

  // The focus goes to the first control of a new row, and to the button that adds when a row is gone.
  const focusNext = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the rows were drawn anew
  useEffect(() => {
    if (focusNext.current) focusControl(focusNext.current);
    focusNext.current = undefined;
  }, [count]);

  const add = () => {
    focusNext.current = `${id}-${count}`;
    const next: Value[] = [...(isList(rows) ? rows : []), {}];
    drawing.onChange(path, next);
  };
  const remove = async (at: number) => {
    focusNext.current = `${id}-add`;
    await live.removeRow(path, at);
    drawing.onLeave(path);
  };
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={classes('ui-field', error && 'ui-field-wrong')}
      aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
    >
      <legend className="ui-label">
        {titleOf(node.schema, node.key)[locale]}
        {!state?.required && isWritable && <span className="ui-optional">{say('optional')}</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="ui-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="ui-error">
          {error}
        </p>
      )}
      {numbers.map((at) => (
        <fieldset key={at} id={`${id}-${at}`} className="ui-row">
          <legend>{say('title', { name, number: at + 1 })}</legend>
          <ObjectField name={at}>{drawing.nodes(node.children, at)}</ObjectField>
          {isWritable && at >= locked && (
            <Button kind="quiet" onClick={() => void remove(at)}>
              {say('remove', { name, number: at + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {isWritable && count < most && (
        <Button id={`${id}-add`} onClick={add}>
          {say('add', { name })}
        </Button>
      )}
    </fieldset>
  );
}
