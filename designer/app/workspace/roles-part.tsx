import { Button, Input, Select } from 'antd';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { DesignBody, RoleSpec } from '#runtime/wire';
import { useDesign } from '../design/index.ts';
import { useDirectory } from '../directory.ts';
import { freshKey } from './keys.ts';

const words = defineTexts({
  title: ['角色由谁担任', 'Who holds the roles'],
  none: [
    '还没有角色。流程里的步骤可以交给角色，换人时只改这里。',
    'No roles yet. Steps can be given to a role, so that only this page changes with the people.',
  ],
  add: ['加一个角色', 'Add a role'],
  name: ['角色名称', 'Name of the role'],
  unit: ['哪个单位', 'Unit'],
  post: ['什么岗位', 'Post'],
  remove: ['去掉', 'Remove'],
  fresh: ['新角色', 'New role'],
});

/** Roles of the process, each bound to a post in a unit. */
export function RolesPart() {
  const say = useTexts(words);
  const locale = useLocale();
  const { body, edit } = useDesign();
  const { units, posts } = useDirectory();
  const change = (recipe: (old: DesignBody) => DesignBody, merge?: string) =>
    edit({ zh: '改角色', en: 'Change the roles' }, recipe, merge ? { merge } : {});
  const bind = (key: string, unit: string, role: string) =>
    change((old) => ({ ...old, roles: { ...old.roles, [key]: { unit, role } } }));
  const rename = (spec: RoleSpec, zh: string) =>
    change(
      (old) => ({
        ...old,
        roleSpecs: old.roleSpecs.map((one) =>
          one.key === spec.key
            ? { ...one, label: { zh, en: one.label.en === one.label.zh ? zh : one.label.en } }
            : one,
        ),
      }),
      `role.${spec.key}`,
    );
  const add = () =>
    change((old) => {
      const key = freshKey(
        'role',
        old.roleSpecs.map((one) => one.key),
      );
      const label = { zh: words.fresh[0], en: words.fresh[1] };
      return { ...old, roleSpecs: [...old.roleSpecs, { key, label, explain: { zh: '', en: '' } }] };
    });
  const remove = (key: string) =>
    change((old) => {
      const { [key]: _gone, ...roles } = old.roles;
      return { ...old, roles, roleSpecs: old.roleSpecs.filter((one) => one.key !== key) };
    });
  return (
    <section className="part">
      <h3>{say('title')}</h3>
      {body.roleSpecs.length === 0 && <p className="hint">{say('none')}</p>}
      {body.roleSpecs.map((spec) => {
        const bound = body.roles[spec.key];
        const choices = new Map(
          posts.filter((one) => one.unit === bound?.unit).map((one) => [one.role, one.name]),
        );
        return (
          <div className="part-row" key={spec.key}>
            <Input
              aria-label={say('name')}
              value={pick(spec.label, locale)}
              onChange={(e) => rename(spec, e.target.value)}
            />
            <Select
              aria-label={say('unit')}
              placeholder={say('unit')}
              showSearch={{ optionFilterProp: 'label' }}
              value={bound?.unit || null}
              options={units.filter((one) => !one.validTo).map((one) => ({ value: one.id, label: one.name }))}
              onChange={(unit: string) => bind(spec.key, unit, '')}
            />
            <Select
              aria-label={say('post')}
              placeholder={say('post')}
              value={bound?.role || null}
              options={[...choices].map(([value, label]) => ({ value, label }))}
              onChange={(role: string) => bound && bind(spec.key, bound.unit, role)}
            />
            <Button
              type="text"
              aria-label={`${say('remove')} ${pick(spec.label, locale)}`}
              onClick={() => remove(spec.key)}
            >
              {say('remove')}
            </Button>
            {spec.explain[locale] && <p className="hint">{spec.explain[locale]}</p>}
          </div>
        );
      })}
      <Button onClick={add}>{say('add')}</Button>
    </section>
  );
}
