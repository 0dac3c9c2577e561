import { Button, Input } from 'antd';
import type { FormSchema } from '#runtime/form';
import { defineTexts, useTexts } from '#runtime/ui';

const words = defineTexts({
  option: ['选项 {n}', 'Option {n}'],
  value: ['选项 {n} 的值', 'Value of option {n}'],
  stored: ['存的值', 'Stored value'],
  english: ['选项 {n} 的英文', 'English of option {n}'],
  add: ['添加选项', 'Add an option'],
  remove: ['删除选项 {n}', 'Delete option {n}'],
  up: ['上移选项 {n}', 'Move option {n} up'],
  fresh: ['新选项', 'New option'],
});

interface Props {
  readonly id: string;
  readonly node: FormSchema;
  onChange(recipe: (node: FormSchema) => FormSchema, merge: string): void;
}

type Option = NonNullable<FormSchema['enum']>[number];

/** Options with the words people see and the value that is kept. */
export function OptionsEditor({ id, node, onChange }: Props) {
  const say = useTexts(words);
  const options = node.enum ?? [];
  const english = node['x-text-en']?.options ?? {};
  const set = (next: readonly Option[], merge: string) => onChange((old) => ({ ...old, enum: next }), merge);
  const change = (at: number, part: Partial<Option>) =>
    set(
      options.map((option, index) => (index === at ? { ...option, ...part } : option)),
      `enum ${at} ${Object.keys(part).join()}`,
    );
  const sayEnglish = (value: string, text: string) =>
    onChange(
      (old) => ({
        ...old,
        'x-text-en': { ...old['x-text-en'], options: { ...old['x-text-en']?.options, [value]: text } },
      }),
      `english ${value}`,
    );
  const add = () => {
    let number = options.length + 1;
    while (options.some((option) => option.value === `o${number}`)) number++;
    set([...options, { label: `${say('fresh')} ${number}`, value: `o${number}` }], `add ${number}`);
  };
  return (
    <div className="options" id={id}>
      {options.map((option, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the value is edited in place, so only the position is stable.
        <div className="option" key={at}>
          <Input
            aria-label={say('option', { n: at + 1 })}
            value={option.label}
            maxLength={60}
            onChange={(event) => change(at, { label: event.target.value })}
          />
          <Button
            type="text"
            disabled={at === 0}
            aria-label={say('up', { n: at + 1 })}
            onClick={() => {
              const next = [...options];
              next.splice(at - 1, 0, ...next.splice(at, 1));
              set(next, `up ${at}`);
            }}
          >
            ↑
          </Button>
          <Button
            type="text"
            danger
            aria-label={say('remove', { n: at + 1 })}
            onClick={() =>
              set(
                options.filter((_, index) => index !== at),
                `remove ${at}`,
              )
            }
          >
            ×
          </Button>
          <div className="option-more">
            <Input
              aria-label={say('value', { n: at + 1 })}
              placeholder={say('stored')}
              value={option.value}
              maxLength={60}
              onChange={(event) => change(at, { value: event.target.value })}
            />
            <Input
              aria-label={say('english', { n: at + 1 })}
              placeholder="English"
              value={english[option.value] ?? ''}
              maxLength={60}
              onChange={(event) => sayEnglish(option.value, event.target.value)}
            />
          </div>
        </div>
      ))}
      <Button onClick={add}>{say('add')}</Button>
    </div>
  );
}
