import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { type FieldSetting, fieldRule } from '#runtime/fields';
import type { FormSchema } from '#runtime/form';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { settingOf, withSetting } from './model/settings.ts';
import { OptionsEditor } from './options-editor.tsx';
import { RuleEditor } from './rule-editor.tsx';

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
    '流程里用这个名字读这一项；只用字母、数字和下划线',
    'The process reads the value by this name; letters, figures and underscores',
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
  public: ['公开', 'Public'],
  personal: ['个人信息', 'Personal'],
  sensitive: ['敏感个人信息', 'Sensitive'],
  child: ['儿童信息', 'Of a child'],
  byKind: ['按字段种类', 'By kind of field'],
});

const CLASSES = ['public', 'personal', 'sensitive', 'child'] as const;

interface Props {
  readonly node: FormSchema | undefined;
  readonly fieldKey: string;
  readonly fields: readonly { readonly path: string; readonly title: string; readonly node: FormSchema }[];
  /** Pages and groups it may be moved to. */
  readonly targets: readonly { readonly value: string; readonly label: string }[];
  isFree(key: string): boolean;
  onChange(recipe: (node: FormSchema) => FormSchema, merge: string): void;
  onRename(key: string): void;
  onCopy(): void;
  onRemove(): void;
  onStep(by: -1 | 1): void;
  onMoveTo(target: string): void;
}

/** What can be said about the selected node; the questions come from the kind's own description. */
export function SettingsPanel(props: Props) {
  const say = useTexts(words);
  const locale = useLocale();
  const { node, onChange } = props;
  const rule = fieldRule(node?.['x-component']);
  return (
    <aside className="form-settings" aria-label={say('panel')}>
      {!node || !rule ? (
        <p className="hint">{say('nothing')}</p>
      ) : (
        <>
          <h2>{pick(rule.name, locale)}</h2>
          {rule.settings.map((setting) => (
            <SettingRow key={setting.path} setting={setting} node={node} onChange={onChange} />
          ))}
          <SettingRow
            setting={{
              path: 'x-text-en.title',
              label: { zh: words.english[0], en: words.english[1] },
              input: 'text',
            }}
            node={node}
            onChange={onChange}
          />
          <SettingRow
            setting={{
              path: 'x-text-en.description',
              label: { zh: words.englishHint[0], en: words.englishHint[1] },
              input: 'text',
            }}
            node={node}
            onChange={onChange}
          />
          <RuleEditor kind="show" node={node} fields={props.fields} onChange={onChange} />
          {rule.type !== 'void' && (
            <RuleEditor kind="require" node={node} fields={props.fields} onChange={onChange} />
          )}
          <KeyEditor key={props.fieldKey} {...props} />
          <div className="row wrap">
            <Button onClick={() => props.onStep(-1)}>{say('up')}</Button>
            <Button onClick={() => props.onStep(1)}>{say('down')}</Button>
            <Button onClick={props.onCopy}>{say('copy')}</Button>
            <Button danger onClick={props.onRemove}>
              {say('remove')}
            </Button>
          </div>
          {props.targets.length > 0 && (
            <Select
              aria-label={say('toPage')}
              placeholder={say('toPage')}
              value={null}
              style={{ width: '100%' }}
              options={[...props.targets]}
              onChange={(target: string | null) => target !== null && props.onMoveTo(target)}
            />
          )}
        </>
      )}
    </aside>
  );
}

interface RowProps {
  readonly setting: FieldSetting;
  readonly node: FormSchema;
  onChange: Props['onChange'];
}

function SettingRow({ setting, node, onChange }: RowProps) {
  const locale = useLocale();
  const id = `setting-${setting.path.replaceAll('.', '-')}`;
  return (
    <div className="setting">
      <label className="setting-label" htmlFor={id}>
        {pick(setting.label, locale)}
      </label>
      <SettingControl id={id} setting={setting} node={node} onChange={onChange} />
      {setting.hint && <p className="hint">{pick(setting.hint, locale)}</p>}
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

function KeyEditor({ fieldKey, isFree, onRename }: Props) {
  const say = useTexts(words);
  const [key, setKey] = useState(fieldKey);
  const ok = key === fieldKey || (KEY.test(key) && isFree(key));
  return (
    <div className="setting">
      <label className="setting-label" htmlFor="setting-key">
        {say('key')}
      </label>
      <div className="row">
        <Input
          id="setting-key"
          value={key}
          maxLength={40}
          {...(ok ? {} : { status: 'error' as const })}
          aria-describedby="setting-key-hint"
          onChange={(event) => setKey(event.target.value)}
        />
        <Button disabled={!ok || key === fieldKey} onClick={() => onRename(key)}>
          {say('rename')}
        </Button>
      </div>
      <p className="hint" id="setting-key-hint">
        {ok ? say('keyHint') : say('keyWrong')}
      </p>
    </div>
  );
}
