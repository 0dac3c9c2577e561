import { Alert, Button, Checkbox, Form, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { client, ProblemBox, Skeleton, toast, useAct, useResource } from '#designer/app';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { CalendarResource } from '#runtime/wire';
import { clock, minutes, readHolidays, spansOfYears } from './calendar-text.ts';
import { FileChoice } from './file-choice.tsx';

const words = defineTexts({
  explain: [
    '期限按这里的工作日计算。节假日和调休每年由国务院办公厅公布，公布后请在这里导入或逐日修改。',
    'Deadlines count by these working days. Holidays and make-up days are published each year; import them here or change single days.',
  ],
  covered: ['已有节假日的年份：{years}', 'Years with holidays: {years}'],
  hours: ['办公时间', 'Office hours'],
  hoursHint: ['如 09:00-12:00 13:30-17:30', 'For example 09:00-12:00 13:30-17:30'],
  hoursWrong: [
    '请按 09:00-12:00 13:30-17:30 的样子写，后一段不能早于前一段',
    'Write it as 09:00-12:00 13:30-17:30, in order',
  ],
  year: ['年份', 'Year'],
  whole: ['{year} 年的节假日已经录全', 'The holidays of {year} are complete'],
  day: ['日期', 'Day'],
  kind: ['安排', 'Arrangement'],
  name: ['名称', 'Name'],
  off: ['放假', 'Off'],
  work: ['上班（调休）', 'Work'],
  add: ['添加一天', 'Add a day'],
  dayWrong: ['请写日期，如 2026-10-01', 'Write a day such as 2026-10-01'],
  remove: ['删除', 'Delete'],
  import: ['导入节假日文件（JSON 或 ICS）', 'Import a holiday file (JSON or ICS)'],
  imported: ['读到 {count} 天，保存后生效', '{count} days read; save to apply'],
  importWrong: [
    '文件里没有读到节假日。请用 JSON 或 ICS 格式，每天有日期和放假或上班。',
    'No holidays found in the file. Use JSON or ICS with a date and off or work for each day.',
  ],
  save: ['保存日历', 'Save the calendar'],
  saved: ['已保存日历', 'Calendar saved'],
  unsaved: ['有改动还没有保存', 'Changes are not saved yet'],
  empty: [
    '这一年还没有节假日。导入文件，或逐日添加。',
    'No holidays for this year yet. Import a file or add days.',
  ],
});

type Day = CalendarResource['days'][number];

/** Working time of the street: office hours, holidays and make-up days by year. */
export function CalendarEditor({ onSaved }: { onSaved?: () => void }) {
  const calendar = useResource('GET /api/calendar', {});
  if (calendar.error !== undefined) return <ProblemBox error={calendar.error} onRetry={calendar.reload} />;
  if (!calendar.data) return <Skeleton lines={8} />;
  return (
    <Editor
      key={calendar.data.version}
      calendar={calendar.data}
      onSaved={() => {
        calendar.reload();
        onSaved?.();
      }}
    />
  );
}

const hoursText = ({ hours }: CalendarResource) =>
  hours.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' ');

