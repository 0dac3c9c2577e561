import { useDesign, useDirectory } from '#designer/app';
import { pick, useLocale, useTexts } from '#runtime/ui';
import { itemsAround } from '../model/loop.ts';
import type { Assignment } from '../model/settings.ts';
import { Ask, Pick } from './controls.tsx';
import { useFieldChoices } from './fields.ts';
import { personName } from './names.ts';
import { panelWords } from './panel-words.ts';
import type { StepEditor } from './step.ts';

export interface WhoProps {
  readonly step: StepEditor;
  readonly assignment: Assignment;
  onChange(next: Assignment): void;
}

/** The details of who handles it, by choosing. */
export function WhoChoices({ step, assignment, onChange }: WhoProps) {
  const say = useTexts(panelWords);
  const { body } = useDesign();
  const locale = useLocale();
  const { people } = useDirectory();
  const fields = useFieldChoices();
  const set = (change: Partial<Record<keyof Assignment, string | undefined>>) =>
    onChange(without({ ...assignment, ...change }));
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
                options={[
                  ...itemsAround(step.model).map((item) => ({ value: item, label: say('member') })),
                  ...fields.map((one) => ({ value: one.path, label: one.label })),
                ]}
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

/** One choice a role, by the name most posts give it. */
function byRole(posts: readonly { role: string; name: string }[]) {
  const found = new Map<string, string>();
  for (const post of posts) if (!found.has(post.role)) found.set(post.role, post.name);
  return [...found].map(([value, label]) => ({ value, label }));
}

/** An assignment says only what it knows. */
export function without(next: Partial<Record<keyof Assignment, string | undefined>>): Assignment {
  return Object.fromEntries(
    Object.entries(next).filter(([, one]) => one !== undefined),
  ) as unknown as Assignment;
}
