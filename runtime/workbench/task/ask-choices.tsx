import { useMemo, useState } from 'react';
import { defineTexts, useClient, useLoad, useLocale, useTexts } from '#runtime/ui';
import type { TaskDetail } from '#runtime/wire';
import { fieldTitles } from './field-titles.ts';

const words = defineTexts({
  find: ['按姓名查找', 'Find by name'],
  person: ['转给谁', 'To whom'],
  fields: ['可以修改的内容', 'What may be changed'],
});

/** Who can take it over: those who hold a post that may handle tasks, found by name. */
export function PersonChoice({
  task,
  person,
  onChange,
}: {
  task: TaskDetail;
  person: string;
  onChange: (id: string) => void;
}) {
  const say = useTexts(words);
  const client = useClient();
  const [q, setQ] = useState('');
  const people = useLoad(`handlers ${task.id} ${q}`, (signal) =>
    client.call('GET /api/handlers', { query: { task: task.id, ...(q ? { q } : {}) }, signal }),
  );
  return (
    <>
      <label className="ui-label" htmlFor="ask-find">
        {say('find')}
      </label>
      <input
        id="ask-find"
        className="ui-input"
        value={q}
        maxLength={40}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <label className="ui-label" htmlFor="ask-person">
        {say('person')}
      </label>
      <select
        id="ask-person"
        className="ui-input"
        size={6}
        value={person}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {(people.data?.items ?? []).map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
            {one.posts.length > 0
              ? `（${one.posts.map((post) => `${post.unitName} · ${post.name}`).join('；')}）`
              : ''}
          </option>
        ))}
      </select>
    </>
  );
}

interface FieldChoiceProps {
  readonly task: TaskDetail;
  readonly fields: readonly string[];
  onChange(fields: readonly string[]): void;
}

/** Fields of the application that the applicant may then change; nothing else. */
export function FieldChoice({ task, fields, onChange }: FieldChoiceProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const choices = useMemo(
    () => (task.case.form ? fieldTitles(task.case.form, locale) : []),
    [task.case.form, locale],
  );
  return (
    <fieldset className="ui-field" id="ask-fields">
      <legend className="ui-label">{say('fields')}</legend>
      {choices.map(({ key, title }) => (
        <label key={key} className="ui-choice">
          <input
            type="checkbox"
            checked={fields.includes(key)}
            onChange={() =>
              onChange(fields.includes(key) ? fields.filter((one) => one !== key) : [...fields, key])
            }
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
