import { dayOf, parseTagged } from '#runtime/values';
import { textOfTag } from '../shared/days.ts';
import { controlProps, typed } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';
import { dayBound } from './rule.ts';

export function DateView(props: FieldViewProps) {
  const { schema, value, services } = props;
  const today = () => dayOf(services.now(), services.zone);
  const min = dayBound(schema, 'earliest', today);
  const max = dayBound(schema, 'latest', today);
  return (
    <input
      {...controlProps(props)}
      type="date"
      className="ui-input ui-short"
      value={textOfTag('date', value) ?? typed(value)}
      {...(min ? { min } : {})}
      {...(max ? { max } : {})}
      onChange={(event) => {
        const text = event.currentTarget.value;
        props.onChange(text === '' ? null : (parseTagged('date', text) ?? text));
      }}
    />
  );
}
