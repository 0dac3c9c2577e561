import { useLocale } from '#runtime/ui';
import { controlProps, typed } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

export function MoneyView(props: FieldViewProps) {
  const locale = useLocale();
  return (
    <div className="ui-with-unit">
      <input
        {...controlProps(props)}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className="ui-input"
        value={typed(props.value)}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <span>{locale === 'zh' ? '元' : 'yuan'}</span>
    </div>
  );
}
