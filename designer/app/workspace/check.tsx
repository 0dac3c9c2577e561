import { Button } from 'antd';
import { defineTexts, useTexts } from '#runtime/ui';
import { useAct } from '../act.ts';
import { client } from '../client.ts';
import { useDesign, useDesignStore } from '../design/index.ts';
import { showFindings } from './findings-state.ts';

const words = defineTexts({ check: ['检查', 'Check'] });

/** Saves, then asks the server what would block publishing. */
export function CheckButton() {
  const say = useTexts(words);
  const store = useDesignStore();
  const { id } = useDesign();
  const act = useAct();
  const check = () =>
    act.run(async () => {
      if (!(await store.saveNow())) return;
      const { findings } = await client.call('POST /api/designs/{id}/check', { params: { id }, body: {} });
      showFindings(findings, true);
    });
  return (
    <Button loading={act.busy} onClick={() => void check()}>
      {say('check')}
    </Button>
  );
}
