import { Button, Checkbox } from 'antd';
import { useTexts } from '#runtime/ui';
import { useDrawing } from '../canvas/hooks.tsx';
import type { ButtonAction, ButtonSpec } from '../model/settings.ts';
import { Ask, DraftInput, Group, Pick } from './controls.tsx';
import { panelWords } from './panel-words.ts';
import { modelOf, type StepEditor } from './step.ts';

const ACTIONS = [
  ['complete', 'doComplete'],
  ['send-back', 'doSendBack'],
  ['supplement', 'doSupplement'],
  ['decline', 'doDecline'],
  ['hand-over', 'doHandOver'],
  ['return', 'doReturn'],
  ['save', 'doSave'],
] as const;
const LABEL = { zh: '改按钮', en: 'Change the buttons' };
/** Acts that cannot be done without saying why. */
const REASONED: readonly ButtonAction[] = ['send-back', 'decline', 'hand-over'];

/** 有哪些按钮: what the handler may press, what each does and records. */
export function ButtonsGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const { buttons } = step.settings;
  const set = (next: readonly ButtonSpec[] | undefined, merge?: string) =>
    step.write('buttons', next, LABEL, merge);
  const change = (index: number, next: ButtonSpec, merge?: string) =>
    set(
      (buttons ?? []).map((one, at) => (at === index ? next : one)),
      merge && `${merge}${index}`,
    );
  const fresh: ButtonSpec = { action: 'complete', label: say('doComplete').slice(0, 2), needsReason: false };
  return (
    <Group name="buttons" title={say('buttons')} open={buttons !== undefined}>
      {!buttons && <p className="hint">{say('buttonsDefault')}</p>}
      {!buttons && <Button onClick={() => set([fresh])}>{say('buttonsOwn')}</Button>}
      {buttons?.map((button, index) => (
        <ButtonCard
          key={String(index)}
          step={step}
          button={button}
          onChange={(next, merge) => change(index, next, merge)}
          onRemove={() => set(buttons.filter((_, at) => at !== index))}
        />
      ))}
      {buttons && (
        <div className="row">
          <Button onClick={() => set([...buttons, fresh])}>{say('addButton')}</Button>
          <Button type="text" onClick={() => set(undefined)}>
            {say('buttonsReset')}
          </Button>
        </div>
      )}
    </Group>
  );
}

interface CardProps {
  readonly step: StepEditor;
  readonly button: ButtonSpec;
  onChange(next: ButtonSpec, merge?: string): void;
  onRemove(): void;
}

function ButtonCard({ step, button, onChange, onRemove }: CardProps) {
  const say = useTexts(panelWords);
  const pickAction = (action: string | undefined) => {
    const { value: _value, target: _target, ...rest } = button;
    const next = action as ButtonAction;
    onChange({ ...rest, action: next, needsReason: REASONED.includes(next) || rest.needsReason });
  };
  return (
    <div className="button-card">
      <Ask label={say('buttonAction')}>
        {(id) => (
          <Pick
            id={id}
            value={button.action}
            options={ACTIONS.map(([value, word]) => ({ value, label: say(word) }))}
            onPick={pickAction}
          />
        )}
      </Ask>
      <Ask label={say('buttonLabel')}>
        {(id) => (
          <DraftInput
            id={id}
            value={button.label}
            onCommit={(label) => onChange({ ...button, label }, 'label')}
          />
        )}
      </Ask>
      <Ask label={say('buttonLabelEn')}>
        {(id) => (
          <DraftInput
            id={id}
            value={button.labelEn ?? ''}
            onCommit={(labelEn) => onChange({ ...button, labelEn }, 'en')}
          />
        )}
      </Ask>
      {button.action === 'complete' && (
        <Ask label={say('buttonValue')} hint={say('buttonValueHint')}>
          {(id) => (
            <DraftInput
              id={id}
              value={button.value ?? ''}
              onCommit={(value) => onChange({ ...button, value }, 'value')}
            />
          )}
        </Ask>
      )}
      {button.action === 'send-back' && <TargetAsk step={step} button={button} onChange={onChange} />}
      <div className="row spread">
        <Checkbox
          checked={button.needsReason}
          onChange={(e) => onChange({ ...button, needsReason: e.target.checked })}
        >
          {say('buttonReason')}
        </Checkbox>
        <Button
          type="text"
          size="small"
          aria-label={`${say('removeRow')} ${button.label}`}
          onClick={onRemove}
        >
          {say('removeRow')}
        </Button>
      </div>
    </div>
  );
}

function TargetAsk({ step, button, onChange }: Omit<CardProps, 'onRemove'>) {
  const say = useTexts(panelWords);
  const drawing = useDrawing();
  const steps = drawing
    .on('elementRegistry')
    .filter((one) => one.type === 'bpmn:UserTask' && one.id !== step.model.id)
    .map((one) => modelOf(one as never));
  const { target: _old, ...rest } = button;
  return (
    <Ask label={say('buttonTarget')}>
      {(id) => (
        <Pick
          id={id}
          value={button.target}
          clear
          placeholder={say('buttonTargetAny')}
          options={steps.map((one) => ({ value: one.id ?? '', label: one.name || (one.id ?? '') }))}
          onPick={(target) => onChange(target ? { ...rest, target } : rest)}
        />
      )}
    </Ask>
  );
}
