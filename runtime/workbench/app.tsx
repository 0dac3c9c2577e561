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
import { Frame } from './frame.tsx';
import { Keys } from './keys.tsx';
import { ChangePassword, SignIn } from './sign-in.tsx';

const words = defineTexts({
  again: ['再试一次', 'Try again'],
  lost: ['没有这个页面', 'There is no such page'],
  home: ['回我的待办', 'Back to my tasks'],
  noPost: ['您还没有岗位，请联系管理员分配。', 'You hold no post yet; ask your admin for one.'],
});

type Screen = ComponentType<{ readonly path: readonly string[] }>;
const screen = (load: () => Promise<Screen>) => lazy(async () => ({ default: await load() }));

/** The registry of screens by the first segment of the path. */
const screens: Readonly<Record<string, Screen>> = {
  '': screen(async () => (await import('./list/worklist.tsx')).Worklist),
  tasks: screen(async () => (await import('./list/worklist.tsx')).Worklist),
  enter: screen(async () => (await import('./enter/enter.tsx')).Enter),
  cases: screen(async () => (await import('./cases/cases.tsx')).Cases),
  incidents: screen(async () => (await import('./cases/incidents.tsx')).Incidents),
};

export function App() {
  const say = useTexts(words);
  const { session, problem } = useSession();
  const { path } = useRoute();
  const Current = screens[path[0] ?? ''];
  const staff = session?.actor?.kind === 'staff' ? session.actor : undefined;
  if (!session) {
    return (
      <main className="wb-alone">
        {problem ? (
          <EmptyState title={problemText(problem)}>
            <Button kind="primary" onClick={() => void loadSession()}>
              {say('again')}
            </Button>
          </EmptyState>
        ) : (
          <Skeleton lines={6} />
        )}
      </main>
    );
  }
  if (!staff) return <SignIn />;
  if (staff.mustChangePassword) return <ChangePassword />;
  return (
    <>
      <OfflineBar />
      <Frame staff={staff} section={path[0] === 'tasks' ? (path[1] ?? 'mine') : path[0] || 'mine'}>
        {!staff.post ? (
          <EmptyState title={say('noPost')} />
        ) : Current ? (
          <Suspense fallback={<Skeleton lines={8} />}>
            <Current path={path} />
          </Suspense>
        ) : (
          <EmptyState title={say('lost')}>
            <Link to="">{say('home')}</Link>
          </EmptyState>
        )}
      </Frame>
      <Keys />
      <Toasts />
    </>
  );
}
