import { ConfigProvider } from 'antd';
import { useDesign } from '#designer/app';
import { useTexts } from '#runtime/ui';
import { useDrawing } from '../canvas/hooks.tsx';
import { ButtonsGroup } from './buttons.tsx';
import { Ask, DraftInput } from './controls.tsx';
import { DeadlineGroup } from './deadline.tsx';
import { FlowGroup } from './flow.tsx';
import { FormGroup } from './form-rights.tsx';
import { HowManyGroup } from './how-many.tsx';
import { DecisionGroup, MappingGroup, ScriptGroup } from './machine.tsx';
import { panelWords } from './panel-words.ts';
import { SummaryGroup } from './process.tsx';
import { PublicGroup } from './public.tsx';
import { type Kind, type StepEditor, stepEditor } from './step.ts';
import { TimerGroup } from './timer.tsx';
import { WaysGroup } from './ways.tsx';
import { WhoGroup } from './who.tsx';

const TITLES = {
  process: 'processTitle',
  start: 'kindStart',
  end: 'kindEnd',
  step: 'kindStep',
  decision: 'kindDecision',
  parallel: 'kindParallel',
  sub: 'kindSub',
  timer: 'kindTimer',
  flow: 'kindFlow',
  decide: 'kindDecide',
  script: 'kindScript',
  other: 'kindOther',
} as const satisfies Record<Kind, string>;

/** The panel that asks what staff mean, about what is selected; about the whole process when nothing is. */
export function Panel() {
  const say = useTexts(panelWords);
  const drawing = useDrawing();
  const { readOnly } = useDesign();
  if (!drawing.ready()) return <aside className="panel" aria-label={say('panel')} />;
  const element = drawing.selected();
  const step = stepEditor(drawing, (element as { labelTarget?: typeof element }).labelTarget ?? element);
  return (
    <aside className="panel" aria-label={say('panel')} key={step.model.id}>
      <h2>{say(TITLES[step.kind])}</h2>
      <ConfigProvider componentDisabled={readOnly}>
        {/* Not every control of the library knows its switch: the browser's own does the rest. */}
        <fieldset className="plain" disabled={readOnly}>
          <Ask label={say(step.kind === 'step' ? 'stepName' : 'name')}>
            {(id) => <DraftInput id={id} value={step.model.name ?? ''} onCommit={step.rename} />}
          </Ask>
          <Questions step={step} />
        </fieldset>
      </ConfigProvider>
    </aside>
  );
}

function Questions({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  switch (step.kind) {
    case 'process':
      return (
        <>
          <SummaryGroup step={step} />
          <DeadlineGroup step={step} title={say('whole')} />
        </>
      );
    case 'start':
      return (
        <>
          <FormGroup step={step} />
          <PublicGroup step={step} />
        </>
      );
    case 'step':
      return (
        <>
          <WhoGroup step={step} />
          <HowManyGroup step={step} />
          <FormGroup step={step} />
          <DeadlineGroup step={step} title={say('when')} />
          <ButtonsGroup step={step} />
          <PublicGroup step={step} />
          <MappingGroup step={step} />
        </>
      );
    case 'sub':
      return (
        <>
          <HowManyGroup step={step} />
          <DeadlineGroup step={step} title={say('when')} />
          <PublicGroup step={step} />
          <MappingGroup step={step} />
        </>
      );
    case 'decision':
    case 'parallel':
      return <WaysGroup step={step} />;
    case 'decide':
      return (
        <>
          <DecisionGroup step={step} />
          <MappingGroup step={step} />
          <PublicGroup step={step} />
        </>
      );
    case 'script':
      return (
        <>
          <ScriptGroup step={step} />
          <MappingGroup step={step} />
        </>
      );
    case 'timer':
      return <TimerGroup step={step} />;
    case 'flow':
      return <FlowGroup step={step} />;
    case 'end':
      return <PublicGroup step={step} />;
    case 'other':
      return (
        <>
          <p className="hint">{say('otherHint')}</p>
          <MappingGroup step={step} />
        </>
      );
    default:
      return null;
  }
}
