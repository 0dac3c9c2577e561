import { Button, Checkbox, Form, Input, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { client, Empty, newKey, reloadDirectory, useAct, useDirectory } from '#designer/app';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { type Permission, type PostResource, ROLES } from '#runtime/wire';
import { permissionWords, roleInfo } from './roles.ts';

const words = defineTexts({
  add: ['添加岗位', 'Add a post'],
  edit: ['修改岗位', 'Change the post'],
  none: [
    '还没有岗位。岗位是单位里由人担任的位置，待办派给岗位。',
    'No posts yet. A post is a place in a unit that people hold; tasks go to posts.',
  ],
  unit: ['单位', 'Unit'],
  name: ['岗位名称', 'Name of the post'],
  nameMissing: ['请写岗位名称', 'Write the name of the post'],
  unitMissing: ['请选单位', 'Choose the unit'],
  role: ['职责', 'Role'],
  roleMissing: ['请选职责', 'Choose the role'],
  holders: ['担任的人', 'Held by'],
  permissions: ['可以做什么', 'May do'],
  save: ['保存岗位', 'Save the post'],
  saved: ['已保存岗位', 'Post saved'],
  cancel: ['不改了', 'Cancel'],
  nobody: ['空缺', 'Vacant'],
});

const PERMISSIONS = Object.keys(permissionWords) as Permission[];

interface Values {
  readonly unit: string;
  readonly name: string;
  readonly role: string;
  readonly holders: string[];
  readonly permissions: Permission[];
}

/** Posts of all units: what they are for, who holds them, what they may do. */
export function Posts() {
  const say = useTexts(words);
  const locale = useLocale();
  const sayPermission = useTexts(permissionWords);
  const { units, posts, people } = useDirectory();
  const act = useAct();
  const [editing, setEditing] = useState<PostResource | 'new'>();
  const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? '';
  const roleName = (role: string) => pick(roleInfo(role)?.label ?? role, locale);
  const personName = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const save = async (values: Values) => {
    const done = await act.run(
      async () => {
        if (editing === 'new') await client.call('POST /api/posts', { body: values, key: newKey() });
        else if (editing) {
          const { name, holders, permissions } = values;
          await client.call('PATCH /api/posts/{id}', {
            params: { id: editing.id },
            body: { name, holders, permissions },
            version: editing.version,
          });
        }
        await reloadDirectory();
      },
      { zh: words.saved[0], en: words.saved[1] },
    );
    if (done) setEditing(undefined);
  };
  return (
    <section className="stack">
      <p>
        <Button type="primary" onClick={() => setEditing('new')}>
          {say('add')}
        </Button>
      </p>
      {posts.length === 0 ? (
        <Empty title={say('none')} />
      ) : (
        <Table
          size="middle"
          rowKey="id"
          scroll={{ x: 600 }}
          pagination={posts.length > 50 ? { pageSize: 50 } : false}
          dataSource={[...posts]}
          columns={[
            { title: say('unit'), render: (_, post) => unitName(post.unit) },
            {
              title: say('name'),
              render: (_, post) => (
                <Button type="link" onClick={() => setEditing(post)}>
                  {post.name}
                </Button>
              ),
            },
            { title: say('role'), render: (_, post) => roleName(post.role) },
            {
              title: say('holders'),
              render: (_, post) =>
                post.holders.length > 0 ? post.holders.map(personName).join('、') : say('nobody'),
            },
          ]}
        />
      )}
      <Modal
        open={editing !== undefined}
        title={editing === 'new' ? say('add') : say('edit')}
        footer={null}
        destroyOnHidden
        onCancel={() => setEditing(undefined)}
      >
        <Form<Values>
          layout="vertical"
          initialValues={editing === 'new' ? { permissions: ['handle-tasks'], holders: [] } : { ...editing }}
          onFinish={save}
        >
          <Form.Item
            name="unit"
            label={say('unit')}
            rules={[{ required: true, message: say('unitMissing') }]}
          >
            <Select
              disabled={editing !== 'new'}
              showSearch={{ optionFilterProp: 'label' }}
              options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            />
          </Form.Item>
          <Form.Item
            name="name"
            label={say('name')}
            rules={[{ required: true, whitespace: true, message: say('nameMissing') }]}
          >
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item
            name="role"
            label={say('role')}
            rules={[{ required: true, message: say('roleMissing') }]}
          >
            <Select
              disabled={editing !== 'new'}
              options={ROLES.map(({ role, label }) => ({ value: role, label: pick(label, locale) }))}
            />
          </Form.Item>
          <Form.Item name="holders" label={say('holders')}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={people.map((person) => ({
                value: person.id,
                label: `${person.name}（${person.login}）`,
              }))}
            />
          </Form.Item>
          <Form.Item name="permissions" label={say('permissions')}>
            <Checkbox.Group
              options={PERMISSIONS.map((permission) => ({
                value: permission,
                label: sayPermission(permission),
              }))}
            />
          </Form.Item>
          <div className="row-end">
            <Button onClick={() => setEditing(undefined)}>{say('cancel')}</Button>
            <Button type="primary" htmlType="submit" loading={act.busy}>
              {say('save')}
            </Button>
          </div>
        </Form>
      </Modal>
    </section>
  );
}
