import { Button, Input } from 'antd';
import type { Comparison, ConditionRow, LiteralType } from '#designer/condition';
import { useTexts } from '#runtime/ui';
import { useDrawing } from '../canvas/hooks.tsx';
import { DraftInput, Pick } from './controls.tsx';
import { type Choice, outcomesOf, useFieldChoices, useNumberSettings } from './fields.ts';
import { panelWords } from './panel-words.ts';

const BY_TYPE: Readonly<Record<Choice['type'], readonly Comparison[]>> = {
  text: ['is', 'is-not', 'contains', 'empty', 'filled'],
  number: ['is', 'is-not', 'more', 'at-least', 'less', 'at-most', 'empty', 'filled'],
  date: ['is', 'more', 'at-least', 'less', 'at-most', 'empty', 'filled'],
  boolean: ['is', 'is-not'],
  list: ['includes', 'empty', 'filled'],
  any: ['is', 'is-not', 'empty', 'filled'],
};

interface RowProps {
  readonly row: ConditionRow;
  onChange(next: ConditionRow, merge?: string): void;
  onRemove(): void;
}

/** One row: a field of the forms (or the button pressed before), how it is compared, and with what. */
export function ConditionRowEditor({ row, onChange, onRemove }: RowProps) {
  const say = useTexts(panelWords);
  const drawing = useDrawing();
  const outcome: Choice = {
    path: 'outcome',
    label: say('outcomeField'),
    type: 'text',
    options: outcomesOf(drawing),
  };
  const choices = [
    ...useFieldChoices(),
    ...(outcome.options.length > 0 || row.field === 'outcome' ? [outcome] : []),
  ];
  const chosen = choices.find((one) => one.path === row.field);
  const comparisons = BY_TYPE[chosen?.type ?? 'any'];
  const shown = comparisons.includes(row.comparison) ? comparisons : [...comparisons, row.comparison];
  const pickField = (path: string | undefined) => {
    const next = choices.find((one) => one.path === path);
    if (!next) return;
    const [comparison = 'is'] = BY_TYPE[next.type];
    onChange({
      field: next.path,
      comparison,
      type: literalType(next),
      value: next.type === 'boolean' ? 'true' : (next.options[0]?.value ?? ''),
    });
  };
  const needsValue = row.comparison !== 'empty' && row.comparison !== 'filled';
  return (
    <div className="condition-row">
      <Pick
        label={say('field')}
        value={row.field || undefined}
        placeholder={say('field')}
        options={choices.map((one) => ({ value: one.path, label: one.label }))}
        onPick={pickField}
      />
      <div className="row">
        <Pick
          label={say('comparison')}
          value={row.comparison}
          options={shown.map((one) => ({ value: one, label: say(one === 'empty' ? 'empty2' : one) }))}
          onPick={(next) => onChange({ ...row, comparison: (next ?? 'is') as Comparison })}
        />
        {needsValue && <ValueEditor row={row} choice={chosen} onChange={onChange} />}
        <Button type="text" aria-label={`${say('removeRow')} ${chosen?.label ?? ''}`} onClick={onRemove}>
          ×
        </Button>
      </div>
    </div>
  );
}

function ValueEditor({ row, choice, onChange }: Omit<RowProps, 'onRemove'> & { choice: Choice | undefined }) {
  const say = useTexts(panelWords);
  const settings = useNumberSettings();
  const label = say('value');
  const set = (value: string, merge?: string) => onChange({ ...row, value }, merge);
  if (row.type === 'setting')
    return <Pick label={label} value={row.value} options={settings} onPick={(value) => set(value ?? '')} />;
  if (choice?.options.length)
    return (
      <Pick label={label} value={row.value} options={choice.options} onPick={(value) => set(value ?? '')} />
    );
  if (row.type === 'boolean') {
    const options = [
      { value: 'true', label: say('yes') },
      { value: 'false', label: say('no') },
    ];
    return (
      <Pick label={label} value={row.value} options={options} onPick={(value) => set(value ?? 'true')} />
    );
  }
  if (row.type === 'date')
    return (
      <Input
        type="date"
        aria-label={label}
        value={row.value}
        onChange={(e) => set(e.target.value, 'value')}
      />
    );
  return <DraftInput label={label} value={row.value} onCommit={(value) => set(value, 'value')} />;
}

function literalType(choice: Choice): LiteralType {
  return choice.type === 'list' || choice.type === 'any' ? 'text' : choice.type;
}
