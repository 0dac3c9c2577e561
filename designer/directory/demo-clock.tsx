import { Alert, Button } from 'antd';
import { client, newKey, ProblemBox, Skeleton, useAct, useResource } from '#designer/app';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';

const words = defineTexts({
  explain: [
    '演示时可以把时钟往前拨，看提醒、超期会怎样。只有演示和试运行的办件时才能拨；拨过以后每个页面都会提示。',
    'For demonstrations the clock can be moved forward to see reminders and lateness. Only while there are nothing but demo and trial cases; every page says so.',
  ],
  now: ['现在是 {now}', 'It is {now}'],
  hour: ['往前 1 小时', 'Forward 1 hour'],
  day: ['往前 1 天', 'Forward 1 day'],
  week: ['往前 7 天', 'Forward 7 days'],
  moved: ['时钟已往前拨', 'The clock was moved'],
});

const STEPS = [
  ['hour', 60],
  ['day', 24 * 60],
  ['week', 7 * 24 * 60],
] as const;

/** The clock of a demo street. */
export function DemoClockPanel() {
  const say = useTexts(words);
  const locale = useLocale();
  const clock = useResource('GET /api/clock', {});
  const act = useAct();
  if (clock.error !== undefined) return <ProblemBox error={clock.error} onRetry={clock.reload} />;
  const { data } = clock;
  if (!data) return <Skeleton lines={3} />;
  const forward = async (forwardMinutes: number) => {
    await act.run(() => client.call('POST /api/clock', { body: { forwardMinutes }, key: newKey() }), {
      zh: words.moved[0],
      en: words.moved[1],
    });
    clock.reload();
  };
  return (
    <section className="stack">
      <p>{say('explain')}</p>
      <p className="figures">
        {say('now', { now: new Date(data.now).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB') })}
      </p>
      {data.blocked ? (
        <Alert type="info" showIcon title={pick(data.blocked, locale)} />
      ) : (
        <div className="row">
          {STEPS.map(([key, minutes]) => (
            <Button key={key} loading={act.busy} onClick={() => void forward(minutes)}>
              {say(key)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
