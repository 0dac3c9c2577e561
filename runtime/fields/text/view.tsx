import { textProp } from '../shared/props.ts';
import { controlProps, typed } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

export function TextView(props: FieldViewProps) {
  const autoComplete = textProp(props.schema, 'autocomplete');
  return (
    <input
      {...controlProps(props)}
      type="text"
      className="ui-input"
      value={typed(props.value)}
      {...(autoComplete ? { autoComplete } : {})}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
