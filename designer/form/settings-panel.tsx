import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { type FieldSetting, fieldRule } from '#runtime/fields';
import type { FormSchema } from '#runtime/form';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { END } from './model/places.ts';
import { settingOf, withSetting } from './model/settings.ts';
import { OptionsEditor } from './options-editor.tsx';
import { RuleEditor } from './rule-editor.tsx';
import type { BuilderState } from './use-builder.ts';

const words = defineTexts({
  panel: ['设置', 'Settings'],
  nothing: [
    '在表单里选一个字段，这里会出现它的设置。',
    'Select a field in the form to see its settings here.',
  ],
  english: ['英文标题', 'English label'],
  englishHint: ['英文提示', 'English hint'],
  key: ['数据名', 'Name in data'],
  keyHint: [
    '流程里用这个名字读这一项。改名后，表单里的条件和各环节的权限会跟着改；流程里的条件由检查指出来',
    'The process reads the value by this name. Rules of the form and rights of steps follow a new name; the check names conditions of the process',
  ],
  keyWrong: [
    '数据名要以字母或汉字开头，只含字母、数字和下划线，并且不能和别的重复',
    'Start with a letter; only letters, figures and underscores; not used elsewhere',
  ],
  rename: ['改名', 'Rename'],
  copy: ['复制', 'Copy'],
  remove: ['删除', 'Delete'],
  up: ['上移', 'Move up'],
  down: ['下移', 'Move down'],
  toPage: ['移到', 'Move to'],
  choose: ['选页、分组或多行表', 'Choose a page, a group or rows'],
  public: ['公开', 'Public'],
  personal: ['个人信息', 'Personal'],
  sensitive: ['敏感个人信息', 'Sensitive'],
  child: ['儿童信息', 'Of a child'],
  byKind: ['按字段种类', 'By kind of field'],
});

const CLASSES = ['public', 'personal', 'sensitive', 'child'] as const;

type Change = (recipe: (node: FormSchema) => FormSchema, merge: string) => void;

/** What can be said about the selected node; the questions come from the kind's own description. */
export function SettingsPanel({ builder }: { builder: BuilderState }) {
  const say = useTexts(words);
  const locale = useLocale();
  const { node, selected } = builder;
  const rule = fieldRule(node?.['x-component']);
  if (!node || !selected || !rule) {
    return (
      <aside className="form-settings" aria-label={say('panel')}>
        <p className="hint">{say('nothing')}</p>
      </aside>
    );
  }
  const onChange: Change = (recipe, merge) => builder.set(selected, recipe, merge);
  const english = (key: 'english' | 'englishHint', path: string): FieldSetting => ({
    path,
    label: { zh: words[key][0], en: words[key][1] },
    input: 'text',
  });
  const settings = [
    ...rule.settings,
    english('english', 'x-text-en.title'),
    english('englishHint', 'x-text-en.description'),
  ];
  return (
    <aside className="form-settings" aria-label={say('panel')}>
      <h2>{pick(rule.name, locale)}</h2>
      <div className="row acts">
        <Button onClick={() => builder.step(selected, -1)}>{say('up')}</Button>
        <Button onClick={() => builder.step(selected, 1)}>{say('down')}</Button>
        <Button onClick={() => builder.copy(selected)}>{say('copy')}</Button>
        <Button danger onClick={() => builder.remove(selected)}>
          {say('remove')}
        </Button>
      </div>
      {settings.map((setting) => (
        <SettingRow key={setting.path} setting={setting} node={node} onChange={onChange} />
      ))}
      <RuleEditor kind="show" node={node} fields={builder.fields} onChange={onChange} />
      {rule.type !== 'void' && (
        <>
          <RuleEditor kind="require" node={node} fields={builder.fields} onChange={onChange} />
          <KeyEditor
            key={selected.join('/')}
            fieldKey={selected.at(-1) ?? ''}
            isFree={builder.isFree}
            onRename={(key) => void builder.rename(selected, key)}
          />
        </>
      )}
      {builder.parents.length > 0 && (
        <div className="setting">
          <label className="setting-label" htmlFor="field-move">
            {say('toPage')}
          </label>
          <Select
            id="field-move"
            placeholder={say('choose')}
            value={null}
            style={{ width: '100%' }}
            options={builder.parents.map((place) => ({
              value: place.join('/'),
              label: builder.titleOf(place),
            }))}
            onChange={(target: string | null) => {
              const parent = builder.parents.find((place) => place.join('/') === target);
              if (parent) builder.moveInto(selected, { parent, index: END });
            }}
          />
        </div>
      )}
    </aside>
  );
}

