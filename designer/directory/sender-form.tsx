import { Alert, Button, Form, Input, Radio, Select, Switch, Table } from 'antd';
import { useState } from 'react';
import { client, newKey, ProblemBox, Skeleton, useAct, useResource } from '#designer/app';
import { defineTexts, useLocale, useTexts } from '#runtime/ui';
import type { SenderResource } from '#runtime/wire';

const words = defineTexts({
  explain: [
    '验证码和办理通知从这里发出。试用时选“打印”，验证码会出现在服务器的窗口里；正式使用前请接上短信平台并发一条测试。',
    'Codes and notices leave from here. While trying, choose “print”: codes appear in the server’s window. Before going live, connect an SMS service and send a test.',
  ],
  kind: ['发送方式', 'How to send'],
  print: ['打印（只供试用）', 'Print (for trying only)'],
  http: ['短信平台（HTTP）', 'SMS service (HTTP)'],
  tellApplicants: ['办理情况发短信告诉申请人', 'Tell applicants by message'],
  tellApplicantsHint: [
    '受理、请补充、办结、不予受理时各发一条，只写办件号和事项',
    'When taken up, asked back, done or declined; only number and service are named',
  ],
  url: ['接口地址', 'Address'],
  urlWrong: [
    '请写以 https:// 或 http:// 开头的地址',
    'Write an address that starts with https:// or http://',
  ],
  method: ['方法', 'Method'],
  contentType: ['内容类型', 'Content type'],
  headers: ['请求头', 'Headers'],
  headersHint: [
    '每行一个，如 Authorization: Bearer xxxx。已保存的值不再显示，留空不改。',
    'One a line, such as Authorization: Bearer xxxx. Saved values are not shown again; leave empty to keep them.',
  ],
  body: ['内容', 'Body'],
  bodyHint: ['用 {phone} 和 {text} 代表手机号和短信内容', 'Use {phone} and {text} for number and message'],
  save: ['保存发送方式', 'Save'],
  saved: ['已保存发送方式', 'Saved'],
  unsaved: ['有改动还没有保存', 'Changes are not saved yet'],
  testPhone: ['测试手机号', 'Number for the test'],
  test: ['发一条测试', 'Send a test'],
  testTitle: ['发一条试试', 'Try it'],
  failures: ['没有发出去的', 'Not sent'],
  noFailures: ['都发出去了', 'Everything was sent'],
  at: ['时间', 'When'],
  phone: ['手机', 'Mobile'],
  why: ['原因', 'Why'],
  tries: ['次数', 'Tries'],
  retry: ['再发一次', 'Send again'],
  retried: ['已再发一次', 'Sent again'],
});

interface Values {
  readonly kind: 'print' | 'http';
  readonly tellApplicants: boolean;
  readonly url?: string;
  readonly method?: 'POST' | 'GET';
  readonly contentType?: string;
  readonly headers?: string;
  readonly body?: string;
}

/** `Name: value` lines; a line without a value keeps what the server has. */
function headerLines(text: string): { name: string; value?: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf(':');
      const value = at < 0 ? '' : line.slice(at + 1).trim();
      const name = (at < 0 ? line : line.slice(0, at)).trim();
      return value ? { name, value } : { name };
    });
}

/** The one generic HTTP sender, its test and what failed. */
export function SenderForm({ onSaved }: { onSaved?: () => void }) {
  const sender = useResource('GET /api/sender', {});
  if (sender.error !== undefined) return <ProblemBox error={sender.error} onRetry={sender.reload} />;
  if (!sender.data) return <Skeleton lines={6} />;
  return (
    <section className="stack">
      <Editor
        key={sender.data.version}
        sender={sender.data}
        onSaved={() => {
          sender.reload();
          onSaved?.();
        }}
      />
      <SenderTest />
      <Failures />
    </section>
  );
}

