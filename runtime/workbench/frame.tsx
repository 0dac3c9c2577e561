import { type ReactNode, useEffect } from 'react';
import {
  cell,
  classes,
  defineTexts,
  keepLocale,
  LanguageSwitch,
  Link,
  MenuButton,
  problemText,
  takeSession,
  theClient,
  toast,
  useChanges,
  useSession,
  useTexts,
} from '#runtime/ui';
import type { SessionStaff, TaskCounts } from '#runtime/wire';

const words = defineTexts({
  nav: ['工作台', 'Workbench'],
  mine: ['我的', 'Mine'],
  group: ['本组', 'Group'],
  done: ['已办', 'Done'],
  late: ['督办', 'Late'],
  cases: ['办件', 'Cases'],
  enter: ['录入', 'Enter'],
  incidents: ['异常', 'Stuck'],
  design: ['设计端', 'Designer'],
  post: ['换岗位：{post}', 'Post: {post}'],
  signOut: ['退出登录', 'Sign out'],
  demo: ['演示环境：时钟可以拨动', 'Demonstration: the clock may be moved'],
  skip: ['跳到正文', 'Skip to the content'],
});

/** Counts of the worklist, kept fresh by every list that is read. */
export const counts = cell<TaskCounts | undefined>(undefined);

async function refreshCounts(): Promise<void> {
  try {
    const page = await theClient().call('GET /api/tasks', { query: { view: 'mine', limit: 1 } });
    counts.set(page.counts);
  } catch {
    // The list itself tells what is wrong; counts stay as they were.
  }
}

async function act(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    toast({ text: problemText(error), tone: 'error' });
  }
}

interface Props {
  readonly staff: SessionStaff;
  readonly section: string;
  readonly children: ReactNode;
}

/** Where one is and what waits there; the list and the task stand beside it. */
export function Frame({ staff, section, children }: Props) {
  const say = useTexts(words);
  const { session } = useSession();
  const now = counts.use();
  const may = (permission: SessionStaff['may'][number]) => staff.may.includes(permission);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another post has other tasks.
  useEffect(() => {
    void refreshCounts();
  }, [staff.post?.id]);
  useChanges(
    () => void refreshCounts(),
    () => void refreshCounts(),
  );
  const switchPost = (post: string) =>
    act(async () => takeSession(await theClient().call('POST /api/session/post', { body: { post } })));
  const signOut = () => act(async () => takeSession(await theClient().call('DELETE /api/session', {})));
  const item = (to: string, label: string, key: string, count?: number, isLate?: boolean) => (
    <Link to={to} className="wb-nav-item" aria-current={section === key ? 'page' : undefined}>
      {label}
      {count !== undefined && count > 0 && (
        <span className={classes('wb-count', 'ui-number', isLate && 'wb-count-late')}>{count}</span>
      )}
    </Link>
  );
  return (
    <div className="wb">
      <a className="skip-link" href="#content">
        {say('skip')}
      </a>
      {session?.demoClock && (
        <p className="demo-bar" role="note">
          {say('demo')}
        </p>
      )}
      <header className="wb-head">
        <strong className="wb-street">{session?.space?.name}</strong>
        <span className="wb-head-tools">
          <LanguageSwitch onChange={(locale) => void keepLocale(locale)} />
          <MenuButton
            label={`${staff.name}${staff.post ? `（${staff.post.unitName} · ${staff.post.name}）` : ''}`}
            items={[
              ...staff.posts
                .filter((post) => post.id !== staff.post?.id)
                .map((post) => ({
                  key: post.id,
                  label: say('post', { post: `${post.unitName} · ${post.name}` }),
                  onSelect: () => void switchPost(post.id),
                })),
              { key: 'out', label: say('signOut'), onSelect: () => void signOut() },
            ]}
          />
        </span>
      </header>
      <nav className="wb-nav" aria-label={say('nav')}>
        {item('tasks/mine', say('mine'), 'mine', now?.mine)}
        {item('tasks/group', say('group'), 'group', now?.group)}
        {item('tasks/done', say('done'), 'done')}
        {item('tasks/late', say('late'), 'late', now?.late, true)}
        {item('cases', say('cases'), 'cases')}
        {may('enter-for-others') && item('enter', say('enter'), 'enter')}
        {may('operate') && item('incidents', say('incidents'), 'incidents')}
        {(may('design') || may('publish') || may('admin')) && (
          <a className="wb-nav-item" href="/design/">
            {say('design')}
          </a>
        )}
      </nav>
      <main id="content" className="wb-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
