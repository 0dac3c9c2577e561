import { Select } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { SessionStaff } from '#runtime/wire';
import { CalendarWarning } from './calendar-warning.tsx';
import { KeyHelp } from './keys.tsx';
import { LocaleSwitch } from './locale-switch.tsx';
import { Boundary, problemText } from './problems.tsx';
import { Link, navigate, usePath } from './router.tsx';
import { type Route, routes } from './routes.tsx';
import { signOut, switchPost, useSessionState, useStaff } from './session.ts';
import { Empty, Skeleton } from './states.tsx';
import { toast } from './toasts.tsx';

const words = defineTexts({
  skip: ['跳到正文', 'Skip to content'],
  nav: ['主导航', 'Main'],
  post: ['当前岗位', 'Current post'],
  out: ['退出', 'Sign out'],
  keys: ['快捷键', 'Keys'],
  work: ['去办理', 'Worklist'],
  forbidden: ['现在的岗位看不了这一页', 'Your current post cannot open this page'],
  who: ['换一个岗位，或请本单位管理员开通。', 'Switch your post, or ask your unit’s admin.'],
  unknown: ['没有这一页', 'There is no such page'],
  home: ['回到首页', 'Back to the start'],
  clock: ['演示时钟：现在按 {now} 算', 'Demo clock: it is {now}'],
});

const isOpenTo = (staff: SessionStaff) => (route: Route) => route.may.some((one) => staff.may.includes(one));

/** Frame of every screen: brand, navigation by permission, who works here in which post, language, keys. */
export function Shell() {
  const say = useTexts(words);
  const locale = useLocale();
  const staff = useStaff();
  const { session } = useSessionState();
  const [first] = usePath();
  const [keys, setKeys] = useState(false);
  const open = routes.filter(isOpenTo(staff));
  const home = session?.setupDone === false && staff.may.includes('admin') ? 'setup' : open[0]?.path;
  useEffect(() => {
    if (!first && home) navigate(home, { replace: true });
  }, [first, home]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
      if (event.key === '?' && !typing && !event.ctrlKey && !event.metaKey) setKeys(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      {session?.demoClock && (
        <p className="clock-bar" role="status">
          {say('clock', {
            now: new Date(session.now).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB', {
              timeZone: session.zone,
            }),
          })}
        </p>
      )}
      <header className="top">
        <Link to={home ?? ''} className="brand">
          邻里 <span>{session?.space?.name}</span>
        </Link>
        <nav aria-label={say('nav')}>
          {open.map(
            (route) =>
              route.label && (
                <Link
                  key={route.path}
                  to={route.path}
                  aria-current={first === route.path ? 'page' : undefined}
                >
                  {pick(route.label, locale)}
                </Link>
              ),
          )}
          {staff.may.includes('handle-tasks') && <a href="/work/">{say('work')}</a>}
        </nav>
        <PostSwitch staff={staff} label={say('post')} />
        <button
          type="button"
          className="quiet"
          onClick={() => setKeys(true)}
          aria-label={say('keys')}
          title={say('keys')}
        >
          ?
        </button>
        <LocaleSwitch />
        <button type="button" className="quiet" onClick={() => void signOut().catch(refused)}>
          {say('out')}
        </button>
      </header>
      {staff.may.includes('admin') && <CalendarWarning />}
      <div id="content" tabIndex={-1}>
        <Boundary key={first} home={import.meta.env.BASE_URL}>
          <Suspense fallback={<Waiting />}>
            <Screen staff={staff} name={first} />
          </Suspense>
        </Boundary>
      </div>
      <KeyHelp open={keys} onClose={() => setKeys(false)} />
    </div>
  );
}

const refused = (error: unknown) => toast({ text: problemText(error), tone: 'error' });

function Waiting() {
  return (
    <main className="page">
      <Skeleton />
    </main>
  );
}

function Screen({ staff, name }: { staff: SessionStaff; name: string | undefined }) {
  const say = useTexts(words);
  const route = routes.find((one) => one.path === name);
  if (route && isOpenTo(staff)(route)) return <route.screen />;
  if (name === undefined && routes.some(isOpenTo(staff))) return <Waiting />;
  return (
    <main className="page narrow">
      <Empty title={say(name && !route ? 'unknown' : 'forbidden')}>
        {name && !route ? <Link to="">{say('home')}</Link> : <p className="hint">{say('who')}</p>}
      </Empty>
    </main>
  );
}

function PostSwitch({ staff, label }: { staff: SessionStaff; label: string }) {
  const name = (post: SessionStaff['posts'][number]) => `${post.unitName} · ${post.name}`;
  return (
    <div className="who">
      <span>{staff.name}</span>
      {staff.posts.length > 1 ? (
        <Select
          aria-label={label}
          variant="borderless"
          popupMatchSelectWidth={false}
          value={staff.post?.id ?? null}
          options={staff.posts.map((post) => ({ value: post.id, label: name(post) }))}
          onChange={(post: string) => void switchPost(post).catch(refused)}
        />
      ) : (
        staff.post && <span className="hint">{name(staff.post)}</span>
      )}
    </div>
  );
}