function Editor({ calendar, onSaved }: { calendar: CalendarResource; onSaved: () => void }) {
  const say = useTexts(words);
  const locale = useLocale();
  const act = useAct();
  const [days, setDays] = useState<readonly Day[]>(calendar.days);
  const [hours, setHours] = useState(() => hoursText(calendar));
  const [covered, setCovered] = useState<readonly number[]>(calendar.years);
  const years = [...new Set([...covered, ...days.map((day) => Number(day.day.slice(0, 4)))])].sort();
  const [year, setYear] = useState(() => years.at(-1) ?? new Date().getFullYear());
  const parsed = minutes(hours);
  const changed = days !== calendar.days || covered !== calendar.years || hours !== hoursText(calendar);
  const shown = days
    .filter((day) => day.day.startsWith(`${year}-`))
    .sort((a, b) => a.day.localeCompare(b.day));

  const merge = (more: readonly Day[]) =>
    setDays((old) => [...new Map([...old, ...more].map((day) => [day.day, day])).values()]);
  /** A file brings a year whole; a single day does not. */
  const cover = (more: readonly number[]) => setCovered((old) => [...new Set([...old, ...more])].sort());
  const onFile = async (file: File) => {
    const read = readHolidays(await file.text());
    if (read.length === 0) {
      toast({ text: { zh: words.importWrong[0], en: words.importWrong[1] }, tone: 'error' });
      return;
    }
    merge(read);
    cover(read.map((day) => Number(day.day.slice(0, 4))));
    setYear(Number(read[0]?.day.slice(0, 4)));
    toast({ text: say('imported', { count: read.length }) });
  };
  const save = () =>
    parsed &&
    act
      .run(
        () =>
          client.call('PUT /api/calendar', {
            body: { hours: parsed, days: [...days], years: [...covered] },
            version: calendar.version,
          }),
        { zh: words.saved[0], en: words.saved[1] },
      )
      .then((done) => done && onSaved());

  return (
    <section className="stack">
      <p>{say('explain')}</p>
      {calendar.warning && <Alert type="warning" showIcon title={pick(calendar.warning, locale)} />}
      <p>{say('covered', { years: spansOfYears(calendar.years) })}</p>
      <Form layout="vertical" className="narrow-form">
        <Form.Item
          label={say('hours')}
          htmlFor="office-hours"
          extra={say('hoursHint')}
          {...(parsed ? {} : { validateStatus: 'error' as const, help: say('hoursWrong') })}
        >
          <Input id="office-hours" value={hours} onChange={(event) => setHours(event.target.value)} />
        </Form.Item>
      </Form>
      <div className="row">
        <Select
          aria-label={say('year')}
          value={year}
          style={{ width: 110 }}
          options={years.map((one) => ({ value: one, label: String(one) }))}
          onChange={setYear}
        />
        <Checkbox
          checked={covered.includes(year)}
          onChange={({ target }) =>
            target.checked ? cover([year]) : setCovered(covered.filter((one) => one !== year))
          }
        >
          {say('whole', { year })}
        </Checkbox>
        <FileChoice accept=".json,.ics" onFile={(file) => void onFile(file)}>
          {say('import')}
        </FileChoice>
      </div>
      <AddDay
        onAdd={(day) => {
          merge([day]);
          setYear(Number(day.day.slice(0, 4)));
        }}
      />
      <Table<Day>
        size="small"
        rowKey="day"
        pagination={false}
        scroll={{ x: 480, y: 420 }}
        locale={{ emptyText: say('empty') }}
        dataSource={shown}
        columns={[
          { title: say('day'), dataIndex: 'day', className: 'figures', width: 140 },
          {
            title: say('kind'),
            width: 160,
            render: (_, day) => (
              <Select
                aria-label={`${day.day} ${say('kind')}`}
                value={day.work}
                style={{ width: 130 }}
                options={[
                  { value: false, label: say('off') },
                  { value: true, label: say('work') },
                ]}
                onChange={(work) => merge([{ ...day, work }])}
              />
            ),
          },
          { title: say('name'), dataIndex: 'name' },
          {
            title: '',
            width: 90,
            render: (_, day) => (
              <Button
                type="text"
                danger
                aria-label={`${say('remove')} ${day.day}`}
                onClick={() => setDays(days.filter((one) => one.day !== day.day))}
              >
                {say('remove')}
              </Button>
            ),
          },
        ]}
      />
      <p>
        <Button
          type={changed ? 'primary' : 'default'}
          loading={act.busy}
          disabled={!parsed}
          onClick={() => void save()}
        >
          {say('save')}
        </Button>
        {changed && <span className="unsaved">{say('unsaved')}</span>}
      </p>
    </section>
  );
}

function AddDay({ onAdd }: { onAdd: (day: Day) => void }) {
  const say = useTexts(words);
  const [form] = Form.useForm<{ day: string; work: boolean; name?: string }>();
  return (
    <Form
      form={form}
      layout="inline"
      className="add-day"
      initialValues={{ work: false }}
      onFinish={({ day, work, name }) => {
        onAdd(name ? { day, work, name } : { day, work });
        form.resetFields();
      }}
    >
      <Form.Item
        name="day"
        rules={[{ required: true, pattern: /^\d{4}-\d{2}-\d{2}$/, message: say('dayWrong') }]}
      >
        <Input type="date" aria-label={say('day')} />
      </Form.Item>
      <Form.Item name="work">
        <Select
          aria-label={say('kind')}
          style={{ width: 130 }}
          options={[
            { value: false, label: say('off') },
            { value: true, label: say('work') },
          ]}
        />
      </Form.Item>
      <Form.Item name="name">
        <Input aria-label={say('name')} placeholder={say('name')} maxLength={20} />
      </Form.Item>
      <Button htmlType="submit">{say('add')}</Button>
    </Form>
  );
}
