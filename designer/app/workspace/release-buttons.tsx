import { Button } from 'antd';
import { defineTexts, useTexts } from '#runtime/ui';
import { type Target, useDesignStore } from '../design/index.ts';

const words = defineTexts({
  trial: ['试运行', 'Trial'],
  publish: ['发布', 'Publish'],
});

/** The sections of the release tab, by the ids of their headings. */
const TRIAL: Target = { kind: 'tab', tab: 'release', section: 'release-trial' };
const PUBLISH: Target = { kind: 'tab', tab: 'release', section: 'release-publish' };

/** Leads to the trial of this draft. */
export function TrialButton() {
  const say = useTexts(words);
  const store = useDesignStore();
  return <Button onClick={() => store.show(TRIAL)}>{say('trial')}</Button>;
}

/** Leads to publishing. */
export function PublishButton() {
  const say = useTexts(words);
  const store = useDesignStore();
  return (
    <Button type="primary" onClick={() => store.show(PUBLISH)}>
      {say('publish')}
    </Button>
  );
}
