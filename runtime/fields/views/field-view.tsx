import type { ReactNode } from 'react';
import { classes, defineTexts, useLocale, useTexts } from '#runtime/ui';
import { fieldRule } from '../registry.ts';
import { hintOf, titleOf } from '../shared/errors.ts';
import { filesOf } from '../shared/files.ts';
import { FileLink } from '../shared/uploads.tsx';
import type { FieldServices, FieldViewProps } from '../view-types.ts';
import { fieldViews } from './registry.ts';

const words = defineTexts({
  optional: ['（选填）', ' (optional)'],
  empty: ['未填', 'Not filled in'],
});

/** One field with its title, hint and error, all tied to the control. */
export function FieldView(props: FieldViewProps) {
  const { schema, id, error, readOnly } = props;
  const locale = useLocale();
  const say = useTexts(words);
  const entry = fieldViews[schema['x-component'] ?? ''];
  if (!entry) return null;
  const View = entry.view;
  const frame = typeof entry.frame === 'function' ? entry.frame(schema) : entry.frame;
  if (frame === 'bare') return <View {...props} />;
  const hint = hintOf(schema, locale);
  const title: ReactNode = (
    <>
      {titleOf(schema, props.path)[locale]}
      {!props.required && !readOnly && <span className="ui-optional">{say('optional')}</span>}
    </>
  );
  if (readOnly) {
    return (
      <div className="ui-field" id={id}>
        <span className="ui-label">{title}</span>
        <ReadValue schema={schema} value={props.value} services={props.services} />
      </div>
    );
  }
  const below = (
    <>
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
      <View {...props} />
    </>
  );
  const className = classes('ui-field', error && 'ui-field-wrong');
  if (frame === 'legend') {
    return (
      <fieldset className={className} aria-describedby={error ? `${id}-error` : undefined}>
        <legend className="ui-label">{title}</legend>
        {below}
      </fieldset>
    );
  }
  return (
    <div className={className}>
      {frame === 'label' && (
        <label className="ui-label" htmlFor={id}>
          {title}
        </label>
      )}
      {below}
    </div>
  );
}

/** A value to be read: files as links, the rest in words. */
export function ReadValue({
  schema,
  value,
  services,
}: {
  schema: FieldViewProps['schema'];
  value: FieldViewProps['value'];
  services: FieldServices;
}) {
  const locale = useLocale();
  const say = useTexts(words);
  const rule = fieldRule(schema['x-component']);
  if (!rule || rule.isEmpty(value)) return <p className="ui-read ui-soft">{say('empty')}</p>;
  if (rule.kind === 'photo' || rule.kind === 'file') {
    return (
      <ul className="ui-files">
        {filesOf(value).map((file) => (
          <li key={file.id}>
            <FileLink file={file} url={services.fileUrl(file.id)} asPicture={rule.kind === 'photo'} />
          </li>
        ))}
      </ul>
    );
  }
  return <p className="ui-read">{rule.show(value, schema, locale)}</p>;
}
