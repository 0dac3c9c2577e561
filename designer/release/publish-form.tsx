import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import {
  client,
  newKey,
  problemText,
  showFindings,
  useDesign,
  useDesignStore,
  useFindings,
  useMay,
} from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import { ProblemError, type Release } from '#runtime/wire';

const words = defineTexts({
  explain: [
    '发布后居民按新版本填写；已经在办的办件仍按原来的版本办完。',
    'New applications use the new version; cases already running end by the version they began with.',
  ],
  reason: ['这次为什么发布', 'Why this release'],
  reasonHint: ['如“按社区意见增加了联系电话”', 'Such as “added a phone number at the community’s request”'],
  reasonMissing: ['请写一句发布原因', 'Write a sentence on why'],
  warnings: ['为什么可以带着提醒发布', 'Why it may be published with these warnings'],
  publish: ['发布流程', 'Publish'],
  published: ['已发布第 {number} 版', 'Version {number} is published'],
  blocked: ['还不能发布：先改好下面 {count} 处', 'Not yet: mend these {count} first'],
  warned: [
    '有 {count} 处提醒。改掉，或说明理由后再发布。',
    '{count} warnings. Mend them, or give the reason and publish.',
  ],
  unsaved: [
    '草稿还没有保存，发布前请先解决保存的问题。',
    'The draft is not saved: mend that first, then publish.',
  ],
});

interface Values {
  readonly reason: string;
  readonly warnings?: string;
}

/** Publishing with a reason. The server's checks have the last word, and lead to what is to mend. */
export function PublishForm({ onPublished }: { onPublished: () => void }) {
  const say = useTexts(words);
  const { id } = useDesign();
  const store = useDesignStore();
  const mayPublish = useMay('publish');
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  // The check on screen speaks first; what the server finds takes its place.
  const findings = useFindings().findings ?? [];
  const [problem, setProblem] = useState<string>();
  const [published, setPublished] = useState<Release>();
  const [key, setKey] = useState(newKey);
  const errors = findings.filter((finding) => finding.severity === 'error');
  const warnings = findings.filter((finding) => finding.severity === 'warning');

  const publish = async ({ reason, warnings: why }: Values) => {
    setBusy(true);
    setProblem(undefined);
    setPublished(undefined);
    try {
      if (!(await store.saveNow())) {
        setProblem(say('unsaved'));
        return;
      }
      const release = await client.call('POST /api/designs/{id}/releases', {
        params: { id },
        body: why?.trim() ? { reason, warnings: why } : { reason },
        key,
      });
      setKey(newKey());
      form.resetFields();
      setPublished(release);
      onPublished();
    } catch (error) {
      const found = error instanceof ProblemError ? error.problem.findings : undefined;
      if (found) showFindings(found, true);
      if (!found || found.length === 0) setProblem(problemText(error));
      // Without an answer it may have been published: the same key again cannot publish twice.
      if (error instanceof ProblemError && error.problem.status !== 0) setKey(newKey());
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form<Values>
      form={form}
      name="publish"
      layout="vertical"
      className="narrow-form publish"
      onFinish={publish}
    >
      <p className="hint">{say('explain')}</p>
      {errors.length > 0 && <Alert type="error" showIcon title={say('blocked', { count: errors.length })} />}
      {errors.length === 0 && warnings.length > 0 && (
        <Alert type="warning" showIcon title={say('warned', { count: warnings.length })} />
      )}
      <Form.Item
        name="reason"
        label={say('reason')}
        extra={say('reasonHint')}
        rules={[{ required: true, whitespace: true, message: say('reasonMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {errors.length === 0 && warnings.length > 0 && (
        <Form.Item
          name="warnings"
          label={say('warnings')}
          rules={[{ required: true, whitespace: true, message: say('warnings') }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      )}
      {problem && <Alert type="error" showIcon title={problem} />}
      {published && <Alert type="success" showIcon title={say('published', { number: published.number })} />}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!mayPublish}>
        {say('publish')}
      </Button>
    </Form>
  );
}
