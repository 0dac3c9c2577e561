import { useDesign, useDirectory } from '#designer/app';
import { useLocale, useTexts } from '#runtime/ui';
import { useDrawing } from '../canvas/hooks.tsx';
import type { Element } from '../canvas/services.ts';
import { refOf } from '../model/moddle.ts';
import { branchText } from '../outline/summary.ts';
import { Group } from './controls.tsx';
import { panelWords } from './panel-words.ts';
import { modelOf, type StepEditor } from './step.ts';

/** 分成哪几路: the ways from here, each with when it is taken; choosing one asks for its condition. */
export function WaysGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const locale = useLocale();
  const drawing = useDrawing();
  const { body } = useDesign();
  const directory = useDirectory();
  const flows = step.element.outgoing;
  if (flows.length === 0) return null;
  return (
    <Group name="ways" title={say('ways')}>
      <ul className="ways">
        {flows.map((flow) => {
          const model = modelOf(flow as unknown as Element);
          const target = refOf(model, 'targetRef');
          const when = branchText(model, { body, directory, locale });
          return (
            <li key={flow.id}>
              <button type="button" className="link" onClick={() => drawing.select(flow.id)}>
                {[when || (step.kind === 'decision' ? say('noCondition') : ''), target?.name]
                  .filter(Boolean)
                  .join(' → ') || say('kindFlow')}
              </button>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}
