import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { FieldError, Verdict } from '#runtime/form';
import {
  Button,
  CopyButton,
  DueBadge,
  defineTexts,
  dueText,
  EmptyState,
  ErrorSummary,
  Link,
  Notice,
  navigate,
  pick,
  problemText,
  Skeleton,
  type SummaryError,
  Tabs,
  useChanges,
  useClient,
  useLoad,
  useLocale,
  useNow,
  useTexts,
} from '#runtime/ui';
import type { Variables } from '#runtime/values';
import type { TaskDetail } from '#runtime/wire';
import { ActionBar } from './action-bar.tsx';
import { CaseTab } from './case-tab.tsx';
import { FormTab, fieldIdOf } from './form-tab.tsx';
import { unsentOf, useUnsent } from './unsent.ts';

const DiagramTab = lazy(async () => ({ default: (await import('./diagram-tab.tsx')).DiagramTab }));
const TimelineTab = lazy(async () => ({ default: (await import('./timeline-tab.tsx')).TimelineTab }));
const CommentsTab = lazy(async () => ({ default: (await import('./comments-tab.tsx')).CommentsTab }));

const words = defineTexts({
  back: ['返回列表', 'Back to the list'],
  form: ['表单', 'Form'],
  case: ['办件', 'Case'],
  diagram: ['流程图', 'Diagram'],
  timeline: ['时间线', 'Time line'],
  comments: ['意见和附件', 'Comments and files'],
  tabs: ['待办内容', 'Parts of the task'],
  again: ['再试一次', 'Try again'],
  changed: [
    '这件刚刚有更新，已显示最新内容；您填的还在。',
    'This was just updated; the newest is shown and what you typed is kept.',
  ],
  over: ['这一步已经办完了', 'This step is done'],
  waiting: ['等反映人补充，时限暂停：', 'Waiting for the applicant; the clock is paused:'],
  notCovered: [
    '期限落在还没有节假日安排的年份，日期可能会变',
    'The due date falls in a year without known holidays and may move',
  ],
  unclaimed: ['待认领', 'Unclaimed'],
});

interface Props {
  readonly id: string;
  readonly view: string;
  /** The list reads itself anew. */
  onChanged(): void;
}

/** One task: its form by rights, the case, and what can be done; the action bar never scrolls away. */
export function TaskPane({ id, view, onChanged }: Props) {
  const say = useTexts(words);
  const client = useClient();
  const task = useLoad(`task ${id}`, (signal) =>
    client.call('GET /api/tasks/{id}', { params: { id }, signal }),
  );
  const [isUpdated, setUpdated] = useState(false);
  const shown = useRef(0);
  const { data } = task;
  useChanges(
    (notice) => {
      if (notice.kind !== 'case' || notice.id !== data?.caseId || notice.version <= shown.current) return;
      setUpdated(true);
      task.reload();
    },
    () => task.reload(),
  );
  if (data) shown.current = Math.max(shown.current, data.version);
  if (task.error !== undefined && !data) {
    return (
      <EmptyState title={problemText(task.error)}>
        <Button onClick={task.reload}>{say('again')}</Button>
        <Link to={`tasks/${view}`}>{say('back')}</Link>
      </EmptyState>
    );
  }
  if (!data) return <Skeleton lines={8} />;
  return (
    <Pane
      task={data}
      view={view}
      isUpdated={isUpdated}
      onDone={(next) => {
        shown.current = next.version;
        setUpdated(false);
        task.take(next);
        onChanged();
        // Claimed from the group's list it is mine: the list beside it is the one it now stands in.
        if (view === 'group' && next.may.includes('complete') && !next.may.includes('claim'))
          navigate(`tasks/mine/${encodeURIComponent(id)}`, { replace: true });
      }}
      onReload={task.reload}
    />
  );
}

interface PaneProps {
  readonly task: TaskDetail;
  readonly view: string;
  readonly isUpdated: boolean;
  onDone(next: TaskDetail): void;
  onReload(): void;
}

