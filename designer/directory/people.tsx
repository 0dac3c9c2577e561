import { Button, Form, Input, Modal, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import {
  client,
  Empty,
  newKey,
  ProblemBox,
  reloadDirectory,
  useAct,
  useDirectory,
  useResource,
} from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import type { PersonResource } from '#runtime/wire';
import { OneTimePasswords } from './passwords.tsx';
import { PersonActs } from './person-acts.tsx';

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
  nameMissing: ['请写姓名', 'Write the name'],
  loginWrong: ['3 到 32 个小写字母、数字、点或横线', '3 to 32 lower-case letters, figures, dots or hyphens'],
  phoneWrong: ['请输入 11 位手机号', 'Enter a mobile number of 11 digits'],
  invite: ['生成一次性密码', 'Make a one-time password'],
  cancel: ['不邀请了', 'Cancel'],
  invited: ['已邀请', 'Invited'],
  active: ['在用', 'Active'],
  locked: ['已锁定', 'Locked'],
  disabled: ['已停用', 'Disabled'],
  acts: ['操作', 'Acts'],
});

const TONES = { invited: 'gold', active: 'green', locked: 'red', disabled: 'default' } as const;

interface Values {
  readonly name: string;
  readonly login: string;
  readonly phone?: string;
  readonly posts?: string[];
}

/** People of the street: invite, find, and each one's life cycle. */
export function People() {
  const say = useTexts(words);
  const [q, setQ] = useState('');
  const people = useResource('GET /api/people', { query: { q, limit: 200 } });
  const { posts, units } = useDirectory();
  const act = useAct();
  const [inviting, setInviting] = useState(false);
  const [passwords, setPasswords] = useState<readonly { login: string; name: string; password: string }[]>(
    [],
  );
  const postName = (id: string) => {
    const post = posts.find((one) => one.id === id);
    return post ? `${units.find((unit) => unit.id === post.unit)?.name ?? ''} · ${post.name}` : id;
  };
  const refresh = () => {
    people.reload();
    void reloadDirectory();
  };
  const invite = async ({ name, login, phone, posts: chosen = [] }: Values) => {
    const done = await act.run(async () => {
      const person = await client.call('POST /api/people', {
        body: { name, login, posts: chosen, ...(phone ? { phone } : {}) },
        key: newKey(),
      });
      setPasswords([{ login, name, password: person.password }]);
      refresh();
    });
    if (done) setInviting(false);
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
        <Button type="primary" onClick={() => setInviting(true)}>
          {say('add')}
        </Button>
      </div>
      {passwords.length > 0 && <OneTimePasswords people={passwords} />}
      {people.data && items.length === 0 ? (
        <Empty title={q ? say('nobody', { q }) : say('none')} />
      ) : (
        <Table<PersonResource>
          size="middle"
          rowKey="id"
          loading={people.slow}
          scroll={{ x: 720 }}
          pagination={items.length > 50 ? { pageSize: 50 } : false}
          dataSource={[...items]}
          columns={[
            { title: say('name'), dataIndex: 'name' },
            { title: say('login'), dataIndex: 'login' },
            { title: say('phone'), dataIndex: 'phone', className: 'figures' },
            {
              title: say('posts'),
              render: (_, person) => person.posts.map((post) => `${post.unitName} · ${post.name}`).join('；'),
            },
            {
              title: say('state'),
              width: 100,
              render: (_, person) => <Tag color={TONES[person.state]}>{say(person.state)}</Tag>,
            },
            {
              title: say('acts'),
              width: 200,
              render: (_, person) => (
                <PersonActs
                  person={person}
                  onDone={refresh}
                  onPassword={(password) =>
                    setPasswords([{ login: person.login, name: person.name, password }])
                  }
                />
              ),
            },
          ]}
        />
      )}
      <Modal
        open={inviting}
        title={say('add')}
        footer={null}
        destroyOnHidden
        onCancel={() => setInviting(false)}
      >
        <Form<Values> layout="vertical" onFinish={invite}>
          <Form.Item
            name="name"
            label={say('name')}
            rules={[{ required: true, whitespace: true, message: say('nameMissing') }]}
          >
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="login"
            label={say('login')}
            extra={say('loginWrong')}
            rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9.-]{2,31}$/, message: say('loginWrong') }]}
          >
            <Input maxLength={32} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="phone"
            label={say('phone')}
            rules={[{ pattern: /^1\d{10}$/, message: say('phoneWrong') }]}
          >
            <Input inputMode="tel" maxLength={11} autoComplete="off" />
          </Form.Item>
          <Form.Item name="posts" label={say('posts')}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={posts.map((post) => ({ value: post.id, label: postName(post.id) }))}
            />
          </Form.Item>
          <div className="row-end">
            <Button onClick={() => setInviting(false)}>{say('cancel')}</Button>
            <Button type="primary" htmlType="submit" loading={act.busy}>
              {say('invite')}
            </Button>
          </div>
        </Form>
      </Modal>
    </section>
  );
}
