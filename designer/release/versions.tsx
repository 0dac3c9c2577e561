import { Button, Input, Modal, Table, Tag } from 'antd';
import { useState } from 'react';
import { client, newKey, useAct } from '#designer/app';
import { defineTexts, useLocale, useTexts } from '#runtime/ui';
import type { Release } from '#runtime/wire';

const words = defineTexts({
  none: ['还没有发布过。', 'Not published yet.'],
  number: ['版本', 'Version'],
  at: ['发布时间', 'Published'],
  by: ['发布人', 'By'],
  reason: ['原因', 'Reason'],
  cases: ['办件', 'Cases'],
  state: ['状态', 'State'],
  current: ['在用', 'Current'],
  older: ['旧版', 'Older'],
  suspended: ['停止受理', 'Suspended'],
  suspend: ['停止受理', 'Suspend'],
  suspendLoss: [
    '停止后居民不能再新填，页面会说明停止受理和原因；正在办的办件照常办完。可以再恢复。',
    'Residents can no longer apply, and the page says so; running cases go on. It can be resumed.',
  ],
  suspendReason: ['停止受理的原因（居民会看到）', 'Reason (residents will see it)'],
  resume: ['恢复受理', 'Resume'],
  cancel: ['不停', 'Keep it open'],
});

interface Props {
  readonly releases: readonly Release[];
  readonly mayPublish: boolean;
  onChange(): void;
}

/** What was published when, by whom and why; suspend and resume. */
export function Versions({ releases, mayPublish, onChange }: Props) {
  const say = useTexts(words);
  const locale = useLocale();
  const act = useAct();
  const [reason, setReason] = useState<string>();
  const shown = releases.filter((release) => !release.trial);
  const live = shown.find((release) => release.state !== 'older');
  if (shown.length === 0) return <p className="hint">{say('none')}</p>;
  const suspend = async () => {
    if (!live) return;
    const done = await act.run(() =>
      client.call('POST /api/services/{id}/suspend', {
        params: { id: live.service },
        body: { reason: reason ?? '' },
        key: newKey(),
      }),
    );
    if (done) setReason(undefined);
    onChange();
  };
  const resume = async () => {
    if (!live) return;
    await act.run(() =>
      client.call('POST /api/services/{id}/resume', {
        params: { id: live.service },
        body: {},
        key: newKey(),
      }),
    );
    onChange();
  };
  return (
    <div className="stack">
      <Table<Release>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 640 }}
        dataSource={[...shown]}
        columns={[
          { title: say('number'), dataIndex: 'number', className: 'figures', width: 80 },
          {
            title: say('state'),
            width: 110,
            render: (_, release) => (
              <Tag
                color={
                  release.state === 'current'
                    ? 'success'
                    : release.state === 'suspended'
                      ? 'warning'
                      : 'default'
                }
              >
                {say(release.state)}
              </Tag>
            ),
          },
          {
            title: say('at'),
            className: 'figures',
            render: (_, release) =>
              new Date(release.publishedAt).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB'),
          },
          { title: say('by'), dataIndex: 'publishedBy' },
          { title: say('reason'), dataIndex: 'reason' },
          { title: say('cases'), dataIndex: 'cases', className: 'figures', width: 80 },
        ]}
      />
      {mayPublish && live && (
        <p>
          {live.state === 'suspended' ? (
            <Button loading={act.busy} onClick={() => void resume()}>
              {say('resume')}
            </Button>
          ) : (
            <Button danger onClick={() => setReason('')}>
              {say('suspend')}
            </Button>
          )}
        </p>
      )}
      <Modal
        open={reason !== undefined}
        title={say('suspend')}
        okText={say('suspend')}
        cancelText={say('cancel')}
        okButtonProps={{ danger: true, disabled: !reason?.trim(), loading: act.busy }}
        onOk={() => void suspend()}
        onCancel={() => setReason(undefined)}
      >
        <p>{say('suspendLoss')}</p>
        <Input
          aria-label={say('suspendReason')}
          placeholder={say('suspendReason')}
          maxLength={200}
          value={reason ?? ''}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </div>
  );
}
