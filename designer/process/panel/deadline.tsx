import { Segmented } from 'antd';
import { useState } from 'react';
import { useTexts } from '#runtime/ui';
import type { Deadline, DeadlineUnit } from '../model/settings.ts';
import { Ask, DraftInput, Group, Pick } from './controls.tsx';
import { useNumberSettings } from './fields.ts';
import { FormulaAsk, isFeel, useExplain } from './formula.tsx';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';

const UNITS = [
  ['minute', 'unitMinute'],
  ['hour', 'unitHour'],
  ['calendar-day', 'unitDay'],
  ['working-day', 'unitWorkday'],
] as const;
const SHARES = ['50%', '60%', '70%', '80%', '90%'];
const SETTING = /^=\s*settings\.([\p{L}_][\p{L}\p{N}_]*)$/u;
const LABEL = { zh: '改时限', en: 'Change the deadline' };

/** 多久办完: a number or a setting, of minutes, hours, days or working days; when to remind. */
export function DeadlineGroup({ step, title }: { step: StepEditor; title: string }) {
  const say = useTexts(panelWords);
  const { deadline } = step.settings;
  const set = (next: Deadline | undefined, merge?: string) => step.write('deadline', next, LABEL, merge);
  return (
    <Group name="when" title={title} open={step.kind === 'step' || deadline !== undefined}>
      <Segmented
        block
        value={deadline ? 'limited' : 'none'}
        options={[
          { value: 'none', label: say('noDeadline') },
          { value: 'limited', label: say('limited') },
        ]}
        onChange={(value) =>
          set(value === 'limited' ? { amount: '5', unit: 'working-day', remindAt: '80%' } : undefined)
        }
      />
      {deadline && (
        <>
          <Amount step={step} deadline={deadline} onChange={set} />
          <Remind step={step} deadline={deadline} onChange={set} />
        </>
      )}
    </Group>
  );
}

interface Part {
  readonly step: StepEditor;
  readonly deadline: Deadline;
  onChange(next: Deadline, merge?: string): void;
}

type AmountKind = 'number' | 'setting' | 'formula';

function Amount({ step, deadline, onChange }: Part) {
  const say = useTexts(panelWords);
  const settings = useNumberSettings();
  const { amount } = deadline;
  const setting = SETTING.exec(amount)?.[1];
  const kind: AmountKind = setting ? 'setting' : isFeel(amount) ? 'formula' : 'number';
  // A setting by itself is a formula too: whoever wants to write on it gets it as text.
  const [asText, setAsText] = useState(false);
  const shown = asText && kind === 'setting' ? 'formula' : kind;
  const wrong = kind === 'number' && !(Number(amount) > 0);
  const setKind = (next: AmountKind) => {
    setAsText(next === 'formula');
    if (next === 'number' && kind !== 'number') onChange({ ...deadline, amount: '5' });
    if (next === 'setting' && kind !== 'setting')
      onChange({ ...deadline, amount: `=settings.${settings[0]?.value ?? ''}` });
    if (next === 'formula' && kind === 'number') onChange({ ...deadline, amount: `=${amount}` });
  };
  const kinds = [
    ['number', 'amountNumber'] as const,
    ...(settings.length > 0 ? [['setting', 'amountSetting'] as const] : []),
    ['formula', 'amountFormula'] as const,
  ];
  const unit = (
    <Pick
      label={say('unitOf')}
      value={deadline.unit}
      options={UNITS.map(([value, word]) => ({ value, label: say(word) }))}
      onPick={(next) => onChange({ ...deadline, unit: next as DeadlineUnit })}
    />
  );
  return (
    <>
      <Segmented
        block
        size="small"
        value={shown}
        options={kinds.map(([value, word]) => ({ value, label: say(word) }))}
        onChange={setKind}
      />
      {shown === 'formula' && (
        <>
          <FormulaAsk
            label={say('amount')}
            value={amount}
            model={step.model}
            onCommit={(feel) => feel && onChange({ ...deadline, amount: feel }, 'amount')}
          />
          {unit}
        </>
      )}
      {shown !== 'formula' && (
        <Ask label={say('amount')} error={wrong ? say('amountWrong') : undefined}>
          {(id) => (
            <div className="row">
              {setting ? (
                <Pick
                  id={id}
                  value={setting}
                  options={settings}
                  onPick={(key) => onChange({ ...deadline, amount: `=settings.${key ?? ''}` })}
                />
              ) : (
                <DraftInput
                  id={id}
                  value={amount}
                  inputMode="numeric"
                  status={wrong ? 'error' : ''}
                  onCommit={(text) => onChange({ ...deadline, amount: text.trim() }, 'amount')}
                />
              )}
              {unit}
            </div>
          )}
        </Ask>
      )}
    </>
  );
}

function Remind({ step, deadline, onChange }: Part) {
  const say = useTexts(panelWords);
  const explain = useExplain(step.model);
  const { remindAt, remindText, ...rest } = deadline;
  const shares = useNumberSettings().map(({ value, label }) => ({
    value: `=settings.${value}`,
    label: say('bySetting', { label }),
  }));
  const all = [...SHARES.map((value) => ({ value, label: value })), ...shares];
  const known = !isFeel(remindAt) || all.some((one) => one.value === remindAt);
  return (
    <>
      <Ask label={say('remind')}>
        {(id) => (
          <Pick
            id={id}
            value={remindAt}
            clear
            placeholder={say('remindNo')}
            options={known ? all : [...all, { value: remindAt, label: explain(remindAt) }]}
            onPick={(share) => onChange(share ? { ...deadline, remindAt: share } : rest)}
          />
        )}
      </Ask>
      {remindAt && (
        <Ask label={say('remindText')}>
          {(id) => (
            <DraftInput
              id={id}
              value={remindText ?? ''}
              onCommit={(text) => onChange({ ...deadline, remindText: text }, 'text')}
            />
          )}
        </Ask>
      )}
    </>
  );
}
