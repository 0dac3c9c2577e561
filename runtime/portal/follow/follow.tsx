import { useEffect, useState } from 'react';
import {
  At,
  Button,
  CopyButton,
  Due,
  defineTexts,
  EmptyState,
  Link,
  Notice,
  pick,
  problemCode,
  problemText,
  RatingText,
  Skeleton,
  useChanges,
  useClient,
  useLoad,
  useLocale,
  useSession,
  useTexts,
} from '#runtime/ui';
import type { ApplicationDetail } from '#runtime/wire';
import { StateMark } from '../state-mark.tsx';
import { showStreet } from '../street.ts';
import { Answers } from './answers.tsx';
import { ApplicantTask } from './applicant-task.tsx';
import { Rate } from './rate.tsx';
import { Supplement } from './supplement.tsx';
import { Withdraw } from './withdraw.tsx';

const words = defineTexts({
  holder: ['{who} 正在处理', '{who} is working on it'],
  due: ['答复时间', 'Answer by'],
  steps: ['办到哪一步', 'Where it stands'],
  done: ['已完成', 'done'],
  now: ['正在进行', 'now'],
  next: ['还没开始', 'to come'],
  messages: ['给您的消息', 'Messages for you'],
  declined: ['不予受理的原因', 'Why it was declined'],
  remedies: ['您可以怎么做', 'What you can do'],
  answers: ['我填的内容', 'What I entered'],
  call: ['打电话问：{phone}', 'Ask by phone: {phone}'],
  rated: ['您的评价', 'Your rating'],
  again: ['再试一次', 'Try again'],
  open: ['用办件号打开', 'Open by number'],
  home: ['回首页', 'Go to the start'],
});

/** One's own matter to the end: how it stands in plain words with real dates, and what one can do now. */
export function FollowScreen({ path: [id = ''] }: { path: readonly string[] }) {
  const say = useTexts(words);
  const client = useClient();
  const matter = useLoad(`application ${id}`, (signal) =>
    client.call('GET /api/applications/{id}', { params: { id }, signal }),
  );
  const { session } = useSession();
  const { data, reload } = matter;
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && reload();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [reload]);
  if (matter.error !== undefined && !data) {
    const isLocked = ['not-yours', 'sign-in-needed', 'not-found', 'forbidden'].includes(
      problemCode(matter.error),
    );
    return (
      <EmptyState title={problemText(matter.error)}>
        {isLocked ? (
          <Link to="track">{say('open')}</Link>
        ) : (
          <Button onClick={matter.reload}>{say('again')}</Button>
        )}
      </EmptyState>
    );
  }
  if (!data) return <Skeleton lines={8} />;
  return (
    <>
      {session?.actor && <Listening id={id} onChange={reload} />}
      <Matter data={data} onChange={matter.take} />
    </>
  );
}

/** The stream of changes is for those who are signed in; others see what is new when they come back to the window. */
function Listening({ id, onChange }: { id: string; onChange: () => void }) {
  useChanges((notice) => notice.kind === 'case' && notice.id === id && onChange(), onChange);
  return null;
}

function Matter({
  data,
  onChange,
}: {
  data: ApplicationDetail;
  onChange: (data: ApplicationDetail) => void;
}) {
  const say = useTexts(words);
  const locale = useLocale();
  const [doing, setDoing] = useState<'supplement' | undefined>();
  const { service } = data;
  useEffect(() => showStreet({ name: service.street, phone: service.phone }), [service]);
  const isOpen = !['done', 'declined', 'withdrawn', 'cancelled'].includes(data.state);
  if (data.supplement && doing === 'supplement') {
    return (
      <Supplement
        matter={data}
        supplement={data.supplement}
        onBack={() => setDoing(undefined)}
        onDone={(next) => {
          setDoing(undefined);
          onChange(next);
        }}
      />
    );
  }
  return (
    <>
      <p className="follow-number">
        <span className="ui-number">{data.number}</span> <CopyButton text={data.number} />
      </p>
      <h1>{data.title}</h1>
      <p className="follow-state" aria-live="polite">
        <StateMark state={data.state} text={data.stateText} />
      </p>
      {data.holder && isOpen && <p>{say('holder', { who: data.holder })}</p>}
      {data.due && isOpen && (
        <p>
          {say('due')}：
          <Due at={data.due} workingDays={data.workingDays} mayMove={data.dueMayMove} />
        </p>
      )}
      {data.supplement && (
        <Supplement.Ask supplement={data.supplement} onStart={() => setDoing('supplement')} />
      )}
      {data.decline && (
        <Notice tone="late" title={say('declined')}>
          <p>{data.decline.reason}</p>
          <p>
            <strong>{say('remedies')}</strong> {data.decline.remedies}
          </p>
        </Notice>
      )}
      {data.tasks.map((task) => (
        <ApplicantTask key={task.id} matter={data} task={task} onDone={onChange} />
      ))}
      {data.canRate && <Rate matter={data} onDone={onChange} />}
      {data.rating && (
        <p>
          {say('rated')}：<RatingText level={data.rating.level} /> {data.rating.text}
        </p>
      )}
      {data.steps.length > 0 && (
        <section aria-labelledby="steps">
          <h2 id="steps">{say('steps')}</h2>
          <ol className="steps">
            {data.steps.map((step) => (
              <li
                key={step.label.zh}
                className={`step step-${step.state}`}
                aria-current={step.state === 'now' ? 'step' : undefined}
              >
                <span className="step-mark" aria-hidden="true">
                  {step.state === 'done' ? '●' : step.state === 'now' ? '◐' : '○'}
                </span>
                <span>{pick(step.label, locale)}</span>
                <span className="ui-visually-hidden">{say(step.state)}</span>
                {step.at && (
                  <span className="ui-hint">
                    <At at={step.at} />
                  </span>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      {data.messages.length > 0 && (
        <section aria-labelledby="messages">
          <h2 id="messages">{say('messages')}</h2>
          <ul className="messages">
            {data.messages.map((message) => (
              <li key={`${message.at} ${message.text}`}>
                <p>{message.text}</p>
                <p className="ui-hint">
                  {message.from} · <At at={message.at} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <details>
        <summary>{say('answers')}</summary>
        <Answers schema={data.form} values={data.values} />
      </details>
      <p className="ui-actions">
        {data.canWithdraw && <Withdraw matter={data} onDone={onChange} />}
        {service.phone && (
          <a className="ui-button" href={`tel:${service.phone.replace(/[^\d+]/g, '')}`}>
            {say('call', { phone: service.phone })}
          </a>
        )}
      </p>
    </>
  );
}
