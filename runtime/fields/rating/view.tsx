import { useLocale } from '#runtime/ui';
import { describedBy } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';
import { RATING_LEVELS } from './rule.ts';

/** Five words, best first: nothing to guess about stars. */
export function RatingView(props: FieldViewProps) {
  const locale = useLocale();
  const { id, readOnly, error } = props;
  return (
    <>
      {RATING_LEVELS.map(({ level, word }, at) => (
        <label key={level} className="ui-choice">
          <input
            id={at === 0 ? id : `${id}-${at}`}
            type="radio"
            name={id}
            value={level}
            checked={props.value === level}
            disabled={readOnly}
            aria-describedby={describedBy(props)}
            aria-invalid={error ? true : undefined}
            onChange={() => props.onChange(level)}
            onBlur={() => props.onBlur?.()}
          />
          <span>{word[locale]}</span>
        </label>
      ))}
    </>
  );
}
