import { parseTagged } from '#runtime/values';
import { textOfTag } from '../shared/days.ts';
import { controlProps, typed } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

export function TimeView(props: FieldViewProps) {
  return (
    <input
      {...controlProps(props)}
      type="time"
      className="ui-input ui-short"
      value={(textOfTag('time', props.value) ?? typed(props.value)).slice(0, 5)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        props.onChange(text === '' ? null : (parseTagged('time', `${text.slice(0, 5)}:00`) ?? text));
      }}
    />
  );
}
