import { useEffect } from 'react';
import {
  Button,
  defineTexts,
  EmptyState,
  Link,
  Notice,
  navigate,
  problemCode,
  problemText,
  Skeleton,
  useClient,
  useLoad,
  useLocale,
  useSession,
  useTexts,
} from '#runtime/ui';
import { showStreet } from './street.ts';

const words = defineTexts({
  what: ['办什么', 'What it is for'],
  who: ['谁可以办', 'For whom'],
  long: ['多久办好', 'How long it takes'],
  bring: ['准备什么', 'What to have at hand'],
  nothing: ['不用准备材料', 'Nothing'],
  minutes: [
    '约 {n} 分钟填完，可以随时保存，稍后再填。',
    'About {n} minutes; you may save at any time and go on later.',
  ],
  start: ['开始填写', 'Start'],
  signIn: ['先登录再填写', 'Sign in to start'],
  staffOnly: ['这件事由工作人员办理，请到工作台录入。', 'Staff do this one, in the workbench.'],
  suspended: ['这个事项现在不受理', 'This service is closed for now'],
  trial: [
    '这是试运行页面，填写的内容随时会被清除。',
    'This is a trial; what is entered may be deleted at any time.',
  ],
  again: ['再试一次', 'Try again'],
  home: ['回首页', 'Go to the start'],
  call: ['也可以打电话：{phone}', 'Or call {phone}'],
});

/** What a service is, for whom, how long, what to bring; then one button. */
export function ServiceScreen({ path: [id = ''] }: { path: readonly string[] }) {
  const say = useTexts(words);
  const locale = useLocale();
  const client = useClient();
  const { session } = useSession();
  const service = useLoad(`service ${id}`, (signal) =>
    client.call('GET /api/services/{id}', { params: { id }, signal }),
  );
  const { data } = service;
  useEffect(() => {
    if (data) showStreet(data.space);
  }, [data]);
  if (service.error !== undefined && !data) {
    const isClosed = problemCode(service.error) === 'service-suspended';
    return (
      <EmptyState title={problemText(service.error)}>
        {!isClosed && <Button onClick={service.reload}>{say('again')}</Button>}
        <Link to="">{say('home')}</Link>
      </EmptyState>
    );
  }
  if (!data) return <Skeleton lines={6} />;
  const { page } = data;
  const needsSignIn = page.access === 'resident' && session?.actor?.kind !== 'resident';
  return (
    <article>
      {data.trial && <Notice tone="soon">{say('trial')}</Notice>}
      <h1>{locale === 'en' && page.titleEn ? page.titleEn : page.title}</h1>
      <dl className="facts">
        <dt>{say('what')}</dt>
        <dd>{page.summary}</dd>
        <dt>{say('who')}</dt>
        <dd>{page.forWhom}</dd>
        <dt>{say('long')}</dt>
        <dd>{page.howLong}</dd>
        <dt>{say('bring')}</dt>
        <dd>
          {page.bring.length === 0 ? (
            say('nothing')
          ) : (
            <ul>
              {page.bring.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      {data.suspended ? (
        <Notice tone="soon" title={say('suspended')} />
      ) : page.access === 'staff' ? (
        <Notice tone="info">{say('staffOnly')}</Notice>
      ) : (
        <>
          <p>{say('minutes', { n: page.minutes })}</p>
          <p>
            {needsSignIn ? (
              <Button kind="primary" className="wide" onClick={() => navigate(`sign-in?to=fill/${data.id}`)}>
                {say('signIn')}
              </Button>
            ) : (
              <Button kind="primary" className="wide" onClick={() => navigate(`fill/${data.id}`)}>
                {say('start')}
              </Button>
            )}
          </p>
        </>
      )}
      {(page.phone ?? data.space.phone) && (
        <p className="ui-hint">{say('call', { phone: page.phone ?? data.space.phone })}</p>
      )}
    </article>
  );
}
