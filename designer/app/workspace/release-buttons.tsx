import { Button } from 'antd';
import { defineTexts, useTexts } from '#runtime/ui';
import { useDesignStore } from '../design/index.ts';

const words = defineTexts({
  trial: ['试运行', 'Trial'],
  publish: ['发布', 'Publish'],
});

/** Leads to the trial of this draft. */
export function TrialButton() {
  const say = useTexts(words);
  const store = useDesignStore();
  return <Button onClick={() => store.show({ kind: 'tab', tab: 'release' })}>{say('trial')}</Button>;
}

/** Leads to publishing. */
export function PublishButton() {
  const say = useTexts(words);
  const store = useDesignStore();
  return (
    <Button type="primary" onClick={() => store.show({ kind: 'tab', tab: 'release' })}>
      {say('publish')}
    </Button>
  );
}
