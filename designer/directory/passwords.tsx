import { Alert, Button, Table } from 'antd';
import { toast } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';

const words = defineTexts({
  once: [
    '一次性密码只显示这一次，请现在复制或打印后交给本人。第一次登录时要改掉。',
    'One-time passwords are shown only now: copy or print them and hand them over. They are changed at the first sign-in.',
  ],
  name: ['姓名', 'Name'],
  login: ['登录名', 'Login'],
  password: ['一次性密码', 'One-time password'],
  copy: ['全部复制', 'Copy all'],
  copied: ['已复制', 'Copied'],
});

export interface OneTimePassword {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

/** Passwords that the server will not say again. */
export function OneTimePasswords({ people }: { people: readonly OneTimePassword[] }) {
  const say = useTexts(words);
  const copy = async () => {
    const lines = people.map((one) => `${one.name}\t${one.login}\t${one.password}`);
    await navigator.clipboard.writeText(lines.join('\n'));
    toast({ text: { zh: words.copied[0], en: words.copied[1] } });
  };
  return (
    <section className="stack">
      <Alert type="warning" showIcon title={say('once')} />
      <Table
        size="small"
        rowKey="login"
        pagination={people.length > 50 ? { pageSize: 50 } : false}
        dataSource={[...people]}
        columns={[
          { title: say('name'), dataIndex: 'name' },
          { title: say('login'), dataIndex: 'login' },
          {
            title: say('password'),
            dataIndex: 'password',
            className: 'figures',
            render: (text) => <code>{text}</code>,
          },
        ]}
      />
      <p>
        <Button onClick={() => void copy()}>{say('copy')}</Button>
      </p>
    </section>
  );
}
