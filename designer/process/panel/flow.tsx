import { Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { type Condition, type ConditionRow, conditionToFeel, feelToCondition } from '#designer/condition';
import { useTexts } from '#runtime/ui';
import { useDrawing } from '../canvas/hooks.tsx';
import { listOf, refOf, textOf } from '../model/moddle.ts';
import { ConditionRowEditor } from './condition-row.tsx';
import { Group } from './controls.tsx';
import { FormulaAsk } from './formula.tsx';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';

const SPLITS = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway'];
const FRESH: ConditionRow = { field: '', comparison: 'is', type: 'text', value: '' };

/** 什么时候走这条: rows of field – comparison – value, or a formula; or "in all other cases". */
export function FlowGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const drawing = useDrawing();
  const [asText, setAsText] = useState(false);
  const [fresh, setFresh] = useState<ConditionRow>();
  const from = refOf(step.model, 'sourceRef');
  const expression = refOf(step.model, 'conditionExpression');
  const source = (expression && textOf(expression, 'body')) ?? '';
  const siblings = from ? listOf(from, 'outgoing') : [];
  const needsNone = !from || !SPLITS.includes(from.$type) || siblings.length < 2;
  if (needsNone && source === '') return <p className="hint">{say('conditionAlways')}</p>;
  const isDefault = from ? refOf(from, 'default') === step.model : false;

  const setFeel = (feel: string, merge?: string) =>
    drawing.act(
      { zh: '改条件', en: 'Change the condition' },
      () =>
        drawing.on('modeling').updateProperties(step.element as never, {
          conditionExpression:
            feel === '' ? undefined : drawing.create('bpmn:FormalExpression', { body: feel }),
        }),
      merge && `${step.model.id}.condition.${merge}`,
    );
  const setDefault = (on: boolean) => {
    const gateway = from?.id && drawing.element(from.id);
    if (!gateway) return;
    drawing.act({ zh: '改“其他情况”', en: 'Change the default way' }, () => {
      const modeling = drawing.on('modeling');
      modeling.updateProperties(gateway as never, { default: on ? step.model : undefined });
      if (on && source) modeling.updateProperties(step.element as never, { conditionExpression: undefined });
    });
  };
  const parsed = feelToCondition(source);
  const showText = asText || !parsed;
  return (
    <Group name="condition" title={say('condition')}>
      <Checkbox checked={isDefault} onChange={(e) => setDefault(e.target.checked)}>
        {say('otherwiseFlow')}
      </Checkbox>
      {!isDefault && showText && (
        <FormulaAsk
          label={say('formula')}
          {...(!parsed && { hint: say('formulaHint') })}
          value={source}
          model={step.model}
          onCommit={(feel) => setFeel(feel, 'text')}
        />
      )}
      {!isDefault && !showText && (
        <Rows
          condition={parsed}
          fresh={fresh}
          onFresh={setFresh}
          onChange={(next, merge) => setFeel(conditionToFeel(next), merge)}
        />
      )}
      {!isDefault && parsed && (
        <Button type="link" size="small" onClick={() => setAsText(!asText)}>
          {say(showText ? 'asRows' : 'asFormula')}
        </Button>
      )}
    </Group>
  );
}

interface RowsProps {
  readonly condition: Condition;
  /** A row that has no field yet: FEEL cannot hold it, so it waits here. */
  readonly fresh: ConditionRow | undefined;
  onFresh(row: ConditionRow | undefined): void;
  onChange(next: Condition, merge?: string): void;
}

function Rows({ condition, fresh, onFresh, onChange }: RowsProps) {
  const say = useTexts(panelWords);
  const { rows, join } = condition;
  const shown = fresh ?? (rows.length === 0 ? FRESH : undefined);
  return (
    <>
      {rows.length > 1 && (
        <Segmented
          block
          size="small"
          value={join}
          options={[
            { value: 'and', label: say('allOf') },
            { value: 'or', label: say('anyOf') },
          ]}
          onChange={(next) => onChange({ rows, join: next as Condition['join'] })}
        />
      )}
      {rows.map((row, index) => (
        <ConditionRowEditor
          key={String(index)}
          row={row}
          onChange={(next, merge) =>
            onChange(
              { join, rows: rows.map((one, at) => (at === index ? next : one)) },
              merge && `${merge}${index}`,
            )
          }
          onRemove={() => onChange({ join, rows: rows.filter((_, at) => at !== index) })}
        />
      ))}
      {shown && (
        <ConditionRowEditor
          key="fresh"
          row={shown}
          onChange={(next) => {
            if (next.field === '') return onFresh(next);
            onFresh(undefined);
            onChange({ join, rows: [...rows, next] });
          }}
          onRemove={() => onFresh(undefined)}
        />
      )}
      {!shown && (
        <Button size="small" onClick={() => onFresh(FRESH)}>
          {say('addCondition')}
        </Button>
      )}
    </>
  );
}