function Editor({ sender, onSaved }: { sender: SenderResource; onSaved: () => void }) {
  const say = useTexts(words);
  const act = useAct();
  const [kind, setKind] = useState(sender.kind);
  const [changed, setChanged] = useState(false);
  const save = async ({ headers, ...values }: Values) => {
    const body = { ...values, ...(headers === undefined ? {} : { headers: headerLines(headers) }) };
    const done = await act.run(() => client.call('PUT /api/sender', { body, version: sender.version }), {
      zh: words.saved[0],
      en: words.saved[1],
    });
    if (done) onSaved();
  };
  return (
    <Form<Values>
      layout="vertical"
      className="narrow-form"
      initialValues={{
        kind: sender.kind,
        url: sender.url ?? '',
        method: sender.method || 'POST',
        contentType: sender.contentType || 'application/json',
        body: sender.body || '{"phone":"{phone}","text":"{text}"}',
        headers: (sender.headers ?? []).map((header) => `${header.name}:`).join('\n'),
        tellApplicants: sender.tellApplicants ?? true,
      }}
      onValuesChange={(change: Partial<Values>) => {
        if (change.kind) setKind(change.kind);
        setChanged(true);
      }}
      onFinish={save}
    >
      <p>{say('explain')}</p>
      <Form.Item name="kind" label={say('kind')}>
        <Radio.Group
          options={[
            { value: 'print', label: say('print') },
            { value: 'http', label: say('http') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="tellApplicants"
        label={say('tellApplicants')}
        extra={say('tellApplicantsHint')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      {kind === 'http' && (
        <>
          <Form.Item
            name="url"
            label={say('url')}
            rules={[{ required: true, pattern: /^https?:\/\/\S+$/, message: say('urlWrong') }]}
          >
            <Input type="url" />
          </Form.Item>
          <div className="row">
            <Form.Item name="method" label={say('method')}>
              <Select style={{ width: 110 }} options={[{ value: 'POST' }, { value: 'GET' }]} />
            </Form.Item>
            <Form.Item name="contentType" label={say('contentType')}>
              <Select
                style={{ width: 300 }}
                options={[{ value: 'application/json' }, { value: 'application/x-www-form-urlencoded' }]}
              />
            </Form.Item>
          </div>
          <Form.Item name="headers" label={say('headers')} extra={say('headersHint')}>
            <Input.TextArea rows={3} autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="body" label={say('body')} extra={say('bodyHint')}>
            <Input.TextArea rows={3} spellCheck={false} />
          </Form.Item>
        </>
      )}
      <Button type={changed ? 'primary' : 'default'} htmlType="submit" loading={act.busy}>
        {say('save')}
      </Button>
      {changed && <span className="unsaved">{say('unsaved')}</span>}
    </Form>
  );
}

function SenderTest() {
  const say = useTexts(words);
  const act = useAct();
  const [phone, setPhone] = useState('');
  const [answer, setAnswer] = useState<{ ok: boolean; message: string }>();
  const test = () =>
    act.run(async () => setAnswer(await client.call('POST /api/sender/test', { body: { phone } })));
  return (
    <div className="stack">
      <h2 className="sub-title">{say('testTitle')}</h2>
      <div className="row">
        <Input
          aria-label={say('testPhone')}
          placeholder={say('testPhone')}
          inputMode="tel"
          style={{ width: 200 }}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <Button loading={act.busy} disabled={!/^1\d{10}$/.test(phone)} onClick={() => void test()}>
          {say('test')}
        </Button>
      </div>
      {answer && <Alert type={answer.ok ? 'success' : 'error'} showIcon title={answer.message} />}
    </div>
  );
}

function Failures() {
  const say = useTexts(words);
  const locale = useLocale();
  const act = useAct();
  const failures = useResource('GET /api/sender/failures', {});
  const retry = async (id: string) => {
    await act.run(
      () =>
        client.call('POST /api/sender/failures/{id}/retry', {
          params: { id },
          body: {},
          key: newKey(),
        }),
      {
        zh: words.retried[0],
        en: words.retried[1],
      },
    );
    failures.reload();
  };
  return (
    <>
      <h2 className="sub-title">{say('failures')}</h2>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 560 }}
        locale={{ emptyText: say('noFailures') }}
        dataSource={[...(failures.data?.items ?? [])]}
        columns={[
          {
            title: say('at'),
            className: 'figures',
            render: (_, one) => new Date(one.at).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB'),
          },
          { title: say('phone'), dataIndex: 'phone', className: 'figures' },
          { title: say('why'), dataIndex: 'message' },
          { title: say('tries'), dataIndex: 'tries', className: 'figures' },
          {
            title: '',
            render: (_, one) => <Button onClick={() => void retry(one.id)}>{say('retry')}</Button>,
          },
        ]}
      />
    </>
  );
}
