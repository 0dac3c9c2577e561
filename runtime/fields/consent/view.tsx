import { useLocale } from '#runtime/ui';
import { titleOf } from '../shared/errors.ts';
import { textProp } from '../shared/props.ts';
import { controlProps } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

export function ConsentView(props: FieldViewProps) {
  const locale = useLocale();
  const { schema, readOnly } = props;
  const text = (locale === 'en' ? textProp(schema, 'textEn') : undefined) ?? textProp(schema, 'text');
  const { readOnly: _, ...control } = controlProps(props);
  return (
    <>
      {text && <p className="ui-text ui-read">{text}</p>}
      <label className="ui-choice">
        <input
          {...control}
          type="checkbox"
          disabled={readOnly}
          checked={props.value === true}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span>{titleOf(schema)[locale]}</span>
      </label>
    </>
  );
}
