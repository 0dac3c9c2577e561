import { Button, Form, Input } from 'antd';
import { client, loadSession, ProblemBox, Skeleton, useAct, useResource } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';

const words = defineTexts({
  name: ['街道名称', 'Name of the street office'],
  nameHint: ['居民看到的名字，如“东里街道”', 'What residents see'],
  nameMissing: ['请写街道名称', 'Write the name of the street office'],
  phone: ['咨询电话', 'Phone for questions'],
  phoneHint: [
    '显示在每个办事页面上，不会上网的人可以打电话办理',
    'Shown on every page, for people who would rather call',
  ],
  phoneWrong: ['请写电话号码，如 010-12345678', 'Write a phone number such as 010-12345678'],
  save: ['保存街道信息', 'Save'],
  saved: ['已保存街道信息', 'Saved'],
});

interface Values {
  readonly name: string;
  readonly phone: string;
}

/** Name and phone of the street, shown to residents on every page. */
export function StreetForm({ onSaved }: { onSaved?: () => void }) {
  const say = useTexts(words);
  const street = useResource('GET /api/street', {});
  const act = useAct();
  if (street.error !== undefined) return <ProblemBox error={street.error} onRetry={street.reload} />;
  const { data } = street;
  if (!data) return <Skeleton lines={3} />;
  const save = async (values: Values) => {
    const done = await act.run(
      () => client.call('PUT /api/street', { body: values, version: data.version }),
      { zh: words.saved[0], en: words.saved[1] },
    );
    if (!done) return;
    street.reload();
    // The name stands in the frame of every screen.
    void loadSession();
    onSaved?.();
  };
  return (
    <Form<Values>
      layout="vertical"
      className="narrow-form"
      initialValues={{ name: data.name, phone: data.phone }}
      onFinish={save}
    >
      <Form.Item
        name="name"
        label={say('name')}
        extra={say('nameHint')}
        rules={[{ required: true, whitespace: true, message: say('nameMissing') }]}
      >
        <Input maxLength={40} autoComplete="organization" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={say('phone')}
        extra={say('phoneHint')}
        rules={[{ pattern: /^[\d\-()（） ]{5,20}$/, message: say('phoneWrong') }]}
      >
        <Input maxLength={20} inputMode="tel" autoComplete="tel" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={act.busy}>
        {say('save')}
      </Button>
    </Form>
  );
}
