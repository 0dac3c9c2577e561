import { Button, Input, Table, Tag } from 'antd';
import { useState } from 'react';
import { Empty, ProblemBox, reloadDirectory, Skeleton, useResource } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import type { PersonResource } from '#runtime/wire';
import { asCards } from './cards.ts';
import { type OneTimePassword, OneTimePasswords } from './passwords.tsx';
import { PersonActs } from './person-acts.tsx';
import { PersonForm } from './person-form.tsx';

const words = defineTexts({
  add: ['邀请人员', 'Invite somebody'],
  search: ['按姓名或登录名查找', 'Find by name or login'],
  none: [
    '还没有人员。可以逐个邀请，也可以用表格一次导入。',
    'Nobody yet. Invite people one by one or import a spreadsheet.',
  ],
  nobody: ['没有找到“{q}”。换个写法试试。', 'Nothing found for “{q}”. Try another spelling.'],
  name: ['姓名', 'Name'],
  login: ['登录名', 'Login'],
  phone: ['手机', 'Mobile'],
  posts: ['岗位', 'Posts'],
  state: ['状态', 'State'],
  invited: ['已邀请，还没登录', 'Invited, not signed in yet'],
  active: ['在用', 'Active'],
  locked: ['已锁定', 'Locked'],
  disabled: ['已停用', 'Disabled'],
  acts: ['操作', 'Acts'],
});

const TONES = { invited: 'warning', active: 'success', locked: 'error', disabled: 'default' } as const;

/** People of the street: invite, find, and each one's life cycle. */
export function People() {
  const say = useTexts(words);
  const [q, setQ] = useState('');
  const people = useResource('GET /api/people', { query: { q, limit: 200 } });
  const [editing, setEditing] = useState<PersonResource | 'new'>();
  const [passwords, setPasswords] = useState<readonly OneTimePassword[]>([]);
  const refresh = () => {
    people.reload();
    void reloadDirectory();
  };
  if (people.error !== undefined) return <ProblemBox error={people.error} onRetry={people.reload} />;
  const items = people.data?.items ?? [];
  return (
    <section className="stack">
      <div className="row">
        <Input.Search
          allowClear
          aria-label={say('search')}
          placeholder={say('search')}
          style={{ maxWidth: 280 }}
          onSearch={setQ}
        />
        <Button type="primary" onClick={() => setEditing('new')}>
          {say('add')}
        </Button>
      </div>
      {passwords.length > 0 && <OneTimePasswords people={passwords} />}
      {!people.data ? (
        <Skeleton lines={8} />
      ) : items.length === 0 ? (
        <Empty title={q ? say('nobody', { q }) : say('none')} />
      ) : (
        <Table<PersonResource>
          className="as-cards"
          size="middle"
          rowKey="id"
          loading={people.slow}
          scroll={{ x: 860 }}
          pagination={items.length > 50 ? { pageSize: 50 } : false}
          dataSource={[...items]}
          columns={asCards<PersonResource>([
            { title: say('name'), dataIndex: 'name' },
            { title: say('login'), dataIndex: 'login', width: 130 },
            { title: say('phone'), dataIndex: 'phone', className: 'figures', width: 130 },
            {
              title: say('posts'),
              render: (_, person) => person.posts.map((post) => `${post.unitName} · ${post.name}`).join('；'),
            },
            {
              title: say('state'),
              width: 170,
              render: (_, person) => <Tag color={TONES[person.state]}>{say(person.state)}</Tag>,
            },
            {
              title: say('acts'),
              width: 100,
              render: (_, person) => (
                <PersonActs
                  person={person}
                  onEdit={() => setEditing(person)}
                  onDone={refresh}
                  onPassword={(password) =>
                    setPasswords([{ login: person.login, name: person.name, password }])
                  }
                />
              ),
            },
          ])}
        />
      )}
      <PersonForm
        person={editing}
        onInvited={(password) => setPasswords([password])}
        onDone={refresh}
        onClose={() => setEditing(undefined)}
      />
    </section>
  );
}
