import {
  Ago,
  Button,
  defineTexts,
  EmptyState,
  Link,
  newKey,
  problemText,
  Skeleton,
  toast,
  useClient,
  useLoad,
  useTexts,
} from '#runtime/ui';

const words = defineTexts({
  title: ['异常：卡住的办件', 'Stuck cases'],
  hint: [
    '原因排除后点“再试”，办件从卡住的地方接着走。',
    'When the cause is mended choose “Try again”: the case goes on where it stuck.',
  ],
  none: ['没有卡住的办件。', 'Nothing is stuck.'],
  retry: ['再试', 'Try again'],
  retried: ['已再试', 'Tried again'],
  number: ['办件号', 'Number'],
  where: ['卡在', 'Where'],
  why: ['原因', 'Why'],
  since: ['从什么时候', 'Since'],
});

/** Places where a case is stuck, each with what can be done. */
export function Incidents() {
  const say = useTexts(words);
  const client = useClient();
  const list = useLoad('incidents', (signal) => client.call('GET /api/incidents', { signal }));
  if (list.error !== undefined && !list.data) {
    return (
      <EmptyState title={problemText(list.error)}>
        <Button onClick={list.reload}>{say('retry')}</Button>
      </EmptyState>
    );
  }
  if (!list.data) return <Skeleton lines={6} />;
  const retry = async (id: string, incident: string) => {
    try {
      await client.call('POST /api/cases/{id}/incidents/{incident}/resolve', {
        params: { id, incident },
        body: {},
        key: newKey(),
      });
      toast({ text: say('retried') });
    } catch (error) {
      toast({ text: problemText(error), tone: 'error' });
    }
    list.reload();
  };
  return (
    <section className="wb-page wb-wide">
      <h1>{say('title')}</h1>
      <p className="ui-hint">{say('hint')}</p>
      {list.data.items.length === 0 ? (
        <EmptyState title={say('none')} />
      ) : (
        <table className="wb-table">
          <thead>
            <tr>
              <th scope="col">{say('number')}</th>
              <th scope="col">{say('where')}</th>
              <th scope="col">{say('why')}</th>
              <th scope="col">{say('since')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {list.data.items.map((one) => (
              <tr key={one.id}>
                <td className="ui-number">
                  <Link to={`cases/${one.caseId}`}>{one.number}</Link>
                </td>
                <td>{one.element}</td>
                <td>{one.message}</td>
                <td>
                  <Ago at={one.at} />
                </td>
                <td>
                  <Button onClick={() => void retry(one.caseId, one.id)}>{say('retry')}</Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
