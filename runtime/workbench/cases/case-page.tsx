import { lazy, Suspense, useState } from 'react';
import {
  Button,
  CopyButton,
  Dialog,
  defineTexts,
  EmptyState,
  Link,
  newKey,
  problemText,
  Skeleton,
  Tabs,
  toast,
  useChanges,
  useClient,
  useLoad,
  useSession,
  useTexts,
} from '#runtime/ui';
import { CaseTab } from '../task/case-tab.tsx';

const DiagramTab = lazy(async () => ({ default: (await import('../task/diagram-tab.tsx')).DiagramTab }));
const TimelineTab = lazy(async () => ({ default: (await import('../task/timeline-tab.tsx')).TimelineTab }));
const CommentsTab = lazy(async () => ({ default: (await import('../task/comments-tab.tsx')).CommentsTab }));

const words = defineTexts({
  back: ['返回办件', 'Back to the cases'],
  case: ['办件', 'Case'],
  diagram: ['流程图', 'Diagram'],
  timeline: ['时间线', 'Time line'],
  comments: ['意见和附件', 'Comments and files'],
  parts: ['办件内容', 'Parts of the case'],
  again: ['再试一次', 'Try again'],
  cancel: ['取消这件', 'Cancel the case'],
  cancelLoss: [
    '取消后这件不再办理，不能恢复；申请人会看到已取消和原因。',
    'A cancelled case cannot be brought back; the applicant sees that and why.',
  ],
  reason: ['取消的原因', 'Reason'],
  keep: ['不取消', 'Keep it'],
});

/** One case: data, diagram, time line, comments; cancelling for those who may. */
export function CasePage({ id }: { id: string }) {
  const say = useTexts(words);
  const client = useClient();
  const { session } = useSession();
  const [tab, setTab] = useState('case');
  const [reason, setReason] = useState<string>();
  const one = useLoad(`case ${id}`, (signal) =>
    client.call('GET /api/cases/{id}', { params: { id }, signal }),
  );
  useChanges((notice) => notice.kind === 'case' && notice.id === id && one.reload());
  const { data } = one;
  if (one.error !== undefined && !data) {
    return (
      <EmptyState title={problemText(one.error)}>
        <Button onClick={one.reload}>{say('again')}</Button>
        <Link to="cases">{say('back')}</Link>
      </EmptyState>
    );
  }
  if (!data) return <Skeleton lines={8} />;
  const mayCancel =
    session?.actor?.kind === 'staff' && session.actor.may.includes('operate') && data.status === 'running';
  const cancel = async () => {
    try {
      one.take(
        await client.call('POST /api/cases/{id}/cancel', {
          params: { id },
          body: { reason: reason ?? '' },
          key: newKey(),
          version: data.version,
        }),
      );
      setReason(undefined);
    } catch (error) {
      toast({ text: problemText(error), tone: 'error' });
    }
  };
  return (
    <article className="wb-page wb-wide">
      <Link to="cases">‹ {say('back')}</Link>
      <div className="task-head-line">
        <h1>{data.title || data.serviceTitle}</h1>
        <span className="ui-number">{data.number}</span>
        <CopyButton text={data.number} />
      </div>
      <Tabs
        label={say('parts')}
        current={tab}
        onChange={setTab}
        tabs={[
          { key: 'case', label: say('case'), render: () => <CaseTab case={data} /> },
          {
            key: 'diagram',
            label: say('diagram'),
            render: () => (
              <Suspense fallback={<Skeleton lines={6} />}>
                <DiagramTab caseId={id} version={data.version} />
              </Suspense>
            ),
          },
          {
            key: 'timeline',
            label: say('timeline'),
            render: () => (
              <Suspense fallback={<Skeleton lines={6} />}>
                <TimelineTab caseId={id} version={data.version} />
              </Suspense>
            ),
          },
          {
            key: 'comments',
            label: say('comments'),
            render: () => (
              <Suspense fallback={<Skeleton lines={6} />}>
                <CommentsTab caseId={id} />
              </Suspense>
            ),
          },
        ]}
      />
      {mayCancel && (
        <p className="ui-actions">
          <Button kind="danger" onClick={() => setReason('')}>
            {say('cancel')}
          </Button>
        </p>
      )}
      {reason !== undefined && (
        <Dialog
          title={say('cancel')}
          onClose={() => setReason(undefined)}
          actions={
            <>
              <Button onClick={() => setReason(undefined)}>{say('keep')}</Button>
              <Button kind="danger" disabled={reason.trim() === ''} onClick={() => void cancel()}>
                {say('cancel')}
              </Button>
            </>
          }
        >
          <p>{say('cancelLoss')}</p>
          <label className="ui-label" htmlFor="cancel-reason">
            {say('reason')}
          </label>
          <input
            id="cancel-reason"
            className="ui-input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Dialog>
      )}
    </article>
  );
}
