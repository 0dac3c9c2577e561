import { useEffect, useState } from 'react';
import {
  Button,
  Due,
  defineTexts,
  EmptyState,
  Link,
  navigate,
  problemText,
  Skeleton,
  useClient,
  useLoad,
  useLocale,
  useRoute,
  useSession,
  useTexts,
} from '#runtime/ui';
import type { ServiceRow } from '#runtime/wire';
import { StateMark } from './state-mark.tsx';
import { showStreet } from './street.ts';

const words = defineTexts({
  ask: ['想办什么？', 'What would you like to do?'],
  search: ['查找', 'Search'],
  services: ['常办', 'Services'],
  minutes: ['约 {n} 分钟', 'About {n} minutes'],
  none: ['这里还没有可以在线办理的事项。', 'Nothing can be done online here yet.'],
  notFound: [
    '没有找到“{q}”。换个说法试试，或打电话问。',
    'Nothing found for “{q}”. Try other words, or call.',
  ],
  mine: ['我的办件', 'My cases'],
  count: ['{n} 件', '{n}'],
  again: ['再试一次', 'Try again'],
  guest: [
    '没有登录也可以办理。登录后能看到自己的全部办件。',
    'You need not sign in. Signed in, you see all your cases.',
  ],
});

/** Find a service, and one's own matters. */
export function Home() {
  const say = useTexts(words);
  const client = useClient();
  const { query } = useRoute();
  const { session } = useSession();
  const space = query.get('space') ?? '';
  const asked = query.get('q') ?? '';
  const [typed, setTyped] = useState(asked);
  const services = useLoad(`services ${space} ${asked}`, (signal) =>
    client.call('GET /api/services', {
      query: { ...(space ? { space } : {}), ...(asked ? { q: asked } : {}) },
      signal,
    }),
  );
  const items = services.data?.items ?? [];
  const only = oneStreet(items);
  useEffect(() => {
    if (only) showStreet(only);
  }, [only]);
  const search = () => {
    const params = new URLSearchParams({
      ...(space ? { space } : {}),
      ...(typed.trim() ? { q: typed.trim() } : {}),
    });
    navigate(params.size > 0 ? `?${params}` : '');
  };
  return (
    <>
      <h1>{say('ask')}</h1>
      <search>
        <form
          className="search"
          onSubmit={(event) => {
            event.preventDefault();
            search();
          }}
        >
          <input
            className="ui-input"
            type="search"
            aria-label={say('ask')}
            value={typed}
            maxLength={40}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit">{say('search')}</Button>
        </form>
      </search>
      <h2>{say('services')}</h2>
      {services.error !== undefined && !services.data ? (
        <EmptyState title={problemText(services.error)}>
          <Button onClick={services.reload}>{say('again')}</Button>
        </EmptyState>
      ) : !services.data ? (
        <Skeleton lines={4} />
      ) : items.length === 0 ? (
        <EmptyState title={asked ? say('notFound', { q: asked }) : say('none')} />
      ) : (
        <ServiceCards services={items} withStreet={!only} />
      )}
      {session?.actor?.kind === 'resident' ? <Mine /> : <p className="ui-hint">{say('guest')}</p>}
    </>
  );
}

function oneStreet(services: readonly ServiceRow[]): ServiceRow['space'] | undefined {
  const [first] = services;
  return services.every((service) => service.space.id === first?.space.id) ? first?.space : undefined;
}

function ServiceCards({ services, withStreet }: { services: readonly ServiceRow[]; withStreet: boolean }) {
  const say = useTexts(words);
  const locale = useLocale();
  return (
    <ul className="service-cards">
      {services.map((service) => (
        <li key={service.id}>
          <Link to={`s/${service.id}`} className="service-card">
            <strong>{locale === 'en' && service.titleEn ? service.titleEn : service.title}</strong>
            {withStreet && <span className="ui-hint">{service.space.name}</span>}
            <span>{service.summary}</span>
            <span className="ui-hint">{say('minutes', { n: service.minutes })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Mine() {
  const say = useTexts(words);
  const client = useClient();
  const mine = useLoad('mine', (signal) => client.call('GET /api/applications', { signal }));
  const items = mine.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">
        {say('mine')} <span className="ui-hint">{say('count', { n: mine.data?.total ?? items.length })}</span>
      </h2>
      <ul className="case-list">
        {items.map((one) => (
          <li key={one.caseId}>
            <Link to={`a/${one.caseId}`} className="case-row">
              <span className="case-row-title">{one.title}</span>
              <StateMark state={one.state} text={one.stateText} />
              <span className="ui-hint ui-number">{one.number}</span>
              {one.due && one.state !== 'done' && <Due at={one.due} mayMove={one.dueMayMove} />}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
