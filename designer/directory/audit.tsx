import { Button, Input, Table, Tag } from 'antd';
import { useState } from 'react';
import { ProblemBox, useResource } from '#designer/app';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { AuditRow } from '#runtime/wire';
import { asCards } from './cards.ts';

const words = defineTexts({
  search: ['按人、事项或办件号查找', 'Find by person, act or number'],
  at: ['时间', 'When'],
  who: ['谁', 'Who'],
  act: ['做了什么', 'Act'],
  object: ['对象', 'Object'],
  outcome: ['结果', 'Outcome'],
  done: ['已办', 'Done'],
  refused: ['被拒', 'Refused'],
  reason: ['原因', 'Reason'],
  none: ['没有记录', 'No records'],
  more: ['更早的', 'Older'],
  newest: ['回到最新', 'Newest'],
});

/** 操作记录: who did what, in which post. */
export function Audit() {
  const say = useTexts(words);
  const locale = useLocale();
  const [q, setQ] = useState('');
  const [cursor, setCursor] = useState<string>();
  const audit = useResource('GET /api/audit', { query: { q, limit: 50, ...(cursor ? { cursor } : {}) } });
  if (audit.error !== undefined) return <ProblemBox error={audit.error} onRetry={audit.reload} />;
  const next = audit.data?.cursor;
  return (
    <section className="stack">
      <Input.Search
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        style={{ maxWidth: 320 }}
        onSearch={(text) => {
          setCursor(undefined);
          setQ(text);
        }}
      />
      <Table
        className="as-cards"
        size="small"
        rowKey="id"
        loading={audit.slow}
        pagination={false}
        scroll={{ x: 720 }}
        locale={{ emptyText: say('none') }}
        dataSource={[...(audit.data?.items ?? [])]}
        columns={asCards<AuditRow>([
          {
            title: say('at'),
            width: 180,
            className: 'figures',
            render: (_, row) => new Date(row.at).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB'),
          },
          { title: say('who'), render: (_, row) => (row.post ? `${row.who}（${row.post}）` : row.who) },
          { title: say('act'), render: (_, row) => pick(row.label ?? row.act, locale) },
          { title: say('object'), dataIndex: 'object' },
          {
            title: say('outcome'),
            width: 90,
            render: (_, row) => (
              <Tag color={row.outcome === 'done' ? 'success' : 'error'}>{say(row.outcome)}</Tag>
            ),
          },
          { title: say('reason'), dataIndex: 'reason' },
        ])}
      />
      <div className="row">
        {cursor && <Button onClick={() => setCursor(undefined)}>{say('newest')}</Button>}
        {next && <Button onClick={() => setCursor(next)}>{say('more')}</Button>}
      </div>
    </section>
  );
}
