import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { toast, useDesign } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';

const words = defineTexts({
  form: ['表单', 'Form'],
  add: ['新建表单', 'New form'],
  copy: ['复制这张', 'Copy this one'],
  remove: ['删除这张', 'Delete this one'],
  removed: ['已删除表单“{key}”', 'Form “{key}” deleted'],
  name: ['表单名', 'Name of the form'],
  nameHint: ['如 report、核实情况；环节按这个名字选表单', 'Such as report; steps choose a form by this name'],
  nameWrong: [
    '请写一个没有用过的名字，只含字母、汉字、数字、横线',
    'Write a name not used yet: letters, figures, hyphens',
  ],
  create: ['新建', 'Create'],
  cancel: ['不建了', 'Cancel'],
});

const NAME = /^[\p{L}][\p{L}\p{N}-]{0,39}$/u;

/** The forms of this design: choose, add, copy, delete with undo. */
export function FormsBar({
  current,
  onOpen,
}: {
  current: string | undefined;
  onOpen: (key: string) => void;
}) {
  const say = useTexts(words);
  const { body, edit, undo } = useDesign();
  const [creating, setCreating] = useState<'blank' | 'copy'>();
  const [name, setName] = useState('');
  const keys = Object.keys(body.forms);
  const ok = NAME.test(name) && !keys.includes(name);
  const create = () => {
    const schema =
      creating === 'copy' && current ? body.forms[current] : { type: 'object' as const, properties: {} };
    if (!ok || !schema) return;
    edit({ zh: '新建表单', en: 'New form' }, (old) => ({ ...old, forms: { ...old.forms, [name]: schema } }));
    onOpen(name);
    setCreating(undefined);
    setName('');
  };
  const remove = () => {
    if (!current) return;
    edit({ zh: '删除表单', en: 'Delete a form' }, (old) => {
      const { [current]: _gone, ...forms } = old.forms;
      return { ...old, forms };
    });
    onOpen(keys.find((key) => key !== current) ?? '');
    toast({ text: say('removed', { key: current }), undo });
  };
  return (
    <div className="forms-bar row">
      <Select
        aria-label={say('form')}
        value={current ?? null}
        style={{ minWidth: 160 }}
        options={keys.map((key) => ({ value: key, label: key }))}
        onChange={(key: string | null) => key && onOpen(key)}
      />
      <Button onClick={() => setCreating('blank')}>{say('add')}</Button>
      {current && (
        <>
          <Button onClick={() => setCreating('copy')}>{say('copy')}</Button>
          <Button danger onClick={remove}>
            {say('remove')}
          </Button>
        </>
      )}
      <Modal
        open={creating !== undefined}
        title={say('add')}
        okText={say('create')}
        cancelText={say('cancel')}
        okButtonProps={{ disabled: !ok }}
        onOk={create}
        onCancel={() => setCreating(undefined)}
      >
        <label htmlFor="form-name">{say('name')}</label>
        <Input
          id="form-name"
          value={name}
          maxLength={40}
          aria-describedby="form-name-hint"
          onChange={(event) => setName(event.target.value)}
          onPressEnter={create}
        />
        <p className="hint" id="form-name-hint">
          {name === '' || ok ? say('nameHint') : say('nameWrong')}
        </p>
      </Modal>
    </div>
  );
}
