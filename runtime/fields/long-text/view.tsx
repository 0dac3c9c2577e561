import { defineTexts, useTexts } from '#runtime/ui';
import { numberProp } from '../shared/props.ts';
import { lengthOf } from '../shared/text.ts';
import { controlProps, typed } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';

const words = defineTexts({
  left: ['还可以写 {count} 字', '{count} characters left'],
  over: ['多了 {count} 字', '{count} characters too many'],
});

export function LongTextView(props: FieldViewProps) {
  const say = useTexts(words);
  const text = typed(props.value);
  const max = props.schema.maxLength;
  const left = max === undefined ? Number.POSITIVE_INFINITY : max - lengthOf(text);
  return (
    <>
      <textarea
        {...controlProps(props)}
        className="ui-input"
        rows={numberProp(props.schema, 'rows') ?? 4}
        value={text}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {max !== undefined && left <= Math.max(20, max / 4) && (
        <p className="ui-hint" aria-live="polite">
          {left >= 0 ? say('left', { count: left }) : say('over', { count: -left })}
        </p>
      )}
    </>
  );
}
