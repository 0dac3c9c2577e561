import { useDesign, useDirectory } from '#designer/app';
import { pick, useLocale, useTexts } from '#runtime/ui';
import type { Assignment, AssignmentKind, WhenEmpty } from '../model/settings.ts';
import { Ask, Group, Pick } from './controls.tsx';
import { useFieldChoices } from './fields.ts';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';

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
      {assignment && <Details assignment={assignment} onChange={set} />}
      {assignment && assignment.kind !== 'applicant' && (
        <WhenEmptyAsk assignment={assignment} onChange={set} />
      )}
    </Group>
  );
}

interface DetailsProps {
  readonly assignment: Assignment;
  onChange(next: Assignment): void;
}

function Details({ assignment, onChange }: DetailsProps) {
  const say = useTexts(panelWords);
  const { body } = useDesign();
  const locale = useLocale();
  const { people } = useDirectory();
  const fields = useFieldChoices();
  const set = (change: Partial<Record<keyof Assignment, string | undefined>>) =>
    onChange(without({ ...assignment, ...change }));
  const feel = [assignment.person, assignment.unit, assignment.role].find((one) => one?.startsWith('='));
  if (feel) return <p className="hint">{say('asWritten', { feel })}</p>;
  switch (assignment.kind) {
    case 'person':
      return (
        <Ask label={say('person')}>
          {(id) => (
            <Pick
              id={id}
              value={assignment.person}
              placeholder={say('whoChoose')}
              options={people
                .filter((one) => one.state !== 'disabled')
                .map((one) => ({ value: one.id, label: personName(one) }))}
              onPick={(person) => set({ person })}
            />
          )}
        </Ask>
      );
    case 'post':
      return <PostAsk assignment={assignment} onSet={set} />;
    case 'role':
      return (
        <Ask label={say('role')} hint={say(body.roleSpecs.length ? 'roleHint' : 'noRoles')}>
          {(id) => (
            <Pick
              id={id}
              value={assignment.role}
              placeholder={say('whoChoose')}
              options={body.roleSpecs.map((spec) => ({ value: spec.key, label: pick(spec.label, locale) }))}
              onPick={(role) => set({ role })}
            />
          )}
        </Ask>
      );
    case 'applicant-community':
      return (
        <RoleAsk
          label={say('post')}
          unitKinds={['community', 'grid']}
          value={assignment.role}
          onPick={(role) => set({ role })}
        />
      );
    case 'field':
      return (
        <>
          <Ask label={say('field')}>
            {(id) => (
              <Pick
                id={id}
                value={assignment.field}
                placeholder={say('whoChoose')}
                options={fields.map((one) => ({ value: one.path, label: one.label }))}
                onPick={(field) => set({ field })}
              />
            )}
          </Ask>
          <RoleAsk label={say('fieldRole')} value={assignment.role} onPick={(role) => set({ role })} />
        </>
      );
    default:
      return null;
  }
}

function PostAsk({
  assignment,
  onSet,
}: {
  assignment: Assignment;
  onSet: (change: { unit?: string | undefined; role?: string | undefined }) => void;
}) {
  const say = useTexts(panelWords);
  const { units, posts } = useDirectory();
  return (
    <>
      <Ask label={say('unit')}>
        {(id) => (
          <Pick
            id={id}
            value={assignment.unit}
            placeholder={say('whoChoose')}
            options={units
              .filter((unit) => !unit.validTo)
              .map((unit) => ({ value: unit.id, label: unit.name }))}
            onPick={(unit) => onSet({ unit, role: undefined })}
          />
        )}
      </Ask>
      <Ask label={say('post')}>
        {(id) => (
          <Pick
            id={id}
            value={assignment.role}
            placeholder={say('whoChoose')}
            options={byRole(posts.filter((post) => post.unit === assignment.unit))}
            onPick={(role) => onSet({ role })}
          />
        )}
      </Ask>
    </>
  );
}

interface RoleAskProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly unitKinds?: readonly string[];
  onPick(role: string | undefined): void;
}

function RoleAsk({ label, value, unitKinds, onPick }: RoleAskProps) {
  const say = useTexts(panelWords);
  const { posts, units } = useDirectory();
  const fits = new Set(
    units.filter((unit) => !unitKinds || unitKinds.includes(unit.kind)).map((unit) => unit.id),
  );
  return (
    <Ask label={label}>
      {(id) => (
        <Pick
          id={id}
          value={value}
          clear
          placeholder={say('whoChoose')}
          options={byRole(posts.filter((post) => fits.has(post.unit)))}
          onPick={onPick}
        />
      )}
    </Ask>
  );
}

function WhenEmptyAsk({ assignment, onChange }: DetailsProps) {
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

/** One choice a role, by the name most posts give it. */
function byRole(posts: readonly { role: string; name: string }[]) {
  const found = new Map<string, string>();
  for (const post of posts) if (!found.has(post.role)) found.set(post.role, post.name);
  return [...found].map(([value, label]) => ({ value, label }));
}

function personName(person: { name: string; posts: readonly { unitName: string; name: string }[] }): string {
  const [post] = person.posts;
  return post ? `${person.name}（${post.unitName} · ${post.name}）` : person.name;
}

function without(next: Partial<Record<keyof Assignment, string | undefined>>): Assignment {
  return Object.fromEntries(
    Object.entries(next).filter(([, one]) => one !== undefined),
  ) as unknown as Assignment;
}
