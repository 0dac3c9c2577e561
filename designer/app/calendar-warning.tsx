import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { useResource } from './resource.ts';
import { Link } from './router.tsx';

const words = defineTexts({ mend: ['去导入节假日', 'Import the holidays'] });

/** From 60 days before the calendar ends, on every screen of an admin: deadlines beyond it may move. */
export function CalendarWarning() {
  const say = useTexts(words);
  const locale = useLocale();
  const { data } = useResource('GET /api/calendar', {});
  if (!data?.warning) return null;
  return (
    <p className="calendar-warning" role="status">
      ◐ {pick(data.warning, locale)} <Link to="settings">{say('mend')}</Link>
    </p>
  );
}
