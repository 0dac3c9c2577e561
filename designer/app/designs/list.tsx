import { Button, Input, Modal, Popconfirm, Tag } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { defineTexts, useLocale, useTexts } from '#runtime/ui';
import type { DesignRow } from '#runtime/wire';
import { useAct } from '../act.ts';
import { client, newKey } from '../client.ts';
import { ProblemBox } from '../problems.tsx';
import { useResource } from '../resource.ts';
import { Link, navigate } from '../router.tsx';
import { useMay } from '../session.ts';
import { Empty, Skeleton } from '../states.tsx';
import { ago } from '../time.ts';

const words = defineTexts({
  title: ['流程与表单', 'Designs'],
  create: ['新建流程', 'New process'],
  emptyTitle: ['这里会列出本街道的流程', 'Your street’s processes will be listed here'],
  emptyHint: [
    '从一张白纸开始，或者先克隆一个现成的模板。',
    'Start from a blank page, or clone a template pack.',
  ],
  name: ['流程叫什么', 'Name of the process'],
  nameHint: ['居民看得懂的说法，例如：反映楼道堆物', 'In words residents understand'],
  nameMissing: ['请给流程起个名字', 'Give the process a name'],
  make: ['建好，开始画', 'Create and draw'],
  find: ['按名称找', 'Find by name'],
  none: ['没有名称里带“{q}”的流程', 'No process has “{q}” in its name'],
  published: ['已发布 · 第 {n} 版', 'Published · version {n}'],
  suspended: ['已停用', 'Suspended'],
  draft: ['草稿', 'Draft'],
  changed: ['有未发布的改动', 'Unpublished changes'],
  saved: ['{who} {ago}保存', 'Saved by {who} {ago}'],
  remove: ['删除', 'Delete'],
  removeAsk: [
    '删除草稿“{name}”？画好的流程和表单都会没有，不能恢复。',
    'Delete the draft “{name}”? Its process and forms are gone for good.',
  ],
  removed: ['已删除', 'Deleted'],
});

/** All drafts of the space, with their state. */
export function DesignList() {
  const say = useTexts(words);
  const list = useResource('GET /api/designs', {});
  const mayDesign = useMay('design');
  const [asking, setAsking] = useState(false);
  const [q, setQ] = useState('');
  const rows = useMemo(
    () => (list.data?.items ?? []).filter((row) => row.name.includes(q.trim())),
    [list.data, q],
  );
  return (
    <main className="page">
      <div className="page-head">
        <h1>{say('title')}</h1>
        {(list.data?.total ?? 0) > 5 && (
          <Input.Search
            allowClear
            placeholder={say('find')}
            aria-label={say('find')}
            value={q}
            onChange={(e) => setQ(e.target.value)}
          />
        )}
        {mayDesign && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {say('create')}
          </Button>
        )}
      </div>
      {list.error !== undefined && <ProblemBox error={list.error} onRetry={list.reload} />}
      {!list.data && list.slow && <Skeleton />}
      {list.data?.items.length === 0 && (
        <Empty title={say('emptyTitle')}>
          <p className="hint">{say('emptyHint')}</p>
        </Empty>
      )}
      {q && list.data && rows.length === 0 && <p className="hint">{say('none', { q })}</p>}
      <ul className="design-list">
        {rows.map((row) => (
          <DesignItem key={row.id} row={row} mayDesign={mayDesign} onRemoved={list.reload} />
        ))}
      </ul>
      <CreateDialog open={asking} onClose={() => setAsking(false)} />
    </main>
  );
}

interface ItemProps {
  readonly row: DesignRow;
  readonly mayDesign: boolean;
  onRemoved(): void;
}

function DesignItem({ row, mayDesign, onRemoved }: ItemProps) {
  const say = useTexts(words);
  const locale = useLocale();
  const act = useAct();
  const { service } = row;
  const remove = async () => {
    const done = await act.run(
      () => client.call('DELETE /api/designs/{id}', { params: { id: row.id }, version: row.version }),
      { zh: words.removed[0], en: words.removed[1] },
    );
    if (done) onRemoved();
  };
  return (
    <li>
      <Link to={`designs/${row.id}`} className="design-name">
        {row.name}
      </Link>
      <span className="tags">
        {!service && <Tag>{say('draft')}</Tag>}
        {service?.state === 'published' && (
          <Tag color="green">{say('published', { n: service.release })}</Tag>
        )}
        {service?.state === 'suspended' && <Tag color="orange">{say('suspended')}</Tag>}
        {service && row.changed && <Tag color="blue">{say('changed')}</Tag>}
      </span>
      <time className="hint" dateTime={row.savedAt} title={new Date(row.savedAt).toLocaleString()}>
        {say('saved', { who: row.savedBy, ago: ago(row.savedAt, locale) })}
      </time>
      {mayDesign && !service && (
        <Popconfirm
          title={say('removeAsk', { name: row.name })}
          okText={say('remove')}
          okButtonProps={{ danger: true }}
          onConfirm={remove}
        >
          <Button type="text" size="small" loading={act.busy}>
            {say('remove')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}

function CreateDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useTexts(words);
  const act = useAct();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  // One key for one name: a retry makes no second design, another name is another intent.
  const intent = useRef({ name: '', key: '' });
  const missing = tried && name.trim() === '';
  const create = () => {
    setTried(true);
    if (name.trim() === '') return;
    if (intent.current.name !== name.trim()) intent.current = { name: name.trim(), key: newKey() };
    void act.run(async () => {
      const design = await client.call('POST /api/designs', {
        body: { name: name.trim() },
        key: intent.current.key,
      });
      navigate(`designs/${design.id}`);
    });
  };
  return (
    <Modal
      open={open}
      title={say('create')}
      okText={say('make')}
      confirmLoading={act.busy}
      onOk={create}
      onCancel={onClose}
    >
      <div className="field">
        <label htmlFor="new-design">{say('name')}</label>
        <Input
          id="new-design"
          autoFocus
          maxLength={60}
          value={name}
          aria-describedby="new-design-note"
          {...(missing && { status: 'error' as const, 'aria-invalid': true })}
          onChange={(e) => setName(e.target.value)}
          onPressEnter={create}
        />
        <p id="new-design-note" className={missing ? 'field-error' : 'hint'}>
          {say(missing ? 'nameMissing' : 'nameHint')}
        </p>
      </div>
    </Modal>
  );
}
