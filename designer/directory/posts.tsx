import { Button, Modal, Table } from 'antd';
import { useState } from 'react';
import { client, Empty, newKey, reloadDirectory, useAct, useDirectory } from '#designer/app';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { PostResource } from '#runtime/wire';
import { asCards } from './cards.ts';
import { PostForm, type PostValues } from './post-form.tsx';
import { roleInfo } from './roles.ts';

const words = defineTexts({
  add: ['添加岗位', 'Add a post'],
  edit: ['修改岗位', 'Change the post'],
  none: [
    '还没有岗位。岗位是单位里由人担任的位置，待办派给岗位。',
    'No posts yet. A post is a place in a unit that people hold; tasks go to posts.',
  ],
  unit: ['单位', 'Unit'],
  name: ['岗位名称', 'Name of the post'],
  role: ['职责', 'Role'],
  holders: ['担任的人', 'Held by'],
  saved: ['已保存岗位', 'Post saved'],
  nobody: ['空缺', 'Vacant'],
});

/** Posts of all units: what they are for, who holds them, what they may do. */
export function Posts() {
  const say = useTexts(words);
  const locale = useLocale();
  const { units, posts, people } = useDirectory();
  const act = useAct();
  const [editing, setEditing] = useState<PostResource | 'new'>();
  const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? '';
  const roleName = (role: string) => pick(roleInfo(role)?.label ?? role, locale);
  const personName = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const save = async (values: PostValues) => {
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
          className="as-cards"
          size="middle"
          rowKey="id"
          scroll={{ x: 600 }}
          pagination={posts.length > 50 ? { pageSize: 50 } : false}
          dataSource={[...posts]}
          columns={asCards<PostResource>([
            { title: say('unit'), render: (_, post) => unitName(post.unit) },
            {
              title: say('name'),
              render: (_, post) => (
                <Button type="link" className="post-name" onClick={() => setEditing(post)}>
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
          ])}
        />
      )}
      <Modal
        open={editing !== undefined}
        title={editing === 'new' ? say('add') : say('edit')}
        footer={null}
        destroyOnHidden
        onCancel={() => setEditing(undefined)}
      >
        {editing && (
          <PostForm
            post={editing}
            busy={act.busy}
            onSave={(values) => void save(values)}
            onCancel={() => setEditing(undefined)}
          />
        )}
      </Modal>
    </section>
  );
}
