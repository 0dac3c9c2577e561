import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import {
  Button,
  classes,
  DueBadge,
  defineTexts,
  EmptyState,
  leftText,
  navigate,
  Pager,
  problemText,
  Skeleton,
  useChanges,
  useClient,
  useLoad,
  useLocale,
  useNow,
  useRoute,
  useTexts,
} from '#runtime/ui';
import type { DueState, TaskRow } from '#runtime/wire';
import { counts } from '../frame.tsx';

const TaskPane = lazy(async () => ({ default: (await import('../task/task-pane.tsx')).TaskPane }));

const words = defineTexts({
  mine: ['我的待办', 'My tasks'],
  group: ['本组待办', 'My group’s tasks'],
  done: ['已办', 'Done'],
  late: ['督办：已超期', 'Late'],
  search: ['按标题、办件号查找', 'Find by title or number'],
  due: ['到期', 'Due'],
  any: ['全部', 'All'],
  soon: ['将到期', 'Due soon'],
  lateOnly: ['已超期', 'Late'],
  normal: ['正常', 'On time'],
  noneMine: [
    '没有等您办的。看看本组有没有可以认领的。',
    'Nothing waits for you. Your group may have something to claim.',
  ],
  none: ['这里还没有待办。', 'Nothing here.'],
  noneFound: ['没有符合的待办。', 'Nothing matches.'],
  toGroup: ['看本组', 'See my group’s'],
  nobody: ['待认领', 'Unclaimed'],
  waiting: ['等反映人补充', 'Waiting for the applicant'],
  trial: ['试', 'Trial'],
  pick: ['选一件待办，右边会打开它。', 'Choose a task; it opens here.'],
  again: ['再试一次', 'Try again'],
  list: ['待办列表', 'Tasks'],
});

const VIEWS = ['mine', 'group', 'done', 'late'] as const;
type View = (typeof VIEWS)[number];
const isView = (text: string | undefined): text is View => VIEWS.some((view) => view === text);
const DUES: readonly (readonly [DueState | '', 'any' | 'soon' | 'lateOnly' | 'normal'])[] = [
  ['', 'any'],
  ['late', 'lateOnly'],
  ['soon', 'soon'],
  ['normal', 'normal'],
];
const PAGE = 30;

/** The list stays on the left while a task is open beside it. */
export function Worklist({ path }: { path: readonly string[] }) {
  const say = useTexts(words);
  const client = useClient();
  const { query } = useRoute();
  const view: View = isView(path[1]) ? path[1] : 'mine';
  const open = path[2];
  const q = query.get('q') ?? '';
  const due = (query.get('due') ?? '') as DueState | '';
  const [limit, setLimit] = useState(PAGE);
  const [typed, setTyped] = useState(q);
  const list = useLoad(`tasks ${view} ${q} ${due} ${limit}`, async (signal) => {
    const page = await client.call('GET /api/tasks', {
      query: { view, limit, ...(q ? { q } : {}), ...(due ? { due } : {}) },
      signal,
    });
    counts.set(page.counts);
    return page;
  });
  useChanges(
    (notice) => notice.kind === 'case' && list.reload(),
    () => list.reload(),
  );
  const items = list.data?.items ?? [];
  useListKeys(items, open, view, query.toString());
  const go = (next: { q?: string; due?: string }) => {
    const params = new URLSearchParams();
    const merged = { q, due, ...next };
    if (merged.q) params.set('q', merged.q);
    if (merged.due) params.set('due', merged.due);
    navigate(`tasks/${view}${params.size > 0 ? `?${params}` : ''}`);
  };
  return (
    <div className={classes('wl', open !== undefined && 'wl-open')}>
      <section className="wl-list" aria-label={say('list')}>
        <h1>{say(view)}</h1>
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
          <select
            className="ui-input wl-due"
            aria-label={say('due')}
            value={due}
            onChange={(event) => go({ due: event.currentTarget.value })}
          >
            {DUES.map(([value, word]) => (
              <option key={value} value={value}>
                {say(word)}
              </option>
            ))}
          </select>
        </form>
        {list.error !== undefined && !list.data ? (
          <EmptyState title={problemText(list.error)}>
            <Button onClick={list.reload}>{say('again')}</Button>
          </EmptyState>
        ) : !list.data ? (
          <Skeleton lines={8} />
        ) : items.length === 0 ? (
          <EmptyState title={q || due ? say('noneFound') : view === 'mine' ? say('noneMine') : say('none')}>
            {view === 'mine' && !q && (
              <Button onClick={() => navigate('tasks/group')}>{say('toGroup')}</Button>
            )}
          </EmptyState>
        ) : (
          <>
            <ul className="wl-rows">
              {items.map((task) => (
                <li key={task.id}>
                  <Row task={task} view={view} isOpen={task.id === open} search={query.toString()} />
                </li>
              ))}
            </ul>
            <Pager
              total={list.data.total}
              shown={items.length}
              onMore={list.data.cursor ? () => setLimit(limit + PAGE) : undefined}
            />
          </>
        )}
      </section>
      <section className="wl-task">
        {open === undefined ? (
          <p className="wl-pick">{say('pick')}</p>
        ) : (
          <Suspense fallback={<Skeleton lines={8} />}>
            <TaskPane key={open} id={open} view={view} onChanged={list.reload} />
          </Suspense>
        )}
      </section>
    </div>
  );
}

interface RowProps {
  readonly task: TaskRow;
  readonly view: View;
  readonly isOpen: boolean;
  readonly search: string;
}

const addressOf = (view: View, id: string, search: string) =>
  `tasks/${view}/${encodeURIComponent(id)}${search ? `?${search}` : ''}`;

function Row({ task, view, isOpen, search }: RowProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const { now } = useNow();
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <button
      ref={element}
      type="button"
      className="wl-row"
      aria-current={isOpen || undefined}
      onClick={() => navigate(addressOf(view, task.id, search))}
    >
      <span className="wl-row-top">
        <span className="wl-title">{task.title || task.service}</span>
        {task.trial && <span className="wl-trial">{say('trial')}</span>}
        <DueBadge
          state={task.dueState}
          {...(task.due && task.state === 'open'
            ? { detail: leftText(Date.parse(task.due), now, locale) }
            : {})}
        />
      </span>
      <span className="wl-row-below">
        <span>{task.name}</span>
        <span className="ui-number">{task.number}</span>
        {task.community && <span>{task.community}</span>}
        <span>
          {task.state === 'waiting-for-applicant' ? say('waiting') : (task.assignee?.name ?? say('nobody'))}
        </span>
      </span>
    </button>
  );
}

/** J / K and the arrows walk through the list. */
function useListKeys(items: readonly TaskRow[], open: string | undefined, view: View, search: string): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        target instanceof HTMLElement &&
        target.closest('input, textarea, select, dialog, [role="tablist"], [role="menu"]')
      )
        return;
      const step =
        event.key === 'j' || event.key === 'ArrowDown'
          ? 1
          : event.key === 'k' || event.key === 'ArrowUp'
            ? -1
            : 0;
      if (step === 0) return;
      const at = items.findIndex((task) => task.id === open);
      const next = items[at < 0 ? 0 : at + step];
      if (!next) return;
      event.preventDefault();
      navigate(addressOf(view, next.id, search));
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [items, open, view, search]);
}
