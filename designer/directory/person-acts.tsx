import { Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { client, useAct } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import type { PersonResource } from '#runtime/wire';

const words = defineTexts({
  more: ['管理', 'Manage'],
  edit: ['改姓名和手机', 'Change name and mobile'],
  reset: ['重置密码', 'Reset the password'],
  unlock: ['解除锁定', 'Unlock'],
  disable: ['停用账号', 'Disable the account'],
  enable: ['启用账号', 'Enable the account'],
  disableTitle: ['停用 {name} 的账号', 'Disable the account of {name}'],
  disableLoss: [
    '停用后 {name} 立刻退出登录，不能再办理；名下的待办留在原岗位。以后可以再启用。',
    '{name} is signed out at once and can no longer work; open tasks stay with the posts. It can be enabled again.',
  ],
  reason: ['停用原因', 'Reason'],
  done: ['已改好', 'Done'],
  cancel: ['不停用', 'Keep it'],
});

interface Props {
  readonly person: PersonResource;
  onEdit(): void;
  onDone(): void;
  onPassword(password: string): void;
}

/** Life cycle of one account, by the unit's own admin. */
export function PersonActs({ person, onEdit, onDone, onPassword }: Props) {
  const say = useTexts(words);
  const act = useAct();
  const [reason, setReason] = useState<string>();
  const params = { id: person.id };
  const done = { zh: words.done[0], en: words.done[1] };
  const reset = () =>
    act.run(async () => {
      const answer = await client.call('POST /api/people/{id}/reset', { params, body: {} });
      onPassword(answer.password);
      onDone();
    }, done);
  const simple = (endpoint: 'POST /api/people/{id}/unlock' | 'POST /api/people/{id}/enable') =>
    act.run(async () => {
      await client.call(endpoint, { params, body: {} });
      onDone();
    }, done);
  const disable = async () => {
    const ok = await act.run(async () => {
      await client.call('POST /api/people/{id}/disable', { params, body: { reason: reason ?? '' } });
      onDone();
    }, done);
    if (ok) setReason(undefined);
  };
  const items = [
    { key: 'edit', label: say('edit'), onClick: onEdit },
    { key: 'reset', label: say('reset'), onClick: () => void reset() },
    ...(person.state === 'locked'
      ? [{ key: 'unlock', label: say('unlock'), onClick: () => void simple('POST /api/people/{id}/unlock') }]
      : []),
    person.state === 'disabled'
      ? { key: 'enable', label: say('enable'), onClick: () => void simple('POST /api/people/{id}/enable') }
      : { key: 'disable', label: say('disable'), danger: true, onClick: () => setReason('') },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button loading={act.busy} aria-label={`${say('more')} ${person.name}`}>
          {say('more')}
        </Button>
      </Dropdown>
      <Modal
        open={reason !== undefined}
        title={say('disableTitle', { name: person.name })}
        okText={say('disable')}
        cancelText={say('cancel')}
        okButtonProps={{ danger: true, disabled: !reason?.trim(), loading: act.busy }}
        onOk={() => void disable()}
        onCancel={() => setReason(undefined)}
      >
        <p>{say('disableLoss', { name: person.name })}</p>
        <Input.TextArea
          aria-label={say('reason')}
          placeholder={say('reason')}
          value={reason ?? ''}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  );
}
