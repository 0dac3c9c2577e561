import { Button, Form, Input, Modal, Select } from 'antd';
import { client, newKey, useAct, useDirectory } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import type { PersonResource } from '#runtime/wire';
import type { OneTimePassword } from './passwords.tsx';

const words = defineTexts({
  add: ['邀请人员', 'Invite somebody'],
  edit: ['改姓名和手机', 'Change name and mobile'],
  name: ['姓名', 'Name'],
  login: ['登录名', 'Login'],
  phone: ['手机', 'Mobile'],
  posts: ['岗位', 'Posts'],
  postsHint: [
    '没有岗位的人不能办理；岗位也可以以后再加',
    'Nobody works without a post; it can be added later',
  ],
  nameMissing: ['请写姓名', 'Write the name'],
  loginWrong: ['2 到 50 个字母、数字或 . _ - @', '2 to 50 letters, figures or . _ - @'],
  phoneWrong: ['请输入 11 位手机号', 'Enter a mobile number of 11 digits'],
  invite: ['生成一次性密码', 'Make a one-time password'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  saved: ['已保存', 'Saved'],
});

interface Values {
  readonly name: string;
  readonly login: string;
  readonly phone?: string;
  readonly posts?: string[];
}

interface Props {
  /** Whom to change; `new` to invite somebody; absent: closed. */
  readonly person: PersonResource | 'new' | undefined;
  onInvited(password: OneTimePassword): void;
  onDone(): void;
  onClose(): void;
}

/** Invites a person with posts, or changes a person's name and mobile. */
export function PersonForm({ person, onInvited, onDone, onClose }: Props) {
  const say = useTexts(words);
  const { posts, units } = useDirectory();
  const act = useAct();
  const isNew = person === 'new';
  const postName = ({ unit, name }: { unit: string; name: string }) =>
    `${units.find((one) => one.id === unit)?.name ?? ''} · ${name}`;
  const invite = async ({ name, login, phone, posts: chosen = [] }: Values) => {
    const body = { name, login, posts: chosen, ...(phone ? { phone } : {}) };
    const { password } = await client.call('POST /api/people', { body, key: newKey() });
    onInvited({ login, name, password });
  };
  const change = ({ id, version }: PersonResource, { name, phone }: Values) =>
    client.call('PATCH /api/people/{id}', {
      params: { id },
      version,
      body: phone ? { name, phone } : { name },
    });
  const finish = async (values: Values) => {
    if (!person) return;
    const done = await act.run(
      () => (isNew ? invite(values) : change(person, values)),
      isNew ? undefined : { zh: words.saved[0], en: words.saved[1] },
    );
    if (!done) return;
    onDone();
    onClose();
  };
  return (
    <Modal
      open={person !== undefined}
      title={say(isNew ? 'add' : 'edit')}
      footer={null}
      destroyOnHidden
      onCancel={onClose}
    >
      <Form<Values>
        name="person"
        layout="vertical"
        initialValues={isNew || !person ? {} : { name: person.name, phone: person.phone }}
        onFinish={finish}
      >
        <Form.Item
          name="name"
          label={say('name')}
          rules={[{ required: true, whitespace: true, message: say('nameMissing') }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        {isNew && (
          <Form.Item
            name="login"
            label={say('login')}
            extra={say('loginWrong')}
            rules={[{ required: true, pattern: /^[\w.@-]{2,50}$/, message: say('loginWrong') }]}
          >
            <Input maxLength={50} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="phone"
          label={say('phone')}
          rules={[{ pattern: /^1\d{10}$/, message: say('phoneWrong') }]}
        >
          <Input inputMode="tel" maxLength={11} autoComplete="off" />
        </Form.Item>
        {isNew && (
          <Form.Item name="posts" label={say('posts')} extra={say('postsHint')}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={posts.map((post) => ({ value: post.id, label: postName(post) }))}
            />
          </Form.Item>
        )}
        <div className="row-end">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={act.busy}>
            {say(isNew ? 'invite' : 'save')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
