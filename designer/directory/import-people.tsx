import { Alert, Button, Table } from 'antd';
import { useState } from 'react';
import { client, newKey, reloadDirectory, useAct } from '#designer/app';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { ImportReport } from '#runtime/wire';
import { FileChoice } from './file-choice.tsx';
import { OneTimePasswords } from './passwords.tsx';

const words = defineTexts({
  explain: [
    '用一张表格导入单位、岗位和人员。先下载模板，填好后选文件：先检查，没有错误再导入，不会导入一半。',
    'Import units, posts and people from one spreadsheet. Download the template, fill it in, choose the file: it is checked first and imported whole or not at all.',
  ],
  template: ['下载模板', 'Download the template'],
  choose: ['选择表格（xlsx 或 csv）', 'Choose a spreadsheet (xlsx or csv)'],
  checking: ['正在检查…', 'Checking …'],
  found: ['{units} 个单位、{posts} 个岗位、{people} 个人', '{units} units, {posts} posts, {people} people'],
  errors: [
    '{count} 处要改：改好表格后再选一次文件',
    '{count} to mend: correct the spreadsheet and choose it again',
  ],
  row: ['行', 'Row'],
  column: ['列', 'Column'],
  problem: ['问题', 'Problem'],
  import: ['导入', 'Import'],
  imported: ['已导入', 'Imported'],
});

/** One spreadsheet with units, posts and people: checked by row, imported whole or not at all. */
export function ImportPeople({ onImported }: { onImported?: () => void }) {
  const say = useTexts(words);
  const locale = useLocale();
  const act = useAct();
  const [file, setFile] = useState<File>();
  // One key per chosen file: a retry after a broken line makes nobody twice and brings the same passwords.
  const [key, setKey] = useState(newKey);
  const [report, setReport] = useState<ImportReport>();

  const send = (chosen: File, dryRun: boolean) =>
    act.run(
      async () => {
        const body = new FormData();
        if (dryRun) body.set('dryRun', '1');
        body.set('file', chosen);
        const answer = await client.call('POST /api/directory/import', {
          body,
          key: dryRun ? newKey() : key,
        });
        setReport(answer);
        if (!dryRun && answer.errors.length === 0) {
          setFile(undefined);
          await reloadDirectory();
          onImported?.();
        }
      },
      dryRun ? undefined : { zh: words.imported[0], en: words.imported[1] },
    );

  const onChoose = (chosen: File) => {
    setFile(chosen);
    setKey(newKey());
    setReport(undefined);
    void send(chosen, true);
  };

  return (
    <section className="stack">
      <p>{say('explain')}</p>
      <p>
        <a href="/api/directory/template" download>
          {say('template')}
        </a>
      </p>
      <FileChoice accept=".xlsx,.csv" onFile={onChoose}>
        {say('choose')}
      </FileChoice>
      {file && (
        <p role="status">
          {file.name} {act.busy ? say('checking') : ''}
        </p>
      )}
      {report && report.errors.length > 0 && (
        <>
          <Alert type="error" showIcon title={say('errors', { count: report.errors.length })} />
          <Table
            size="small"
            rowKey={(error) => `${error.row}-${error.column}-${error.message.zh}`}
            pagination={report.errors.length > 20 ? { pageSize: 20 } : false}
            dataSource={[...report.errors]}
            columns={[
              { title: say('row'), dataIndex: 'row', width: 80 },
              { title: say('column'), dataIndex: 'column', width: 120 },
              { title: say('problem'), render: (_, error) => pick(error.message, locale) },
            ]}
          />
        </>
      )}
      {report && report.errors.length === 0 && (
        <Alert
          type="success"
          showIcon
          title={say('found', { units: report.units, posts: report.posts, people: report.people })}
        />
      )}
      {file && report && report.errors.length === 0 && (
        <p>
          <Button type="primary" loading={act.busy} onClick={() => void send(file, false)}>
            {say('import')}
          </Button>
        </p>
      )}
      {report?.passwords && <OneTimePasswords people={report.passwords} />}
    </section>
  );
}
