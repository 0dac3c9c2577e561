import {
  At,
  Button,
  defineTexts,
  EmptyState,
  pick,
  problemText,
  Skeleton,
  useClient,
  useLoad,
  useLocale,
  useTexts,
} from '#runtime/ui';

const words = defineTexts({
  reason: ['原因：{reason}', 'Reason: {reason}'],
  none: ['还没有记录。', 'Nothing yet.'],
  again: ['再试一次', 'Try again'],
});

/** Who did what when, in plain words. */
export function TimelineTab({ caseId, version }: { caseId: string; version: number }) {
  const say = useTexts(words);
  const locale = useLocale();
  const client = useClient();
  const rows = useLoad(`timeline ${caseId} ${version}`, (signal) =>
    client.call('GET /api/cases/{id}/timeline', { params: { id: caseId }, signal }),
  );
  if (rows.error !== undefined) {
    return (
      <EmptyState title={problemText(rows.error)}>
        <Button onClick={rows.reload}>{say('again')}</Button>
      </EmptyState>
    );
  }
  if (!rows.data) return <Skeleton lines={6} />;
  if (rows.data.items.length === 0) return <EmptyState title={say('none')} />;
  return (
    <ol className="timeline">
      {rows.data.items.map((row) => (
        <li key={row.seq}>
          <span className="timeline-at ui-number">
            <At at={row.at} />
          </span>
          <span>
            <strong>{row.who}</strong> {pick(row.text, locale)}
            {row.reason && <span className="ui-soft"> {say('reason', { reason: row.reason })}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
