import { useState } from 'react';
import type { TaskButton } from '#runtime/engine';
import { Button, Dialog, defineTexts, ErrorSummary, type SummaryError, useTexts } from '#runtime/ui';
import type { TaskDetail } from '#runtime/wire';
import { FieldChoice, PersonChoice } from './ask-choices.tsx';

const words = defineTexts({
  reason: ['原因', 'Reason'],
  reasonHint: ['会记在时间线上', 'It stands in the time line'],
  reasonMissing: ['请写原因', 'Write the reason'],
  cancel: ['不办了', 'Cancel'],
  to: ['退回到', 'Back to'],
  mode: ['办完以后', 'Afterwards'],
  again: ['中间的环节重走一遍', 'The steps between run again'],
  straight: ['直接回到我这里', 'It comes straight back to me'],
  personMissing: ['请选一个人', 'Choose somebody'],
  items: ['缺什么（每行一项，一次说全）', 'What is missing (one a line, all at once)'],
  itemsHint: ['反映人会看到这些话，请写清楚怎么补', 'The applicant reads this: say how to add it'],
  itemsMissing: ['请写缺什么，一项一行', 'Write what is missing, one a line'],
  fieldsMissing: ['请至少选一项可以修改的内容', 'Choose at least one'],
  days: ['给几个工作日', 'Working days'],
  daysHint: ['这段时间时限暂停', 'The clock is paused meanwhile'],
  declineReason: ['不予受理的原因（反映人会看到）', 'Why it is declined (the applicant will read it)'],
  remedies: ['反映人可以怎么做', 'What the applicant can do'],
  remediesHint: [
    '如“可向某某部门申请”“可在 60 日内申请复核”',
    'Such as “apply to …”, “ask for a review within 60 days”',
  ],
  remediesMissing: ['请写反映人还可以怎么做', 'Write what the applicant can do'],
  loss: ['不予受理后这件就结束了，不能恢复。', 'Declining ends the case; it cannot be brought back.'],
});

export interface Asked {
  readonly reason: string;
  readonly person?: string;
  readonly post?: string;
  readonly to?: string;
  readonly mode?: 'again' | 'straight';
  readonly items?: readonly string[];
  readonly fields?: readonly string[];
  readonly days?: number;
  readonly remedies?: string;
}

interface Props {
  readonly button: TaskButton;
  readonly label: string;
  readonly task: TaskDetail;
  onClose(): void;
  onAsked(asked: Asked): Promise<void>;
}

/** What an act still needs to know: why, to whom, back to where, what is missing. */
export function AskDialog({ button, label, task, onClose, onAsked }: Props) {
  const say = useTexts(words);
  const { action } = button;
  const [reason, setReason] = useState('');
  const [person, setPerson] = useState('');
  const [to, setTo] = useState(button.target ?? task.sendBackTargets.at(-1)?.element ?? '');
  const [mode, setMode] = useState<'again' | 'straight'>('again');
  const [items, setItems] = useState('');
  const [fields, setFields] = useState<readonly string[]>([]);
  const [days, setDays] = useState(5);
  const [remedies, setRemedies] = useState('');
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const lines = items
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

  const check = (): readonly SummaryError[] => [
    ...(action !== 'supplement' && reason.trim() === ''
      ? [{ target: 'ask-reason', message: say('reasonMissing') }]
      : []),
    ...(action === 'hand-over' && person === ''
      ? [{ target: 'ask-person', message: say('personMissing') }]
      : []),
    ...(action === 'supplement' && lines.length === 0
      ? [{ target: 'ask-items', message: say('itemsMissing') }]
      : []),
    ...(action === 'supplement' && fields.length === 0
      ? [{ target: 'ask-fields', message: say('fieldsMissing') }]
      : []),
    ...(action === 'decline' && remedies.trim() === ''
      ? [{ target: 'ask-remedies', message: say('remediesMissing') }]
      : []),
  ];
  const go = async () => {
    const found = check();
    setErrors(found);
    if (found.length > 0 || isBusy) return;
    setBusy(true);
    await onAsked({
      reason: reason.trim(),
      ...(action === 'hand-over' ? { person } : {}),
      ...(action === 'send-back' ? { to, mode } : {}),
      ...(action === 'supplement' ? { items: lines, fields, days } : {}),
      ...(action === 'decline' ? { remedies: remedies.trim() } : {}),
    });
    setBusy(false);
  };
  return (
    <Dialog
      title={label}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button kind={action === 'decline' ? 'danger' : 'primary'} busy={isBusy} onClick={() => void go()}>
            {label}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={errors} />
      {action === 'hand-over' && <PersonChoice task={task} person={person} onChange={setPerson} />}
      {action === 'send-back' && (
        <>
          <label className="ui-label" htmlFor="ask-to">
            {say('to')}
          </label>
          <select
            id="ask-to"
            className="ui-input"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          >
            {task.sendBackTargets.map((target) => (
              <option key={target.element} value={target.element}>
                {target.name}
              </option>
            ))}
          </select>
          <fieldset className="ui-field">
            <legend className="ui-label">{say('mode')}</legend>
            {(['again', 'straight'] as const).map((one) => (
              <label key={one} className="ui-choice">
                <input type="radio" name="mode" checked={mode === one} onChange={() => setMode(one)} />
                {say(one)}
              </label>
            ))}
          </fieldset>
        </>
      )}
      {action === 'supplement' ? (
        <>
          <label className="ui-label" htmlFor="ask-items">
            {say('items')}
          </label>
          <p className="ui-hint" id="ask-items-hint">
            {say('itemsHint')}
          </p>
          <textarea
            id="ask-items"
            className="ui-input"
            rows={4}
            maxLength={2000}
            aria-describedby="ask-items-hint"
            value={items}
            onChange={(event) => setItems(event.currentTarget.value)}
          />
          <FieldChoice task={task} fields={fields} onChange={setFields} />
          <label className="ui-label" htmlFor="ask-days">
            {say('days')}
          </label>
          <p className="ui-hint">{say('daysHint')}</p>
          <input
            id="ask-days"
            className="ui-input ui-short"
            type="number"
            min={1}
            max={60}
            value={days}
            onChange={(event) => setDays(Math.max(1, Math.min(60, Number(event.currentTarget.value) || 1)))}
          />
        </>
      ) : (
        <>
          <label className="ui-label" htmlFor="ask-reason">
            {action === 'decline' ? say('declineReason') : say('reason')}
          </label>
          <p className="ui-hint" id="ask-reason-hint">
            {say('reasonHint')}
          </p>
          <textarea
            id="ask-reason"
            className="ui-input"
            rows={3}
            maxLength={500}
            aria-describedby="ask-reason-hint"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
      {action === 'decline' && (
        <>
          <label className="ui-label" htmlFor="ask-remedies">
            {say('remedies')}
          </label>
          <p className="ui-hint" id="ask-remedies-hint">
            {say('remediesHint')}
          </p>
          <textarea
            id="ask-remedies"
            className="ui-input"
            rows={3}
            maxLength={500}
            aria-describedby="ask-remedies-hint"
            value={remedies}
            onChange={(event) => setRemedies(event.currentTarget.value)}
          />
          <p>{say('loss')}</p>
        </>
      )}
    </Dialog>
  );
}
