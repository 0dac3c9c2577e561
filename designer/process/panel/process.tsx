import { Button } from 'antd';
import { useTexts } from '#runtime/ui';
import type { SearchField, Summary } from '../model/settings.ts';
import { Ask, DraftInput, Group, Pick } from './controls.tsx';
import { useFieldChoices } from './fields.ts';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';

const TYPES = [
  ['text', 'typeText'],
  ['number', 'typeNumber'],
  ['date', 'typeDate'],
  ['boolean', 'typeBoolean'],
] as const;
const MAX_ATTRIBUTES = 12;

/** The whole process: the title of its cases and what they can be searched by. */
export function SummaryGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const fields = useFieldChoices();
  const now: Summary = step.settings.summary ?? { title: '', attributes: [] };
  const set = (next: Summary, merge?: string) =>
    step.write(
      'summary',
      next.title || next.attributes.length ? next : undefined,
      { zh: '改标题和查找项', en: 'Change title and search' },
      merge,
    );
  const setRow = (index: number, row: SearchField, merge?: string) =>
    set(
      { ...now, attributes: now.attributes.map((one, at) => (at === index ? row : one)) },
      merge && `${merge}${index}`,
    );
  const add = (path: string | undefined) => {
    const field = fields.find((one) => one.path === path);
    if (!field) return;
    const type =
      field.type === 'number' || field.type === 'date' || field.type === 'boolean' ? field.type : 'text';
    const row: SearchField = {
      name: field.path.replace(/\W/g, '_'),
      label: field.label,
      type,
      source: `=${field.path}`,
    };
    set({ ...now, attributes: [...now.attributes, row] });
  };
  const free = fields.filter((field) => !now.attributes.some((one) => one.source === `=${field.path}`));
  return (
    <>
      <Group name="title" title={say('caseTitle')}>
        <Ask label={say('caseTitle')} hint={say('caseTitleHint')}>
          {(id) => (
            <DraftInput id={id} value={now.title} onCommit={(title) => set({ ...now, title }, 'title')} />
          )}
        </Ask>
      </Group>
      <Group name="search" title={say('search')} open={now.attributes.length > 0}>
        <p className="hint">{say('searchHint')}</p>
        {now.attributes.map((row, index) => (
          <div className="row" key={`${row.name}${String(index)}`}>
            <DraftInput
              label={say('label')}
              value={row.label}
              onCommit={(label) => setRow(index, { ...row, label }, 'label')}
            />
            <Pick
              label={say('type')}
              value={row.type}
              options={TYPES.map(([value, word]) => ({ value, label: say(word) }))}
              onPick={(type) => setRow(index, { ...row, type: type as SearchField['type'] })}
            />
            <Button
              type="text"
              aria-label={`${say('removeRow')} ${row.label}`}
              onClick={() => set({ ...now, attributes: now.attributes.filter((_, at) => at !== index) })}
            >
              ×
            </Button>
          </div>
        ))}
        {now.attributes.length < MAX_ATTRIBUTES && (
          <Pick
            label={say('addSearch')}
            value={undefined}
            placeholder={say('addSearch')}
            options={free.map((field) => ({ value: field.path, label: field.label }))}
            onPick={add}
          />
        )}
      </Group>
    </>
  );
}
