import { Button, Modal } from 'antd';
import { useState } from 'react';
import { client, newKey, toast, useAct, useDesign, useDesignStore, useMay } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import type { Release } from '#runtime/wire';
import { SharePanel } from './share-panel.tsx';

const words = defineTexts({
  explain: [
    '用现在的草稿试填、试办一遍。试运行的办件有“试”字，不编号、不进统计、不发短信，一键清除。',
    'Fill in and handle the draft as it is. Trial cases are marked, take no number, count nowhere, send nothing, and go with one click.',
  ],
  noRight: [
    '试运行要有“设计流程”权限。请有这项权限的同事来试。',
    'A trial needs the right to design. Ask a colleague who has it.',
  ],
  start: ['用当前草稿试运行', 'Try the draft as it is'],
  ready: [
    '可以试了：打开链接填写，再到工作台办理。草稿又改过，就再点一次“用当前草稿试运行”。',
    'Ready: open the link, fill it in, then handle it in the workbench. After changing the draft, start the trial anew.',
  ],
  open: ['打开试填页面', 'Open the trial form'],
  purge: ['清除全部试运行办件', 'Delete all trial cases'],
  purgeTitle: ['清除全部试运行办件？', 'Delete all trial cases?'],
  purgeLoss: [
    '这个流程的试运行办件，连同填的内容、附件和没填完的草稿，会立刻全部删除，不能恢复。正式办件不受影响。',
    'The trial cases of this process go at once, with what was filled in, files and unfinished drafts; nothing brings them back. Real cases are untouched.',
  ],
  keep: ['不清除', 'Keep them'],
  purged: ['已清除 {count} 件试运行办件', '{count} trial cases deleted'],
  link: ['试填链接（只给同事）', 'Trial link (for colleagues only)'],
  name: ['试运行', 'Trial'],
});

interface Props {
  /** The trial that runs now. */
  readonly trial: Release | undefined;
  onChange(): void;
}

/** A rehearsal with the real server: marked cases, purged by one click. */
export function TrialPanel({ trial, onChange }: Props) {
  const say = useTexts(words);
  const { id } = useDesign();
  const store = useDesignStore();
  const mayDesign = useMay('design');
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const path = trial && `/s/${trial.service}`;
  const start = () =>
    act.run(async () => {
      if (!(await store.saveNow())) return;
      await client.call('POST /api/designs/{id}/trial', { params: { id }, body: {}, key: newKey() });
      onChange();
    });
  const purge = async () => {
    await act.run(async () => {
      const { purged } = await client.call('DELETE /api/designs/{id}/trial', { params: { id } });
      toast({ text: say('purged', { count: purged }) });
      onChange();
    });
    setAsking(false);
  };
  return (
    <div className="stack">
      <p className="hint">{say('explain')}</p>
      {mayDesign ? (
        <div className="row">
          <Button loading={act.busy} onClick={() => void start()}>
            {say('start')}
          </Button>
          {trial && (
            <Button danger onClick={() => setAsking(true)}>
              {say('purge')}
            </Button>
          )}
        </div>
      ) : (
        <p className="hint">{say('noRight')}</p>
      )}
      {path && (
        <>
          <p role="status">{say('ready')}</p>
          <p>
            <a className="button-link" href={path} target="_blank" rel="noreferrer">
              {say('open')}
            </a>
          </p>
          <SharePanel path={path} name={say('name')} label={say('link')} />
        </>
      )}
      <Modal
        open={asking}
        title={say('purgeTitle')}
        okText={say('purge')}
        cancelText={say('keep')}
        okButtonProps={{ danger: true, loading: act.busy }}
        onOk={() => void purge()}
        onCancel={() => setAsking(false)}
      >
        <p>{say('purgeLoss')}</p>
      </Modal>
    </div>
  );
}
