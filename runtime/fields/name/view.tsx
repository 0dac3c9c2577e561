import { textProp } from '../shared/props.ts';
import { controlProps, typed } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

export function NameView(props: FieldViewProps) {
  return (
    <input
      {...controlProps(props)}
      type="text"
      autoComplete={textProp(props.schema, 'autocomplete') ?? 'name'}
      spellCheck={false}
      className="ui-input ui-short"
      value={typed(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
