import { Button, Form, Input, Modal, Select, Tree } from 'antd';
import { useState } from 'react';
import { client, Empty, newKey, reloadDirectory, useAct, useDirectory } from '#designer/app';
import type { UnitKind } from '#runtime/model';
import { defineTexts, useTexts } from '#runtime/ui';
import type { UnitResource } from '#runtime/wire';

const words = defineTexts({
  add: ['添加单位', 'Add a unit'],
  none: [
    '还没有单位。可以逐个添加，也可以用表格一次导入。',
    'No units yet. Add them one by one or import a spreadsheet.',
  ],
  name: ['名称', 'Name'],
  nameMissing: ['请写单位名称', 'Write the name of the unit'],
  kind: ['类型', 'Kind'],
  parent: ['上级单位', 'Unit above'],
  rename: ['改名', 'Rename'],
  save: ['保存单位', 'Save the unit'],
  cancel: ['取消', 'Cancel'],
  saved: ['已保存单位', 'Unit saved'],
  district: ['区', 'District'],
  street: ['街道', 'Street'],
  department: ['部门', 'Department'],
  community: ['社区', 'Community'],
  grid: ['网格', 'Grid'],
});

const KINDS: readonly UnitKind[] = ['district', 'street', 'department', 'community', 'grid'];

interface Values {
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent?: string;
}

interface Branch {
  readonly key: string;
  readonly title: string;
  readonly children: Branch[];
}

/** Units hang below each other; those whose parent is not in sight stand at the top. */
function branches(units: readonly UnitResource[], label: (unit: UnitResource) => string): Branch[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = (parent: string | undefined): Branch[] =>
    units
      .filter(
        (unit) => (unit.parent !== undefined && known.has(unit.parent) ? unit.parent : undefined) === parent,
      )
      .map((unit) => ({ key: unit.id, title: label(unit), children: below(unit.id) }));
  return below(undefined);
}

/** The tree of units, with adding and renaming. */
export function Units() {
  const say = useTexts(words);
  const { units } = useDirectory();
  const act = useAct();
  const [editing, setEditing] = useState<UnitResource | 'new'>();
  const save = async (values: Values) => {
    const done = await act.run(
      async () => {
        if (editing === 'new') {
          const { parent, ...rest } = values;
          await client.call('POST /api/units', { body: parent ? { ...rest, parent } : rest, key: newKey() });
        } else if (editing) {
          await client.call('PATCH /api/units/{id}', {
            params: { id: editing.id },
            body: { name: values.name },
            version: editing.version,
          });
        }
        await reloadDirectory();
      },
      { zh: words.saved[0], en: words.saved[1] },
    );
    if (done) setEditing(undefined);
  };
  const tree = branches(units, (unit) => `${unit.name}（${say(unit.kind)}）`);
  return (
    <section className="stack">
      <p>
        <Button type="primary" onClick={() => setEditing('new')}>
          {say('add')}
        </Button>
      </p>
      {units.length === 0 ? (
        <Empty title={say('none')} />
      ) : (
        <Tree
          className="unit-tree"
          key={units.length}
          defaultExpandAll
          blockNode
          treeData={tree}
          onSelect={([key]) => setEditing(units.find((unit) => unit.id === key))}
        />
      )}
      <Modal
        open={editing !== undefined}
        title={editing === 'new' ? say('add') : say('rename')}
        footer={null}
        destroyOnHidden
        onCancel={() => setEditing(undefined)}
      >
        <Form<Values>
          name="unit"
          layout="vertical"
          initialValues={editing === 'new' ? { kind: 'community' } : { ...editing }}
          onFinish={save}
        >
          <Form.Item
            name="name"
            label={say('name')}
            rules={[{ required: true, whitespace: true, message: say('nameMissing') }]}
          >
            <Input maxLength={40} />
          </Form.Item>
          {editing === 'new' && (
            <>
              <Form.Item name="kind" label={say('kind')}>
                <Select options={KINDS.map((kind) => ({ value: kind, label: say(kind) }))} />
              </Form.Item>
              <Form.Item name="parent" label={say('parent')}>
                <Select allowClear options={units.map((unit) => ({ value: unit.id, label: unit.name }))} />
              </Form.Item>
            </>
          )}
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
