import { Button } from 'antd';
import { useState } from 'react';
import { client, newKey, toast, useAct, useDesign, useDesignStore } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import { SharePanel } from './share-panel.tsx';

const words = defineTexts({
  explain: [
    '用现在的草稿试填、试办一遍。试运行的办件有“试”字，不编号、不进统计、不发短信，一键清除。',
    'Fill in and handle the draft as it is. Trial cases are marked, take no number, count nowhere, send nothing, and go with one click.',
  ],
  start: ['用当前草稿试运行', 'Try the draft as it is'],
  ready: [
    '可以试了：打开链接填写，再到工作台办理。',
    'Ready: open the link, fill it in, then handle it in the workbench.',
  ],
  open: ['打开试填页面', 'Open the trial form'],
  purge: ['清除全部试运行办件', 'Delete all trial cases'],
  purged: ['已清除 {count} 件试运行办件', '{count} trial cases deleted'],
  name: ['试运行', 'Trial'],
});

/** A rehearsal with the real server: marked cases, purged by one click. */
export function TrialPanel({ onChange }: { onChange: () => void }) {
  const say = useTexts(words);
  const { id } = useDesign();
  const store = useDesignStore();
  const act = useAct();
  const [path, setPath] = useState<string>();
  const start = () =>
    act.run(async () => {
      if (!(await store.saveNow())) return;
      const trial = await client.call('POST /api/designs/{id}/trial', {
        params: { id },
        body: {},
        key: newKey(),
      });
      setPath(trial.path);
      onChange();
    });
  const purge = () =>
    act.run(async () => {
      const { purged } = await client.call('DELETE /api/designs/{id}/trial', { params: { id } });
      setPath(undefined);
      toast({ text: say('purged', { count: purged }) });
      onChange();
    });
  return (
    <div className="stack">
      <p className="hint">{say('explain')}</p>
      <div className="row">
        <Button loading={act.busy} onClick={() => void start()}>
          {say('start')}
        </Button>
        <Button danger loading={act.busy} onClick={() => void purge()}>
          {say('purge')}
        </Button>
      </div>
      {path && (
        <>
          <p role="status">{say('ready')}</p>
          <p>
            <a className="button-link" href={path} target="_blank" rel="noreferrer">
              {say('open')}
            </a>
          </p>
          <SharePanel path={path} name={say('name')} />
        </>
      )}
    </div>
  );
}
