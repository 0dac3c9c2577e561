import { type ComponentType, lazy, Suspense } from 'react';
import {
  Button,
  defineTexts,
  EmptyState,
  Link,
  loadSession,
  OfflineBar,
  problemText,
  Skeleton,
  Toasts,
  useRoute,
  useSession,
  useTexts,
} from '#runtime/ui';
import { Footer, Header } from './frame.tsx';

const words = defineTexts({
  skip: ['跳到正文', 'Skip to the content'],
  again: ['再试一次', 'Try again'],
  lost: ['没有这个页面', 'There is no such page'],
  home: ['回首页', 'Go to the start'],
  demo: [
    '演示环境：时钟可以拨动，请勿填写真实信息',
    'Demonstration: the clock may be moved; enter no real data',
  ],
});

type Screen = ComponentType<{ readonly path: readonly string[] }>;
const screen = (load: () => Promise<Screen>) => lazy(async () => ({ default: await load() }));

/** The registry of pages by the first segment of the path. A page is loaded when somebody goes there. */
const screens: Readonly<Record<string, Screen>> = {
  '': screen(async () => (await import('./home.tsx')).Home),
  s: screen(async () => (await import('./service.tsx')).ServiceScreen),
  fill: screen(async () => (await import('./fill/fill.tsx')).FillScreen),
  receipt: screen(async () => (await import('./receipt.tsx')).ReceiptScreen),
  'sign-in': screen(async () => (await import('./sign-in.tsx')).SignInScreen),
  track: screen(async () => (await import('./track.tsx')).TrackScreen),
  draft: screen(async () => (await import('./open-draft.tsx')).OpenDraftScreen),
  a: screen(async () => (await import('./follow/follow.tsx')).FollowScreen),
};

export function App() {
  const say = useTexts(words);
  const { session, problem } = useSession();
  const { path } = useRoute();
  const Current = screens[path[0] ?? ''];
  return (
    <div className="portal">
      <a className="skip-link" href="#content">
        {say('skip')}
      </a>
      <OfflineBar />
      {session?.demoClock && (
        <p className="demo-bar" role="note">
          {say('demo')}
        </p>
      )}
      <Header />
      <main id="content" tabIndex={-1}>
        {!session && problem ? (
          <EmptyState title={problemText(problem)}>
            <Button kind="primary" onClick={() => void loadSession()}>
              {say('again')}
            </Button>
          </EmptyState>
        ) : !session ? (
          <Skeleton lines={5} />
        ) : Current ? (
          <Suspense fallback={<Skeleton lines={5} />}>
            <Current path={path.slice(1)} />
          </Suspense>
        ) : (
          <EmptyState title={say('lost')}>
            <Link to="">{say('home')}</Link>
          </EmptyState>
        )}
      </main>
      <Footer />
      <Toasts />
    </div>
  );
}
