import { Radio, Segmented } from 'antd';
import { useTexts } from '#runtime/ui';
import { useDrawing } from '../canvas/hooks.tsx';
import { listOf, refOf, textOf } from '../model/moddle.ts';
import { Ask, DraftInput, Group, Pick } from './controls.tsx';
import { readWait, type Wait, type WaitUnit, writeWait } from './duration.ts';
import { useNumberSettings } from './fields.ts';
import { isFeel, useExplain } from './formula.tsx';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';

const UNITS = [
  ['M', 'unitMinute'],
  ['H', 'unitHour'],
  ['D', 'unitDay'],
] as const;

/** 超时: after how long, and whether the step goes on. */
export function TimerGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const drawing = useDrawing();
  const explain = useExplain(step.model);
  const settings = useNumberSettings();
  const [definition] = listOf(step.model, 'eventDefinitions');
  const duration = definition && refOf(definition, 'timeDuration');
  const other = definition && (refOf(definition, 'timeDate') ?? refOf(definition, 'timeCycle'));
  const source = (duration && textOf(duration, 'body')) ?? '';
  const wait: Wait = source === '' ? { kind: 'number', amount: '', unit: 'D' } : readWait(source);
  const set = (next: Wait, merge?: string) => {
    if (!definition) return;
    const timeDuration = drawing.create('bpmn:FormalExpression', { body: writeWait(next) });
    drawing.act(
      { zh: '改超时', en: 'Change the time-out' },
      () =>
        drawing.on('modeling').updateModdleProperties(step.element as never, definition, {
          timeDuration,
          timeDate: undefined,
          timeCycle: undefined,
        }),
      `${step.model.id}.timer.${merge ?? ''}`,
    );
  };
  const stops = step.model.get('cancelActivity') !== false;
  const unit = wait.kind !== 'formula' && (
    <Pick
      label={say('timerAfter')}
      value={wait.unit}
      options={UNITS.map(([value, word]) => ({ value, label: say(word) }))}
      onPick={(next) => set({ ...wait, unit: next as WaitUnit })}
    />
  );
  return (
    <Group name="when" title={say('timerAfter')}>
      {wait.kind !== 'formula' && !other && settings.length > 0 && (
        <Segmented
          block
          size="small"
          value={wait.kind}
          options={[
            { value: 'number', label: say('amountNumber') },
            { value: 'setting', label: say('amountSetting') },
          ]}
          onChange={(kind) =>
            set(
              kind === 'setting'
                ? { kind: 'setting', setting: settings[0]?.value ?? '', unit: wait.unit }
                : { kind: 'number', amount: '3', unit: wait.unit },
            )
          }
        />
      )}
      <Ask
        label={say(wait.kind === 'formula' || other ? 'timerFormula' : 'timerAfter')}
        hint={
          wait.kind === 'formula' && isFeel(wait.source)
            ? say('means', { words: explain(wait.source) })
            : say('timerHint')
        }
      >
        {(id) => (
          <div className="row">
            {wait.kind === 'setting' ? (
              <Pick
                id={id}
                value={wait.setting}
                options={settings}
                onPick={(setting) => set({ ...wait, setting: setting ?? '' })}
              />
            ) : (
              <DraftInput
                id={id}
                value={wait.kind === 'number' ? wait.amount : wait.source}
                onCommit={(text) =>
                  set(
                    wait.kind === 'number' && /^\d+$/.test(text.trim())
                      ? { ...wait, amount: text.trim() }
                      : { kind: 'formula', source: text },
                    'amount',
                  )
                }
              />
            )}
            {unit}
          </div>
        )}
      </Ask>
      <Ask label={say('timerStops')}>
        {(id) => (
          <Radio.Group
            id={id}
            vertical
            value={stops}
            options={[
              { value: true, label: say('timerInterrupts') },
              { value: false, label: say('timerBeside') },
            ]}
            onChange={(e) =>
              drawing.act({ zh: '改超时', en: 'Change the time-out' }, () =>
                drawing
                  .on('modeling')
                  .updateProperties(step.element as never, { cancelActivity: e.target.value }),
              )
            }
          />
        )}
      </Ask>
    </Group>
  );
}
