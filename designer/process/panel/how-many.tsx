import { Button, Select } from 'antd';
import { useState } from 'react';
import { useDesign, useDirectory } from '#designer/app';
import { pick, useLocale, useTexts } from '#runtime/ui';
import { useDrawing } from '../canvas/hooks.tsx';
import { fixedList, type Loop, type LoopMode, readList, readLoop, writeLoop } from '../model/loop.ts';
import type { Assignment } from '../model/settings.ts';
import { writeSetting } from '../model/settings.ts';
import { Ask, DraftInput, Group, Pick } from './controls.tsx';
import { useListChoices } from './fields.ts';
import { FormulaAsk } from './formula.tsx';
import { personName } from './names.ts';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';

type Source = 'field' | 'people' | 'roles' | 'formula';
/** What a change does to the drawing: the loop, and who handles a member, as one step. */
type Change = (loop: Loop | undefined, assignment?: Assignment, merge?: string) => void;

const MODES = [
  ['one', 'manyOne'],
  ['all', 'manyAll'],
  ['any', 'manyAny'],
  ['turn', 'manyTurn'],
] as const;
const SUB_MODES = [
  ['one', 'setsOne'],
  ['all', 'setsAll'],
  ['turn', 'setsTurn'],
] as const;
const LABEL = { zh: '改几个人办', en: 'Change how many handle it' };

/** 几个人办: one, all of a list, any of it, or one after another. A sub-process is gone through once for each. */
export function HowManyGroup({ step }: { step: StepEditor }) {
  const say = useTexts(panelWords);
  const drawing = useDrawing();
  const loop = readLoop(step.model);
  const isStep = step.kind === 'step';
  const change: Change = (next, assignment, merge) =>
    drawing.act(
      LABEL,
      () =>
        drawing.on('modeling').updateProperties(step.element as never, {
          loopCharacteristics: next && writeLoop(drawing.create, step.model, next),
          ...(assignment && {
            extensionElements: writeSetting(drawing.create, step.model, 'assignment', assignment),
          }),
        }),
      merge && `${step.model.id}.loop.${merge}`,
    );
  const title = say(isStep ? 'howMany' : 'howManySets');
  if (loop === 'other')
    return (
      <Group name="how-many" title={title}>
        <p className="hint">{say('manyOther')}</p>
      </Group>
    );
  const setMode = (mode: string | undefined) => {
    if (mode === 'one' || mode === undefined) return change(undefined, alone(step.settings.assignment, loop));
    if (!loop) return change({ mode: mode as LoopMode, list: '=[]', item: 'member' });
    change({ ...loop, mode: mode as LoopMode });
  };
  return (
    <Group name="how-many" title={title} open={loop !== undefined}>
      <Ask label={title} hint={loop ? say(isStep ? HINTS[loop.mode] : 'setsHint') : undefined}>
        {(id) => (
          <Pick
            id={id}
            value={loop?.mode ?? 'one'}
            options={(isStep ? MODES : SUB_MODES).map(([value, word]) => ({ value, label: say(word) }))}
            onPick={setMode}
          />
        )}
      </Ask>
      {loop && <Members step={step} loop={loop} change={change} />}
      {loop && <Ending step={step} loop={loop} change={change} />}
    </Group>
  );
}

const HINTS = { all: 'manyAllHint', any: 'manyAnyHint', turn: 'manyTurnHint' } as const;

/** What one person handles again cannot be "the member of the list". */
function alone(assignment: Assignment | undefined, loop: Loop | undefined): Assignment | undefined {
  if (!assignment || !loop || !takesMember(assignment, loop.item)) return undefined;
  const { person: _person, role: _role, field: _field, ...rest } = assignment;
  return rest;
}

const takesMember = ({ person, role, field }: Assignment, item: string) =>
  person === `=${item}` || role === `=${item}` || field === item;

interface PartProps {
  readonly step: StepEditor;
  readonly loop: Loop;
  readonly change: Change;
}

