import { Button } from 'antd';
import { useDesignStore } from '#designer/app';
import { useTexts } from '#runtime/ui';
import { useDrawing } from '../canvas/hooks.tsx';
import { extension, listOf, type Moddle, textOf, withExtension } from '../model/moddle.ts';
import { Ask, DraftInput, Group, Pick } from './controls.tsx';
import { useDecisions } from './decisions.ts';
import { FormulaAsk, useExplain } from './formula.tsx';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';

/** Writes words of one extension element in place of what it says, as one step; makes the element where there is none. */
function useExtension(step: StepEditor, type: string) {
  const drawing = useDrawing();
  const found = extension(step.model, type);
  const set = (
    properties: Readonly<Record<string, unknown>>,
    merge?: string,
    at: Moddle | undefined = found,
  ) =>
    drawing.act(
      { zh: '改自动步骤', en: 'Change an automatic step' },
      () => {
        const modeling = drawing.on('modeling');
        if (at) return modeling.updateModdleProperties(step.element as never, at, properties);
        const made = drawing.create(type, properties);
        modeling.updateProperties(step.element as never, {
          extensionElements: withExtension(drawing.create, step.model, type, made),
        });
      },
      merge && `${step.model.id}.${type}.${merge}`,
    );
  return { found, set };
}

/** 查哪张决策表: which table is asked, what it reads and gives, and where its answer goes. */
export function DecisionGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const store = useDesignStore();
  const explain = useExplain(step.model);
  const { found, set } = useExtension(step, 'zeebe:CalledDecision');
  const decisions = useDecisions();
  const id = found && textOf(found, 'decisionId');
  const chosen = decisions?.find((one) => one.id === id);
  const { table } = chosen ?? {};
  const gone = id !== undefined && decisions && !chosen && !id.startsWith('=');
  return (
    <Group name="decision" title={say('decision')}>
      <Ask
        label={say('decision')}
        hint={decisions?.length === 0 ? say('noDecisions') : undefined}
        error={gone ? say('decisionGone', { id }) : undefined}
      >
        {(control) => (
          <Pick
            id={control}
            value={id}
            placeholder={say('whoChoose')}
            options={(decisions ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onPick={(next) => next && set({ decisionId: next, ...(!found && { resultVariable: next }) })}
          />
        )}
      </Ask>
      {table && (
        <dl className="reads">
          <dt>{say('decisionReads')}</dt>
          <dd>{table.inputs.map((one) => one.label || explain(one.expression)).join('、') || '—'}</dd>
          <dt>{say('decisionGives')}</dt>
          <dd>{table.outputs.map((one) => one.label).join('、') || '—'}</dd>
        </dl>
      )}
      {chosen && (
        <Button
          type="link"
          size="small"
          onClick={() => store.show({ kind: 'tab', tab: 'settings', section: `decision-${chosen.id}` })}
        >
          {say('decisionShow')}
        </Button>
      )}
      {found && (
        <Ask label={say('resultInto')} hint={say('resultHint')}>
          {(control) => (
            <DraftInput
              id={control}
              value={textOf(found, 'resultVariable') ?? ''}
              onCommit={(name) => set({ resultVariable: name.trim() || undefined }, 'result')}
            />
          )}
        </Ask>
      )}
    </Group>
  );
}

/** 算什么: a formula and the name its result gets. */
export function ScriptGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const { found, set } = useExtension(step, 'zeebe:Script');
  return (
    <Group name="script" title={say('script')}>
      <FormulaAsk
        label={say('script')}
        value={(found && textOf(found, 'expression')) ?? ''}
        model={step.model}
        onCommit={(expression) => set({ expression }, 'expression')}
      />
      <Ask label={say('resultInto')} hint={say('resultHint')}>
        {(id) => (
          <DraftInput
            id={id}
            value={(found && textOf(found, 'resultVariable')) ?? ''}
            onCommit={(name) => set({ resultVariable: name.trim() || undefined }, 'result')}
          />
        )}
      </Ask>
    </Group>
  );
}

/** 数据怎么进出: the names a step gets and gives by formula. Shown where there are any. */
export function MappingGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const { found, set } = useExtension(step, 'zeebe:IoMapping');
  const sides = [
    ['inputParameters', 'mapIn'],
    ['outputParameters', 'mapOut'],
  ] as const;
  if (!sides.some(([property]) => listOf(found, property).length > 0)) return null;
  return (
    <Group name="mapping" title={say('mapping')} open={false}>
      {sides.map(([property, word]) => {
        const rows = listOf(found, property);
        return rows.length === 0 ? null : (
          <fieldset key={property} className="rights">
            <legend>{say(word)}</legend>
            {rows.map((row, index) => (
              <FormulaAsk
                key={`${textOf(row, 'target')}${String(index)}`}
                label={textOf(row, 'target') ?? ''}
                value={textOf(row, 'source') ?? ''}
                model={step.model}
                onCommit={(source) => set({ source }, `${property}${index}`, row)}
              />
            ))}
          </fieldset>
        );
      })}
    </Group>
  );
}