interface RowProps {
  readonly setting: FieldSetting;
  readonly node: FormSchema;
  readonly onChange: Change;
}

function SettingRow({ setting, node, onChange }: RowProps) {
  const locale = useLocale();
  const id = `field-${setting.path.replaceAll('.', '-')}`;
  return (
    <div className="setting">
      <label className="setting-label" htmlFor={id}>
        {pick(setting.label, locale)}
      </label>
      <SettingControl id={id} setting={setting} node={node} onChange={onChange} />
      {setting.hint && (
        <p className="hint" id={`${id}-hint`}>
          {pick(setting.hint, locale)}
        </p>
      )}
    </div>
  );
}

function SettingControl({ id, setting, node, onChange }: RowProps & { id: string }) {
  const say = useTexts(words);
  const locale = useLocale();
  const value = settingOf(node, setting.path);
  const set = (next: unknown) => onChange((old) => withSetting(old, setting.path, next), setting.path);
  const text = typeof value === 'string' ? value : '';
  switch (setting.input) {
    case 'text':
      return <Input id={id} value={text} maxLength={200} onChange={(event) => set(event.target.value)} />;
    case 'long-text':
      return (
        <Input.TextArea
          id={id}
          value={text}
          rows={3}
          maxLength={2000}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'number':
      return (
        <InputNumber
          id={id}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => set(next ?? undefined)}
        />
      );
    case 'switch':
      return <Switch id={id} checked={value === true} onChange={set} />;
    case 'choice':
      return (
        <Select
          id={id}
          allowClear
          value={text || null}
          style={{ width: '100%' }}
          options={(setting.choices ?? []).map((choice) => ({
            value: choice.value,
            label: pick(choice.label, locale),
          }))}
          onChange={(next: string | null) => set(next ?? undefined)}
        />
      );
    case 'data-class':
      return (
        <Select
          id={id}
          allowClear
          placeholder={say('byKind')}
          value={text || null}
          style={{ width: '100%' }}
          options={CLASSES.map((one) => ({ value: one, label: say(one) }))}
          onChange={(next: string | null) => set(next ?? undefined)}
        />
      );
    case 'options':
      return <OptionsEditor id={id} node={node} onChange={onChange} />;
  }
}

const KEY = /^[\p{L}_][\p{L}\p{N}_]*$/u;

interface KeyProps {
  readonly fieldKey: string;
  isFree(key: string): boolean;
  onRename(key: string): void;
}

function KeyEditor({ fieldKey, isFree, onRename }: KeyProps) {
  const say = useTexts(words);
  const [key, setKey] = useState(fieldKey);
  const ok = key === fieldKey || (KEY.test(key) && isFree(key));
  return (
    <div className="setting">
      <label className="setting-label" htmlFor="field-key">
        {say('key')}
      </label>
      <div className="key-row">
        <Input
          id="field-key"
          value={key}
          maxLength={40}
          {...(ok ? {} : { status: 'error' as const })}
          aria-describedby="field-key-hint"
          onChange={(event) => setKey(event.target.value)}
        />
        <Button disabled={!ok || key === fieldKey} onClick={() => onRename(key)}>
          {say('rename')}
        </Button>
      </div>
      <p className="hint" id="field-key-hint">
        {ok ? say('keyHint') : say('keyWrong')}
      </p>
    </div>
  );
}