function Members({ step, loop, change }: PartProps) {
  const say = useTexts(panelWords);
  const { body } = useDesign();
  const locale = useLocale();
  const { people } = useDirectory();
  const lists = useListChoices();
  const found = readList(loop.list);
  const { assignment } = step.settings;
  const isStep = step.kind === 'step';
  // A list that could be chosen can be written on as well.
  const [asText, setAsText] = useState(false);
  const source: Source =
    asText || (found.kind === 'fixed' && !isStep)
      ? 'formula'
      : found.kind !== 'fixed'
        ? found.kind
        : assignment?.kind === 'role'
          ? 'roles'
          : 'people';
  const item = loop.item || 'member';
  const handledBy = (kind: 'person' | 'role' | 'field'): Assignment | undefined => {
    if (!isStep) return undefined;
    const { whenEmpty, whenEmptyPerson } = assignment ?? {};
    return {
      kind,
      ...(kind === 'field' ? { field: item } : { [kind]: `=${item}` }),
      ...(whenEmpty && { whenEmpty }),
      ...(whenEmptyPerson && { whenEmptyPerson }),
    };
  };
  const setSource = (next: string | undefined) => {
    setAsText(next === 'formula');
    if (next === 'people') change({ ...loop, item, list: '=[]' }, handledBy('person'));
    else if (next === 'roles') change({ ...loop, item, list: '=[]' }, handledBy('role'));
    else if (next === 'field' && lists[0])
      change({ ...loop, item, list: `=${lists[0].path}` }, handledBy('field'));
  };
  const sources = [
    ...(lists.length > 0 || source === 'field' ? [['field', 'listField'] as const] : []),
    ...(isStep ? [['people', 'listPeople'] as const] : []),
    ...(isStep && body.roleSpecs.length > 0 ? [['roles', 'listRoles'] as const] : []),
    ['formula', 'listFormula'] as const,
  ];
  const values = found.kind === 'fixed' ? found.values : [];
  const many = source === 'roles' ? body.roleSpecs : people;
  return (
    <>
      <Ask label={say('listFrom')}>
        {(id) => (
          <Pick
            id={id}
            value={source}
            options={sources.map(([value, word]) => ({ value, label: say(word) }))}
            onPick={setSource}
          />
        )}
      </Ask>
      {source === 'field' && (
        <Ask label={say('field')}>
          {(id) => (
            <Pick
              id={id}
              value={found.kind === 'field' ? found.path : undefined}
              options={lists.map((one) => ({ value: one.path, label: one.label }))}
              onPick={(path) => path && change({ ...loop, list: `=${path}` })}
            />
          )}
        </Ask>
      )}
      {source === 'field' && isStep && (
        <Ask label={say('listHolds')}>
          {(id) => (
            <Pick
              id={id}
              value={assignment?.kind === 'role' ? 'role' : 'field'}
              options={[
                { value: 'field', label: say('holdsPeople') },
                { value: 'role', label: say('holdsRoles') },
              ]}
              onPick={(kind) => change(loop, handledBy(kind === 'role' ? 'role' : 'field'))}
            />
          )}
        </Ask>
      )}
      {(source === 'people' || source === 'roles') && (
        <Ask
          label={say(source === 'roles' ? 'whichRoles' : 'whichPeople')}
          error={values.length === 0 ? say('listEmpty') : undefined}
        >
          {(id) => (
            <Select
              id={id}
              className="wide"
              mode="multiple"
              value={[...values]}
              showSearch={{ optionFilterProp: 'label' }}
              options={many.map((one) =>
                'key' in one
                  ? { value: one.key, label: pick(one.label, locale) }
                  : { value: one.id, label: personName(one) },
              )}
              onChange={(next: string[]) =>
                change(
                  { ...loop, item, list: fixedList(next) },
                  handledBy(source === 'roles' ? 'role' : 'person'),
                )
              }
            />
          )}
        </Ask>
      )}
      {source === 'formula' && (
        <FormulaAsk
          label={say('listFormula')}
          value={loop.list.trim()}
          model={step.model}
          onCommit={(list) => list && change({ ...loop, list }, undefined, 'list')}
        />
      )}
      {(source === 'formula' || !isStep) && (
        <Ask label={say('itemName')} hint={say('itemHint')}>
          {(id) => (
            <DraftInput
              id={id}
              value={loop.item}
              onCommit={(name) => change({ ...loop, item: name.trim() }, undefined, 'item')}
            />
          )}
        </Ask>
      )}
    </>
  );
}

/** When it is done before everybody is, and what of each member's result is kept. */
function Ending({ step, loop, change }: PartProps) {
  const say = useTexts(panelWords);
  const { enough, collect, ...rest } = loop;
  const setCollect = (next: Partial<NonNullable<Loop['collect']>>, merge: string) =>
    change({ ...loop, collect: { into: '', what: '', ...collect, ...next } }, undefined, merge);
  return (
    <>
      {enough !== undefined ? (
        <FormulaAsk
          label={say('enough')}
          value={enough}
          model={step.model}
          onCommit={(feel) =>
            change(
              feel ? { ...loop, enough: feel } : { ...rest, ...(collect && { collect }) },
              undefined,
              'enough',
            )
          }
        />
      ) : (
        loop.mode !== 'any' && (
          <Button size="small" type="link" onClick={() => change({ ...loop, enough: '=outcome = "no"' })}>
            {say('addEnough')}
          </Button>
        )
      )}
      {collect ? (
        <>
          <Ask label={say('collectInto')}>
            {(id) => (
              <DraftInput
                id={id}
                value={collect.into}
                onCommit={(into) => setCollect({ into: into.trim() }, 'into')}
              />
            )}
          </Ask>
          <FormulaAsk
            label={say('collectWhat')}
            value={collect.what}
            model={step.model}
            onCommit={(what) => setCollect({ what }, 'what')}
          />
        </>
      ) : (
        <Button
          size="small"
          type="link"
          onClick={() => setCollect({ into: 'opinions', what: '=outcome' }, 'collect')}
        >
          {say('addCollect')}
        </Button>
      )}
    </>
  );
}
