import { useLocale } from '#runtime/ui';
import { optionLabel } from '../shared/options.ts';
import { describedBy } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

export function MultipleChoiceView(props: FieldViewProps) {
  const locale = useLocale();
  const { id, path, schema, readOnly, error } = props;
  const chosen: readonly string[] = Array.isArray(props.value) ? props.value.map(String) : [];
  return (
    <>
      {schema.enum?.map(({ value }, at) => (
        <label key={value} className="ui-choice">
          <input
            id={at === 0 ? id : `${id}-${at}`}
            type="checkbox"
            name={path}
            value={value}
            checked={chosen.includes(value)}
            disabled={readOnly}
            aria-describedby={describedBy(props)}
            aria-invalid={error ? true : undefined}
            onChange={(event) =>
              props.onChange(
                event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
              )
            }
            onBlur={() => props.onBlur?.()}
          />
          <span>{optionLabel(schema, value, locale)}</span>
        </label>
      ))}
    </>
  );
}
