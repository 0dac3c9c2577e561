import { Segmented } from 'antd';
import { useTexts } from '#runtime/ui';
import type { Deadline, DeadlineUnit } from '../model/settings.ts';
import { Ask, DraftInput, Group, Pick } from './controls.tsx';
import { useNumberSettings } from './fields.ts';
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
          <Amount deadline={deadline} onChange={set} />
          <Remind deadline={deadline} onChange={set} />
        </>
      )}
    </Group>
  );
}

interface Part {
  readonly deadline: Deadline;
  onChange(next: Deadline, merge?: string): void;
}

function Amount({ deadline, onChange }: Part) {
  const say = useTexts(panelWords);
  const settings = useNumberSettings();
  const setting = SETTING.exec(deadline.amount)?.[1];
  const isFormula = deadline.amount.startsWith('=') && !setting;
  const wrong = !deadline.amount.startsWith('=') && !(Number(deadline.amount) > 0);
  const unit = (
    <Pick
      label={say('when')}
      value={deadline.unit}
      options={UNITS.map(([value, word]) => ({ value, label: say(word) }))}
      onPick={(next) => onChange({ ...deadline, unit: next as DeadlineUnit })}
    />
  );
  return (
    <>
      {settings.length > 0 && !isFormula && (
        <Segmented
          block
          size="small"
          value={setting ? 'setting' : 'number'}
          options={[
            { value: 'number', label: say('amountNumber') },
            { value: 'setting', label: say('amountSetting') },
          ]}
          onChange={(value) =>
            onChange({
              ...deadline,
              amount: value === 'setting' ? `=settings.${settings[0]?.value ?? ''}` : '5',
            })
          }
        />
      )}
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
                value={deadline.amount}
                inputMode="numeric"
                status={wrong ? 'error' : ''}
                onCommit={(amount) => onChange({ ...deadline, amount: amount.trim() }, 'amount')}
              />
            )}
            {unit}
          </div>
        )}
      </Ask>
    </>
  );
}

function Remind({ deadline, onChange }: Part) {
  const say = useTexts(panelWords);
  const { remindAt, remindText, ...rest } = deadline;
  const shares = useNumberSettings().map(({ value, label }) => ({
    value: `=settings.${value}`,
    label: say('bySetting', { label }),
  }));
  return (
    <>
      <Ask label={say('remind')}>
        {(id) => (
          <Pick
            id={id}
            value={remindAt}
            clear
            placeholder={say('remindNo')}
            options={[...SHARES.map((value) => ({ value, label: value })), ...shares]}
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
