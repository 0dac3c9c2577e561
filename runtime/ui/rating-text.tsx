import { RATING_LEVELS } from '#runtime/fields';
import type { RatingLevel } from '#runtime/model';
import { pick, useLocale } from './texts.ts';

/** A rating in words, with its place among the five. */
export function RatingText({ level }: { level: RatingLevel }) {
  const locale = useLocale();
  const word = RATING_LEVELS.find((one) => one.level === level)?.word;
  if (!word) return null;
  return (
    <span className={`ui-rating-text ui-rating-${level}`}>
      <span className="ui-rating-bar" aria-hidden="true">
        {'▮'.repeat(level) + '▯'.repeat(5 - level)}
      </span>{' '}
      {pick(word, locale)}
    </span>
  );
}