function Pane({ task, view, isUpdated, onDone, onReload }: PaneProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const { now, zone } = useNow();
  const [tab, setTab] = useState('form');
  // What was typed before somebody went to look at another task stands there again.
  const [kept, setKept] = useState(() => unsentOf(task.id));
  const start = useMemo(() => (kept ? { ...task.values, ...kept } : task.values), [kept, task.values]);
  const [values, setValues] = useState<Variables>(start);
  const unsent = useUnsent(task.id, task.values);
  const [verdict, setVerdict] = useState<Verdict>();
  const [tried, setTried] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<string>();
  const summary: readonly SummaryError[] = [
    ...(problem ? [{ message: problem }] : []),
    ...tried.map((error) => ({ target: fieldIdOf(error.path), message: pick(error.message, locale) })),
  ];
  const isOpen = task.state === 'open' || task.state === 'waiting-for-applicant';
  const due = task.due ? Date.parse(task.due) : undefined;
  return (
    <article className="task" aria-labelledby="task-title">
      <header className="task-head">
        <Link to={`tasks/${view}`} className="task-back">
          ‹ {say('back')}
        </Link>
        <div className="task-head-line">
          <h2 id="task-title">{task.title || task.case.serviceTitle}</h2>
          <span className="ui-number">{task.number}</span>
          <CopyButton text={task.number} />
          <DueBadge state={task.dueState} />
        </div>
        <p className="task-sub">
          <strong>{task.name}</strong>
          <span>{task.assignee?.name ?? say('unclaimed')}</span>
          {due !== undefined && isOpen && <span>{dueText(due, now, zone, locale, task.workingDays)}</span>}
        </p>
        {task.deadline?.notCovered && <p className="ui-hint">◐ {say('notCovered')}</p>}
      </header>
      <div className="task-body">
        {!isOpen && <Notice tone="ok" title={say('over')} />}
        {isUpdated && isOpen && (
          <Notice tone="info" live>
            {say('changed')}
          </Notice>
        )}
        {task.supplement && (
          <Notice tone="soon" title={say('waiting')}>
            <ul>
              {task.supplement.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </Notice>
        )}
        <ErrorSummary errors={summary} />
        <Tabs
          label={say('tabs')}
          current={tab}
          onChange={setTab}
          tabs={[
            {
              key: 'form',
              label: say('form'),
              keep: true,
              render: () => (
                <FormTab
                  task={task}
                  start={start}
                  values={values}
                  errors={tried}
                  isOpen={isOpen && task.may.includes('complete')}
                  onChange={(typed, judged) => {
                    setValues(typed);
                    setVerdict(judged);
                    unsent.keep(typed);
                  }}
                  onVerdict={setVerdict}
                />
              ),
            },
            { key: 'case', label: say('case'), render: () => <CaseTab case={task.case} /> },
            {
              key: 'diagram',
              label: say('diagram'),
              render: () => (
                <Suspense fallback={<Skeleton lines={6} />}>
                  <DiagramTab caseId={task.caseId} version={task.version} />
                </Suspense>
              ),
            },
            {
              key: 'timeline',
              label: say('timeline'),
              render: () => (
                <Suspense fallback={<Skeleton lines={6} />}>
                  <TimelineTab caseId={task.caseId} version={task.version} />
                </Suspense>
              ),
            },
            {
              key: 'comments',
              label: say('comments'),
              render: () => (
                <Suspense fallback={<Skeleton lines={6} />}>
                  <CommentsTab caseId={task.caseId} />
                </Suspense>
              ),
            },
          ]}
        />
      </div>
      {task.may.length > 0 && (
        <ActionBar
          task={task}
          values={values}
          verdict={verdict}
          onTried={(errors, text) => {
            setTried(errors);
            setProblem(text);
            if (errors.length > 0) setTab('form');
          }}
          isUnsent={unsent.isThere}
          onDone={(next) => {
            unsent.forget();
            setKept(undefined);
            onDone(next);
          }}
          onReload={onReload}
        />
      )}
    </article>
  );
}
