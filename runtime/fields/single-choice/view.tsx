import { defineTexts, useLocale, useTexts } from '#runtime/ui';
import { optionLabel } from '../shared/options.ts';
import { textProp } from '../shared/props.ts';
import { controlProps, describedBy } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

const words = defineTexts({
  choose: ['请选择', 'Please choose'],
  none: ['清除选择', 'Clear the choice'],
});

/** Up to so many options all are listed: seen at once, chosen with one press. */
const LISTED = 7;

export function isPulledDown({ enum: options = [], ...schema }: FieldViewProps['schema']): boolean {
  const display = textProp(schema, 'display');
  return display === 'select' || (display !== 'radio' && options.length > LISTED);
}

export function SingleChoiceView(props: FieldViewProps) {
  return isPulledDown(props.schema) ? <PullDown {...props} /> : <Listed {...props} />;
}

function PullDown(props: FieldViewProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const { readOnly: _, ...control } = controlProps(props);
  return (
    <select
      {...control}
      disabled={props.readOnly}
      className="ui-input"
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    >
      <option value="">{say('choose')}</option>
      {props.schema.enum?.map(({ value }) => (
        <option key={value} value={value}>
          {optionLabel(props.schema, value, locale)}
        </option>
      ))}
    </select>
  );
}

function Listed(props: FieldViewProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const { id, path, schema, value, required, readOnly, error } = props;
  return (
    <>
      {schema.enum?.map((option, at) => (
        <label key={option.value} className="ui-choice">
          <input
            id={at === 0 ? id : `${id}-${at}`}
            type="radio"
            name={`${id} ${path}`}
            value={option.value}
            checked={value === option.value}
            disabled={readOnly}
            aria-describedby={describedBy(props)}
            aria-invalid={error ? true : undefined}
            onChange={() => props.onChange(option.value)}
            onBlur={() => props.onBlur?.()}
          />
          <span>{optionLabel(schema, option.value, locale)}</span>
        </label>
      ))}
      {!required && !readOnly && typeof value === 'string' && value !== '' && (
        <button type="button" className="ui-link-button" onClick={() => props.onChange(null)}>
          {say('none')}
        </button>
      )}
    </>
  );
}
