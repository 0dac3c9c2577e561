import { Button, Input, Select } from 'antd';
import type { Comparison, Condition, ConditionRow } from '#designer/condition';
import type { FormSchema } from '#runtime/form';
import { defineTexts, useTexts } from '#runtime/ui';
import { type RuleKind, ruleOf, withRule } from './model/rules.ts';
import type { RuleField } from './use-builder.ts';

const words = defineTexts({
  show: ['什么时候显示', 'Shown when'],
  require: ['什么时候必填', 'Required when'],
  always: ['总是显示', 'Always shown'],
  bySwitch: ['按上面的“必填”', 'By the switch above'],
  add: ['添加条件', 'Add a condition'],
  and: ['全部满足', 'All hold'],
  or: ['满足一个', 'One holds'],
  join: ['几个条件', 'Several conditions'],
  field: ['哪一项', 'Field'],
  comparison: ['比较', 'Comparison'],
  value: ['值', 'Value'],
  remove: ['删除这个条件', 'Delete this condition'],
  text: ['这个条件是手写的，可以在这里改', 'This condition was written by hand; change it here'],
  is: ['是', 'is'],
  'is-not': ['不是', 'is not'],
  more: ['大于', 'more than'],
  'at-least': ['不小于', 'at least'],
  less: ['小于', 'less than'],
  'at-most': ['不大于', 'at most'],
  contains: ['含有文字', 'contains'],
  includes: ['选中了', 'includes'],
  yes: ['已同意', 'ticked'],
  no: ['没有同意', 'not ticked'],
  noFields: ['表单里还没有别的字段可以看', 'No other field to look at yet'],
  empty: ['没有填', 'is empty'],
  filled: ['填了', 'is filled'],
});

interface Props {
  readonly kind: RuleKind;
  readonly node: FormSchema;
  readonly fields: readonly RuleField[];
  onChange(recipe: (node: FormSchema) => FormSchema, merge: string): void;
}

/** Which comparisons make sense for a field. */
function comparisonsOf(node: FormSchema | undefined): readonly Comparison[] {
  if (node?.type === 'number')
    return ['is', 'is-not', 'more', 'at-least', 'less', 'at-most', 'empty', 'filled'];
  if (node?.type === 'array') return ['includes', 'empty', 'filled'];
  if (node?.enum) return ['is', 'is-not', 'empty', 'filled'];
  if (node?.type === 'boolean') return ['is'];
  if (node?.['x-component'] === 'date')
    return ['is', 'more', 'at-least', 'less', 'at-most', 'empty', 'filled'];
  if (node?.type === 'object') return ['empty', 'filled'];
  return ['is', 'is-not', 'contains', 'empty', 'filled'];
}

function typeOf(node: FormSchema | undefined): ConditionRow['type'] {
  if (node?.type === 'number' || node?.type === 'boolean') return node.type;
  return node?.['x-component'] === 'date' ? 'date' : 'text';
}

/** A first condition on a field: its most usual comparison, its first option. */
function freshRow({ path, node }: RuleField): ConditionRow {
  return {
    field: path,
    comparison: comparisonsOf(node)[0] ?? 'is',
    type: typeOf(node),
    value: node.enum?.[0]?.value ?? (node.type === 'boolean' ? 'true' : node.type === 'number' ? '0' : ''),
  };
}

/** Show or require a field when …, as rows that staff can read; FEEL that rows cannot say stays as text. */
export function RuleEditor({ kind, node, fields, onChange }: Props) {
  const say = useTexts(words);
  const rule = ruleOf(node, kind);
  const set = (condition: Condition | string | undefined, merge: string) =>
    onChange((old) => withRule(old, kind, condition), `${kind} ${merge}`);
  const first = fields[0];
  return (
    <fieldset className="rule">
      <legend>{say(kind)}</legend>
      {rule.kind === 'always' && <p className="hint">{kind === 'show' ? say('always') : say('bySwitch')}</p>}
      {rule.kind === 'text' && (
        <Input.TextArea
          aria-label={say('text')}
          value={rule.feel}
          rows={2}
          onChange={(event) => set(event.target.value, 'text')}
        />
      )}
      {rule.kind === 'rows' && (
        <>
          {rule.condition.rows.length > 1 && (
            <Select
              aria-label={say('join')}
              value={rule.condition.join}
              options={(['and', 'or'] as const).map((join) => ({ value: join, label: say(join) }))}
              onChange={(join) => set({ ...rule.condition, join }, 'join')}
            />
          )}
          {rule.condition.rows.map((row, at) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their position.
              key={at}
              row={row}
              fields={fields}
              onChange={(next) =>
                set(
                  {
                    ...rule.condition,
                    rows: rule.condition.rows.map((one, index) => (index === at ? next : one)),
                  },
                  `row ${at}`,
                )
              }
              onRemove={() => {
                const rows = rule.condition.rows.filter((_, index) => index !== at);
                set(rows.length > 0 ? { ...rule.condition, rows } : undefined, `remove ${at}`);
              }}
            />
          ))}
        </>
      )}
      {rule.kind !== 'text' && first && (
        <Button
          onClick={() =>
            set(
              rule.kind === 'rows'
                ? { ...rule.condition, rows: [...rule.condition.rows, freshRow(first)] }
                : { join: 'and', rows: [freshRow(first)] },
              'add',
            )
          }
        >
          {say('add')}
        </Button>
      )}
    </fieldset>
  );
}

interface RowProps {
  readonly row: ConditionRow;
  readonly fields: readonly RuleField[];
  onChange(row: ConditionRow): void;
  onRemove(): void;
}

function Row({ row, fields, onChange, onRemove }: RowProps) {
  const say = useTexts(words);
  const field = fields.find((one) => one.path === row.field);
  const options =
    field?.node.enum ??
    (row.type === 'boolean'
      ? [
          { value: 'true', label: say('yes') },
          { value: 'false', label: say('no') },
        ]
      : undefined);
  const needsValue = row.comparison !== 'empty' && row.comparison !== 'filled';
  return (
    <div className="rule-row">
      <Select
        aria-label={say('field')}
        showSearch={{ optionFilterProp: 'label' }}
        value={row.field || null}
        // A field that is gone keeps its name in sight, so that the rule can be mended.
        options={[
          ...fields.map((one) => ({ value: one.path, label: one.title })),
          ...(field || !row.field ? [] : [{ value: row.field, label: row.field }]),
        ]}
        onChange={(path: string | null) => {
          const next = fields.find((one) => one.path === path);
          if (next) onChange(freshRow(next));
        }}
      />
      <Select
        aria-label={say('comparison')}
        value={row.comparison}
        options={comparisonsOf(field?.node).map((one) => ({ value: one, label: say(one) }))}
        onChange={(comparison) => onChange({ ...row, comparison })}
      />
      {needsValue &&
        (options ? (
          <Select
            aria-label={say('value')}
            value={row.value}
            options={options.map((option) => ({ value: option.value, label: option.label }))}
            onChange={(value) => onChange({ ...row, value })}
          />
        ) : (
          <Input
            aria-label={say('value')}
            value={row.value}
            type={row.type === 'date' ? 'date' : 'text'}
            inputMode={row.type === 'number' ? 'decimal' : 'text'}
            onChange={(event) => onChange({ ...row, value: event.target.value })}
          />
        ))}
      <Button type="text" danger aria-label={say('remove')} onClick={onRemove}>
        ×
      </Button>
    </div>
  );
}
