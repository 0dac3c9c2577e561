import { Button, Input, InputNumber, Select, Switch, Table } from 'antd';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { Value, Variables } from '#runtime/values';
import type { SettingColumn, SettingSpec } from '#runtime/wire';

const words = defineTexts({
  source: ['来源：{source}', 'Source: {source}'],
  add: ['添加一行', 'Add a row'],
  remove: ['删除', 'Delete'],
  range: ['{min} 到 {max}', '{min} to {max}'],
});

interface EditorProps {
  readonly specs: readonly SettingSpec[];
  readonly values: Variables;
  onChange(values: Variables): void;
}

/** Every number that differs from place to place: what it means, where the default comes from, what it is here. */
export function SettingsEditor({ specs, values, onChange }: EditorProps) {
  const say = useTexts(words);
  const locale = useLocale();
  return (
    <div className="settings">
      {specs.map((spec) => (
        <div key={spec.key} className="setting">
          <label className="setting-label" htmlFor={`setting-${spec.key}`} id={`setting-${spec.key}-label`}>
            {pick(spec.label, locale)}
          </label>
          <p className="hint">{pick(spec.explain, locale)}</p>
          <SettingInput
            spec={spec}
            value={values[spec.key] ?? spec.default}
            onChange={(value) => onChange({ ...values, [spec.key]: value })}
          />
          <p className="hint source">{say('source', { source: spec.source })}</p>
        </div>
      ))}
    </div>
  );
}

interface InputProps {
  readonly spec: SettingSpec;
  readonly value: Value;
  onChange(value: Value): void;
}

export function SettingInput({ spec, value, onChange }: InputProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const common = { id: `setting-${spec.key}`, 'aria-label': pick(spec.label, locale) };
  switch (spec.type) {
    case 'number':
      return (
        <span className="row">
          <InputNumber
            {...common}
            value={typeof value === 'number' ? value : null}
            min={spec.minimum ?? Number.MIN_SAFE_INTEGER}
            max={spec.maximum ?? Number.MAX_SAFE_INTEGER}
            onChange={(next) => onChange(typeof next === 'number' ? next : spec.default)}
          />
          <span>{spec.unit}</span>
          {spec.minimum !== undefined && spec.maximum !== undefined && (
            <span className="hint">{say('range', { min: spec.minimum, max: spec.maximum })}</span>
          )}
        </span>
      );
    case 'text':
      return (
        <Input
          {...common}
          maxLength={500}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'boolean':
      return <Switch {...common} checked={value === true} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...common}
          value={typeof value === 'string' ? value : null}
          style={{ minWidth: 200 }}
          options={(spec.choices ?? []).map((choice) => ({
            value: choice.value,
            label: pick(choice.label, locale),
          }))}
          onChange={onChange}
        />
      );
    case 'table':
      return <TableInput spec={spec} value={value} onChange={onChange} />;
  }
}

type Row = Readonly<Record<string, Value>>;

function TableInput({ spec, value, onChange }: InputProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const rows = Array.isArray(value) ? (value as readonly Row[]) : [];
  const columns = spec.columns ?? [];
  const change = (at: number, key: string, text: string) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [key]: text } : row)));
  return (
    <div className="stack">
      <Table
        size="small"
        pagination={false}
        scroll={{ x: 120 + columns.length * 170 }}
        // By place, not by content: the row keeps the focus while its words change.
        rowKey={(row) => String(rows.indexOf(row))}
        dataSource={[...rows]}
        columns={[
          ...columns.map((column) => ({
            title: pick(column.label, locale),
            render: (_: unknown, row: Row, index: number) => (
              <CellInput
                name={`${pick(column.label, locale)} ${index + 1}`}
                column={column}
                value={String(row[column.key] ?? '')}
                onChange={(text) => change(index, column.key, text)}
              />
            ),
          })),
          {
            title: '',
            width: 80,
            render: (_: unknown, __: Row, index: number) => (
              <Button
                type="text"
                danger
                aria-label={`${say('remove')} ${index + 1}`}
                onClick={() => onChange(rows.filter((_row, at) => at !== index))}
              >
                {say('remove')}
              </Button>
            ),
          },
        ]}
      />
      <p>
        <Button
          onClick={() => onChange([...rows, Object.fromEntries(columns.map((column) => [column.key, '']))])}
        >
          {say('add')}
        </Button>
      </p>
    </div>
  );
}

interface CellProps {
  readonly name: string;
  readonly column: SettingColumn;
  readonly value: string;
  onChange(value: string): void;
}

/** One cell of a table: words, one of the choices, or several of them. */
function CellInput({ name, column, value, onChange }: CellProps) {
  const locale = useLocale();
  const { choices, many } = column;
  if (!choices) {
    return (
      <Input
        aria-label={name}
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const options = choices.map((choice) => ({ value: choice.value, label: pick(choice.label, locale) }));
  const common = { 'aria-label': name, allowClear: true, options, style: { width: '100%', minWidth: 140 } };
  return many ? (
    <Select<string[]>
      {...common}
      mode="multiple"
      value={value === '' ? [] : value.split(',')}
      onChange={(chosen) => onChange(chosen.join(','))}
    />
  ) : (
    <Select<string>
      {...common}
      value={value === '' ? null : value}
      onChange={(chosen?: string) => onChange(chosen ?? '')}
    />
  );
}
