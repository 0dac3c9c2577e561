import { useState } from 'react';
import { Button, Dialog, defineTexts, newKey, problemText, toast, useClient, useTexts } from '#runtime/ui';
import type { ApplicationDetail } from '#runtime/wire';

const words = defineTexts({
  withdraw: ['撤回', 'Withdraw'],
  title: ['撤回这件申请？', 'Withdraw this application?'],
  loss: [
    '撤回后街道不再办理，不能恢复；需要时可以重新提交。',
    'The street stops working on it and it cannot be brought back; you may apply again.',
  ],
  keep: ['不撤回', 'Keep it'],
  reason: ['为什么撤回（选填）', 'Why (optional)'],
});

/** Before acceptance the applicant may take it back; the loss is spelled out. */
export function Withdraw({
  matter,
  onDone,
}: {
  matter: ApplicationDetail;
  onDone: (data: ApplicationDetail) => void;
}) {
  const say = useTexts(words);
  const client = useClient();
  const [isAsking, ask] = useState(false);
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [key] = useState(newKey);
  const go = async () => {
    setBusy(true);
    try {
      const text = reason.trim();
      const body = text === '' ? {} : { reason: text };
      const next = await client.call('POST /api/applications/{id}/withdraw', {
        params: { id: matter.caseId },
        body,
        key,
      });
      ask(false);
      onDone(next);
    } catch (error) {
      toast({ text: problemText(error), tone: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button onClick={() => ask(true)}>{say('withdraw')}</Button>
      {isAsking && (
        <Dialog
          title={say('title')}
          onClose={() => ask(false)}
          actions={
            <>
              <Button onClick={() => ask(false)}>{say('keep')}</Button>
              <Button kind="danger" busy={isBusy} onClick={() => void go()}>
                {say('withdraw')}
              </Button>
            </>
          }
        >
          <p>{say('loss')}</p>
          <label className="ui-label" htmlFor="withdraw-reason">
            {say('reason')}
          </label>
          <input
            id="withdraw-reason"
            className="ui-input"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Dialog>
      )}
    </>
  );
}
