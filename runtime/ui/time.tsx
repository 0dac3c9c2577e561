import { notCoveredText } from '#runtime/calendar';
import { dayOf } from '#runtime/values';
import { useNow } from './now.ts';
import { useLocale } from './texts.ts';
import { agoText, dateTimeText, dueText, exactText } from './times.ts';

const iso = (at: number) => new Date(at).toISOString();

/** A past time in words, with the exact one as title. `at` is ISO text. */
export function Ago({ at }: { at: string }) {
  const { now, zone } = useNow();
  const locale = useLocale();
  const instant = Date.parse(at);
  return (
    <time dateTime={iso(instant)} title={exactText(instant, zone)}>
      {agoText(instant, now, zone, locale)}
    </time>
  );
}

/** A due time: what is left, and until when; `mayMove`: the holidays of its year are not known yet, which stands beside it. */
export function Due({
  at,
  workingDays,
  mayMove = false,
}: {
  at: string;
  workingDays?: number | undefined;
  mayMove?: boolean | undefined;
}) {
  const { now, zone } = useNow();
  const locale = useLocale();
  const instant = Date.parse(at);
  return (
    <>
      <time dateTime={iso(instant)} title={exactText(instant, zone)}>
        {dueText(instant, now, zone, locale, workingDays)}
      </time>
      {mayMove && (
        <span className="ui-hint"> ◐ {notCoveredText(Number(dayOf(instant, zone).slice(0, 4)))[locale]}</span>
      )}
    </>
  );
}

/** A day and time as it is. */
export function At({ at }: { at: string }) {
  const { now, zone } = useNow();
  const locale = useLocale();
  const instant = Date.parse(at);
  return (
    <time dateTime={iso(instant)} title={exactText(instant, zone)}>
      {dateTimeText(instant, now, zone, locale)}
    </time>
  );
}
