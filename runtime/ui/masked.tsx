import { useId, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { defineTexts, useTexts } from './texts.ts';

const words = defineTexts({
  show: ['查看完整内容', 'Show in full'],
  why: ['为什么要看？', 'Why do you need it?'],
  logged: ['查看的人、时间和原因会记入日志。', 'Who looked, when and why goes into the log.'],
  needsReason: ['请写明原因，如“电话核实情况”', 'Please give a reason, such as “to call about the matter”'],
  cancel: ['不看了', 'Leave it'],
});

export interface MaskedProps {
  /** `139****0001`. */
  readonly masked: string;
  /** Asks the server; what comes back is shown until the page is left. */
  reveal?(reason: string): Promise<string>;
}

/** A masked value with an eye that asks for the reason and says that it is logged. */
export function Masked({ masked, reveal }: MaskedProps) {
  const [full, setFull] = useState<string>();
  const [isAsking, ask] = useState(false);
  const say = useTexts(words);
  return (
    <span className="ui-masked">
      <span>{full ?? masked}</span>
      {reveal && full === undefined && (
        <button
          type="button"
          className="ui-icon-button"
          aria-label={say('show')}
          title={say('show')}
          onClick={() => ask(true)}
        >
          <span aria-hidden="true">👁</span>
        </button>
      )}
      {isAsking && reveal && (
        <AskReason
          onClose={() => ask(false)}
          onReason={async (reason) => {
            setFull(await reveal(reason));
            ask(false);
          }}
        />
      )}
    </span>
  );
}

function AskReason({
  onClose,
  onReason,
}: {
  onClose: () => void;
  onReason: (reason: string) => Promise<void>;
}) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const say = useTexts(words);
  const id = useId();
  const go = async () => {
    if (reason.trim() === '') return setProblem(say('needsReason'));
    setBusy(true);
    try {
      await onReason(reason.trim());
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={say('show')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button kind="primary" busy={isBusy} onClick={go}>
            {say('show')}
          </Button>
        </>
      }
    >
      <label className="ui-label" htmlFor={id}>
        {say('why')}
      </label>
      <p id={`${id}-hint`} className="ui-hint">
        {say('logged')}
      </p>
      {problem && (
        <p id={`${id}-error`} className="ui-error" role="alert">
          {problem}
        </p>
      )}
      <input
        id={id}
        className="ui-input"
        value={reason}
        maxLength={200}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
