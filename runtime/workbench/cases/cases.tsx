import { lazy, Suspense, useState } from 'react';
import {
  At,
  Button,
  DueBadge,
  defineTexts,
  EmptyState,
  Link,
  navigate,
  Pager,
  problemText,
  Skeleton,
  useChanges,
  useClient,
  useLoad,
  useRoute,
  useTexts,
} from '#runtime/ui';

const CasePage = lazy(async () => ({ default: (await import('./case-page.tsx')).CasePage }));

const words = defineTexts({
  title: ['办件', 'Cases'],
  search: ['按标题、办件号查找', 'Find by title or number'],
  find: ['查找', 'Find'],
  all: ['全部', 'All'],
  status: ['状态', 'State'],
  running: ['在办', 'Running'],
  completed: ['办结', 'Completed'],
  declined: ['不予受理', 'Declined'],
  withdrawn: ['已撤回', 'Withdrawn'],
  cancelled: ['已取消', 'Cancelled'],
  terminated: ['已终止', 'Ended'],
  late: ['只看超期', 'Late only'],
  none: ['没有符合的办件。', 'No case matches.'],
  again: ['再试一次', 'Try again'],
  number: ['办件号', 'Number'],
  what: ['标题', 'Title'],
  started: ['提交时间', 'Sent'],
  due: ['时限', 'Due'],
  stuck: ['卡住', 'Stuck'],
});

const STATUSES = ['running', 'completed', 'declined', 'withdrawn', 'cancelled', 'terminated'] as const;
type Status = (typeof STATUSES)[number];
const PAGE = 30;

/** All cases that this post may see, with search; one of them in full. */
export function Cases({ path }: { path: readonly string[] }) {
  if (path[1] !== undefined) {
    return (
      <Suspense fallback={<Skeleton lines={8} />}>
        <CasePage key={path[1]} id={path[1]} />
      </Suspense>
    );
  }
  return <CaseList />;
}

function CaseList() {
  const say = useTexts(words);
  const client = useClient();
  const { query } = useRoute();
  const q = query.get('q') ?? '';
  const status = query.get('status') ?? '';
  const late = query.get('late') === '1';
  const [typed, setTyped] = useState(q);
  const [limit, setLimit] = useState(PAGE);
  const list = useLoad(`cases ${q} ${status} ${late} ${limit}`, (signal) =>
    client.call('GET /api/cases', {
      query: {
        limit,
        ...(q ? { q } : {}),
        ...(status ? { status } : {}),
        ...(late ? { late: '1' as const } : {}),
      },
      signal,
    }),
  );
  useChanges((notice) => notice.kind === 'case' && list.reload());
  const go = (next: { q?: string; status?: string; late?: boolean }) => {
    const merged = { q, status, late, ...next };
    const params = new URLSearchParams();
    if (merged.q) params.set('q', merged.q);
    if (merged.status) params.set('status', merged.status);
    if (merged.late) params.set('late', '1');
    navigate(`cases${params.size > 0 ? `?${params}` : ''}`);
  };
  const items = list.data?.items ?? [];
  return (
    <section className="wb-page wb-wide">
      <h1>{say('title')}</h1>
      <form
        className="wl-filter"
        onSubmit={(event) => {
          event.preventDefault();
          go({ q: typed.trim() });
        }}
      >
        <input
          type="search"
          className="ui-input"
          aria-label={say('search')}
          placeholder={say('search')}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{say('find')}</Button>
        <select
          className="ui-input wl-due"
          aria-label={say('status')}
          value={status}
          onChange={(event) => go({ status: event.currentTarget.value })}
        >
          <option value="">{say('all')}</option>
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </select>
        <label className="ui-choice">
          <input type="checkbox" checked={late} onChange={() => go({ late: !late })} />
          {say('late')}
        </label>
      </form>
      {list.error !== undefined && !list.data ? (
        <EmptyState title={problemText(list.error)}>
          <Button onClick={list.reload}>{say('again')}</Button>
        </EmptyState>
      ) : !list.data ? (
        <Skeleton lines={8} />
      ) : items.length === 0 ? (
        <EmptyState title={say('none')} />
      ) : (
        <>
          <table className="wb-table">
            <thead>
              <tr>
                <th scope="col">{say('number')}</th>
                <th scope="col">{say('what')}</th>
                <th scope="col">{say('status')}</th>
                <th scope="col">{say('started')}</th>
                <th scope="col">{say('due')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.id}>
                  <td className="ui-number">
                    <Link to={`cases/${one.id}`}>{one.number}</Link>
                  </td>
                  <td>{one.title || one.service}</td>
                  <td>
                    {STATUSES.some((known) => known === one.status) ? say(one.status as Status) : one.status}
                    {one.incident && <span className="ui-due-late"> ■ {say('stuck')}</span>}
                  </td>
                  <td className="ui-number">
                    <At at={one.startedAt} />
                  </td>
                  <td>
                    <DueBadge state={one.dueState} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pager
            total={list.data.total}
            shown={items.length}
            onMore={list.data.cursor ? () => setLimit(limit + PAGE) : undefined}
          />
        </>
      )}
    </section>
  );
}
