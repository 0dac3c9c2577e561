import { useLocale } from '#runtime/ui';
import { numberProp, textProp } from '../shared/props.ts';
import { controlProps, typed } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

/** A text box with the number keys: `type=number` drops what it does not like and turns with the mouse wheel. */
export function NumberView(props: FieldViewProps) {
  const locale = useLocale();
  const unit =
    (locale === 'en' ? textProp(props.schema, 'unitEn') : undefined) ?? textProp(props.schema, 'unit');
  const isWhole = (numberProp(props.schema, 'decimals') ?? 0) === 0;
  const canBeNegative = (props.schema.minimum ?? -1) < 0;
  return (
    <div className="ui-with-unit">
      <input
        {...controlProps(props)}
        type="text"
        // Number keys of phones have no minus.
        inputMode={canBeNegative ? 'text' : isWhole ? 'numeric' : 'decimal'}
        autoComplete="off"
        className="ui-input"
        value={typed(props.value)}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {unit && <span>{unit}</span>}
    </div>
  );
}
