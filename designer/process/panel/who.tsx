import { Button } from 'antd';
import { useState } from 'react';
import { useDirectory } from '#designer/app';
import { useTexts } from '#runtime/ui';
import { itemsAround } from '../model/loop.ts';
import type { Assignment, AssignmentKind, WhenEmpty } from '../model/settings.ts';
import { Ask, Group, Pick } from './controls.tsx';
import { FormulaAsk, isFeel } from './formula.tsx';
import { personName } from './names.ts';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';
import { WhoChoices, type WhoProps, without } from './who-choices.tsx';

const KINDS = [
  ['post', 'whoPost'],
  ['person', 'whoPerson'],
  ['role', 'whoRole'],
  ['applicant-community', 'whoCommunity'],
  ['field', 'whoField'],
  ['superior', 'whoSuperior'],
  ['applicant', 'whoApplicant'],
] as const;
const EMPTY = [
  ['incident', 'emptyIncident'],
  ['admin', 'emptyAdmin'],
  ['person', 'emptyPerson'],
  ['skip', 'emptySkip'],
] as const;
const LABEL = { zh: '改谁来办', en: 'Change who handles it' };

/** 谁来办: one of seven answers, and what if nobody is there. */
export function WhoGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const { assignment } = step.settings;
  const set = (next: Assignment | undefined) => step.write('assignment', next, LABEL);
  const choose = (kind: string | undefined) => {
    if (!kind) return set(undefined);
    const { whenEmpty, whenEmptyPerson } = assignment ?? {};
    set({
      kind: kind as AssignmentKind,
      ...(whenEmpty && { whenEmpty }),
      ...(whenEmptyPerson && { whenEmptyPerson }),
    });
  };
  return (
    <Group name="who" title={say('who')}>
      <Ask label={say('who')} hint={assignment ? undefined : say('whoMissing')}>
        {(id) => (
          <Pick
            id={id}
            value={assignment?.kind}
            placeholder={say('whoChoose')}
            options={KINDS.map(([value, word]) => ({ value, label: say(word) }))}
            onPick={choose}
          />
        )}
      </Ask>
      {assignment && <Details step={step} assignment={assignment} onChange={set} />}
      {assignment && assignment.kind !== 'applicant' && (
        <WhenEmptyAsk step={step} assignment={assignment} onChange={set} />
      )}
    </Group>
  );
}

/** Questions that a formula may answer, for each way to say who. */
const BY_FORMULA = {
  person: [['person', 'person']],
  post: [
    ['unit', 'unit'],
    ['role', 'post'],
  ],
  role: [['role', 'role']],
  'applicant-community': [['role', 'post']],
  field: [['role', 'fieldRole']],
  superior: [],
  applicant: [],
} as const;

/** The details by choosing, or, where any of them is a formula (or shall be), as text that says what it means. */
function Details(props: WhoProps) {
  const { step, assignment, onChange } = props;
  const say = useTexts(panelWords);
  const [asText, setAsText] = useState(false);
  const asks = BY_FORMULA[assignment.kind] ?? [];
  const written = asks.some(([name]) => isFeel(assignment[name]));
  const canWrite = asks.length > 0 && assignment.kind !== 'field';
  const toggle = (on: boolean) => {
    setAsText(on);
    if (on) return;
    const plain = asks.flatMap(([name]) => (isFeel(assignment[name]) ? [[name, undefined] as const] : []));
    if (plain.length > 0) onChange(without({ ...assignment, ...Object.fromEntries(plain) }));
  };
  const values = asks.map(([name]) => assignment[name]).filter((one) => one !== undefined);
  if (written && !asText && values.every((one) => isMember(step, one)))
    return (
      <>
        <p className="hint">{say('byMember')}</p>
        <Button type="link" size="small" onClick={() => setAsText(true)}>
          {say('writeFormula')}
        </Button>
      </>
    );
  if (!written && !asText)
    return (
      <>
        <WhoChoices {...props} />
        {canWrite && (
          <Button type="link" size="small" onClick={() => toggle(true)}>
            {say('writeFormula')}
          </Button>
        )}
      </>
    );
  return (
    <>
      {asks.map(([name, word]) => (
        <FormulaAsk
          key={name}
          label={say('formulaWho', { what: say(word) })}
          value={assignment[name] ?? ''}
          model={step.model}
          {...(isMember(step, assignment[name]) && { hint: say('byMember') })}
          onCommit={(feel) => onChange(without({ ...assignment, [name]: feel || undefined }))}
        />
      ))}
      <Button type="link" size="small" onClick={() => toggle(false)}>
        {say('backToChoice')}
      </Button>
    </>
  );
}

const isMember = (step: StepEditor, feel: string | undefined) =>
  itemsAround(step.model).some((item) => feel === `=${item}` || feel === item);

function WhenEmptyAsk({ assignment, onChange }: WhoProps) {
  const say = useTexts(panelWords);
  const { people } = useDirectory();
  return (
    <>
      <Ask label={say('empty')}>
        {(id) => (
          <Pick
            id={id}
            value={assignment.whenEmpty ?? 'incident'}
            options={EMPTY.map(([value, word]) => ({ value, label: say(word) }))}
            onPick={(whenEmpty) =>
              onChange(
                without({ ...assignment, whenEmpty: whenEmpty as WhenEmpty, whenEmptyPerson: undefined }),
              )
            }
          />
        )}
      </Ask>
      {assignment.whenEmpty === 'person' && (
        <Ask label={say('person')}>
          {(id) => (
            <Pick
              id={id}
              value={assignment.whenEmptyPerson}
              placeholder={say('whoChoose')}
              options={people.map((one) => ({ value: one.id, label: personName(one) }))}
              onPick={(whenEmptyPerson) => onChange(without({ ...assignment, whenEmptyPerson }))}
            />
          )}
        </Ask>
      )}
    </>
  );
}
