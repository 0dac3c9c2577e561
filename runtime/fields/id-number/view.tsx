import { controlProps, typed } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

/** Never remembered by the browser: the next person at this machine is another one. */
export function IdNumberView(props: FieldViewProps) {
  return (
    <input
      {...controlProps(props)}
      type="text"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      className="ui-input"
      value={typed(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
