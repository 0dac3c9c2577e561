import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useDirectory } from '#designer/app';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { type Permission, type PostResource, ROLES } from '#runtime/wire';
import { permissionWords, roleInfo } from './roles.ts';

const words = defineTexts({
  unit: ['单位', 'Unit'],
  unitMissing: ['请选单位', 'Choose the unit'],
  name: ['岗位名称', 'Name of the post'],
  nameMissing: ['请写岗位名称', 'Write the name of the post'],
  role: ['职责', 'Role'],
  roleMissing: ['请选职责', 'Choose the role'],
  holders: ['担任的人', 'Held by'],
  permissions: ['可以做什么', 'May do'],
  save: ['保存岗位', 'Save the post'],
  cancel: ['取消', 'Cancel'],
});

const PERMISSIONS = Object.keys(permissionWords) as Permission[];

export interface PostValues {
  readonly unit: string;
  readonly name: string;
  readonly role: string;
  readonly holders: string[];
  readonly permissions: Permission[];
}

interface Props {
  readonly post: PostResource | 'new';
  readonly busy: boolean;
  onSave(values: PostValues): void;
  onCancel(): void;
}

/** What a post is for, who holds it, what it may do. */
export function PostForm({ post, busy, onSave, onCancel }: Props) {
  const say = useTexts(words);
  const sayPermission = useTexts(permissionWords);
  const locale = useLocale();
  const { units, people } = useDirectory();
  const [form] = Form.useForm<PostValues>();
  const isNew = post === 'new';
  return (
    <Form<PostValues>
      form={form}
      name="post"
      layout="vertical"
      initialValues={isNew ? { permissions: ['handle-tasks'], holders: [] } : { ...post }}
      // A role brings the rights it usually has; they can be changed below.
      onValuesChange={({ role }: Partial<PostValues>) => {
        const usual = role && roleInfo(role)?.permissions;
        if (usual) form.setFieldValue('permissions', [...usual]);
      }}
      onFinish={onSave}
    >
      <Form.Item name="unit" label={say('unit')} rules={[{ required: true, message: say('unitMissing') }]}>
        <Select
          disabled={!isNew}
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
      <Form.Item name="role" label={say('role')} rules={[{ required: true, message: say('roleMissing') }]}>
        <Select
          disabled={!isNew}
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
        <Button onClick={onCancel}>{say('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {say('save')}
        </Button>
      </div>
    </Form>
  );
}
