import { Select } from 'antd';
import { useDirectory } from '#designer/app';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { DesignBody, RoleSpec } from '#runtime/wire';
import { choicesFor, keyOf } from './propose.ts';

const words = defineTexts({
  choose: ['选单位和岗位', 'Choose unit and post'],
  missing: ['还没有对应的岗位，请先在组织目录里添加', 'No such post yet; add it in the directory first'],
});

type Roles = DesignBody['roles'];

interface Props {
  readonly specs: readonly RoleSpec[];
  readonly roles: Roles;
  onChange(roles: Roles): void;
}

/** Who plays which part: roles of the drawing bound to posts of units. */
export function RolesEditor({ specs, roles, onChange }: Props) {
  const say = useTexts(words);
  const locale = useLocale();
  const directory = useDirectory();
  return (
    <div className="settings">
      {specs.map((spec) => {
        const choices = choicesFor(spec, directory);
        const bound = roles[spec.key];
        return (
          <div key={spec.key} className="setting">
            <label className="setting-label" htmlFor={`role-${spec.key}`}>
              {pick(spec.label, locale)}
            </label>
            <p className="hint">{pick(spec.explain, locale)}</p>
            <Select
              id={`role-${spec.key}`}
              showSearch={{ optionFilterProp: 'label' }}
              allowClear
              placeholder={say('choose')}
              style={{ width: '100%', maxWidth: 420 }}
              value={bound ? keyOf(bound) : undefined}
              options={choices.map((choice) => ({ value: keyOf(choice), label: choice.label }))}
              onChange={(key: string | undefined) => {
                const choice = choices.find((one) => keyOf(one) === key);
                const { [spec.key]: _dropped, ...rest } = roles;
                onChange(choice ? { ...rest, [spec.key]: { unit: choice.unit, role: choice.role } } : rest);
              }}
            />
            {choices.length === 0 && (
              <p className="hint" role="status">
                {say('missing')}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
