import { textProp } from '../shared/props.ts';
import { controlProps, typed } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

export function PhoneView(props: FieldViewProps) {
  return (
    <input
      {...controlProps(props)}
      type="tel"
      inputMode="tel"
      autoComplete={textProp(props.schema, 'autocomplete') ?? 'tel-national'}
      className="ui-input ui-short"
      value={typed(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
