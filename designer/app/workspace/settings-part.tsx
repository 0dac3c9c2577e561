import { Button, Input } from 'antd';
import { SettingInput } from '#designer/packs';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { DesignBody, SettingSpec } from '#runtime/wire';
import { useDesign } from '../design/index.ts';
import { freshKey } from './keys.ts';

const words = defineTexts({
  title: ['数字和选项', 'Numbers and choices'],
  none: [
    '还没有设置。时限、次数这类数字可以做成设置，在步骤里引用。',
    'No settings yet. Deadlines and counts can be settings that steps refer to.',
  ],
  add: ['加一个数字', 'Add a number'],
  name: ['叫什么', 'Name'],
  value: ['值', 'Value'],
  source: ['依据：{source}', 'Source: {source}'],
  defaultIs: ['默认 {value}', 'Default {value}'],
  remove: ['去掉', 'Remove'],
  own: ['本街道自定', 'Set locally'],
  fresh: ['新设置', 'New setting'],
});

type Value = DesignBody['settings'][string];

/** Settings of the release with their explanation and source. */
export function SettingsPart() {
  const say = useTexts(words);
  const locale = useLocale();
  const { body, edit } = useDesign();
  const change = (recipe: (old: DesignBody) => DesignBody, merge?: string) =>
    edit({ zh: '改设置', en: 'Change the settings' }, recipe, merge ? { merge } : {});
  const set = (key: string, value: Value) =>
    change((old) => ({ ...old, settings: { ...old.settings, [key]: value } }), `setting.${key}`);
  const rename = (spec: SettingSpec, zh: string) =>
    change(
      (old) => ({
        ...old,
        settingSpecs: old.settingSpecs.map((one) =>
          one.key === spec.key ? { ...one, label: { zh, en: zh } } : one,
        ),
      }),
      `setting-name.${spec.key}`,
    );
  const add = () =>
    change((old) => {
      const key = freshKey(
        'setting',
        old.settingSpecs.map((one) => one.key),
      );
      const spec: SettingSpec = {
        key,
        label: { zh: words.fresh[0], en: words.fresh[1] },
        explain: { zh: '', en: '' },
        type: 'number',
        default: 5,
        source: 'local',
      };
      return { ...old, settingSpecs: [...old.settingSpecs, spec], settings: { ...old.settings, [key]: 5 } };
    });
  const remove = (key: string) =>
    change((old) => {
      const { [key]: _gone, ...settings } = old.settings;
      return { ...old, settings, settingSpecs: old.settingSpecs.filter((one) => one.key !== key) };
    });
  return (
    <section className="part">
      <h3>{say('title')}</h3>
      {body.settingSpecs.length === 0 && <p className="hint">{say('none')}</p>}
      {body.settingSpecs.map((spec) => (
        <div className="part-row" key={spec.key}>
          {spec.source === 'local' ? (
            <Input
              aria-label={say('name')}
              value={pick(spec.label, locale)}
              onChange={(e) => rename(spec, e.target.value)}
            />
          ) : (
            <span className="part-name">{pick(spec.label, locale)}</span>
          )}
          <span className="part-value">
            <SettingInput
              spec={spec}
              value={body.settings[spec.key] ?? spec.default}
              onChange={(value) => set(spec.key, value)}
            />
          </span>
          {spec.source === 'local' && (
            <Button
              type="text"
              aria-label={`${say('remove')} ${pick(spec.label, locale)}`}
              onClick={() => remove(spec.key)}
            >
              {say('remove')}
            </Button>
          )}
          <p className="hint">
            {[
              spec.explain[locale],
              typeof spec.default === 'object' ? '' : say('defaultIs', { value: String(spec.default) }),
              say('source', { source: spec.source === 'local' ? say('own') : spec.source }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      ))}
      <Button onClick={add}>{say('add')}</Button>
    </section>
  );
}
