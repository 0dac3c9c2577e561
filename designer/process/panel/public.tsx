import { Checkbox } from 'antd';
import { useTexts } from '#runtime/ui';
import type { PublicStep } from '../model/settings.ts';
import { Ask, DraftInput, Group } from './controls.tsx';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';

/** 申请人看到什么: the step in the applicant's words; without words it is not shown to them. */
export function PublicGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const now: PublicStep = step.settings.public ?? { label: '', show: true };
  const set = (next: PublicStep, merge?: string) =>
    step.write(
      'public',
      next.label || next.labelEn ? next : undefined,
      { zh: '改给申请人看的说法', en: 'Change the applicant’s words' },
      merge,
    );
  return (
    <Group name="public" title={say('public')} open={step.settings.public !== undefined}>
      <Ask label={say('publicLabel')}>
        {(id) => (
          <DraftInput id={id} value={now.label} onCommit={(label) => set({ ...now, label }, 'label')} />
        )}
      </Ask>
      <Ask label={say('publicLabelEn')}>
        {(id) => (
          <DraftInput
            id={id}
            value={now.labelEn ?? ''}
            onCommit={(labelEn) => set({ ...now, labelEn }, 'en')}
          />
        )}
      </Ask>
      {now.label && (
        <Checkbox checked={now.show} onChange={(e) => set({ ...now, show: e.target.checked })}>
          {say('publicShow')}
        </Checkbox>
      )}
    </Group>
  );
}
