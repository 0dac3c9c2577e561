import { useEffect } from 'react';
import { ProblemBox, useDesign, useDesignStore, useMay, useResource } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import './release.css';
import { PublishForm } from './publish-form.tsx';
import { SharePanel } from './share-panel.tsx';
import { TrialPanel } from './trial-panel.tsx';
import { Versions } from './versions.tsx';

const words = defineTexts({
  trial: ['试运行', 'Trial'],
  publish: ['发布', 'Publish'],
  share: ['链接和二维码', 'Link and QR code'],
  versions: ['发布过的版本', 'Versions'],
  noRight: [
    '发布由另一项权限管理。请有“发布流程”权限的同事来发布。',
    'Publishing is another right than designing. Ask a colleague who may publish.',
  ],
});

/** Everything around releasing one design, on one page. */
export function ReleasePanel() {
  const say = useTexts(words);
  const design = useDesign();
  const mayPublish = useMay('publish');
  const releases = useResource('GET /api/designs/{id}/releases', { params: { id: design.id } });
  const store = useDesignStore();
  const items = releases.data?.items ?? [];
  const trial = items.find((release) => release.trial && release.state !== 'older');
  const current = items.find((release) => !release.trial && release.state !== 'older');
  // The frame says which version residents have now.
  useEffect(() => {
    if (!current) return;
    const { service: id, number: release, state } = current;
    store.setService({ id, release, state: state === 'suspended' ? 'suspended' : 'published' });
  }, [store, current]);
  if (releases.error !== undefined) return <ProblemBox error={releases.error} onRetry={releases.reload} />;
  return (
    <div className="release">
      <section aria-labelledby="release-trial">
        <h2 id="release-trial">{say('trial')}</h2>
        <TrialPanel trial={trial} onChange={releases.reload} />
      </section>
      <section aria-labelledby="release-publish">
        <h2 id="release-publish">{say('publish')}</h2>
        {mayPublish ? (
          <PublishForm onPublished={releases.reload} />
        ) : (
          <p className="hint">{say('noRight')}</p>
        )}
      </section>
      {current && (
        <section aria-labelledby="release-share">
          <h2 id="release-share">{say('share')}</h2>
          <SharePanel path={`/s/${current.service}`} name={design.body.page.title} />
        </section>
      )}
      <section aria-labelledby="release-versions">
        <h2 id="release-versions">{say('versions')}</h2>
        <Versions releases={items} mayPublish={mayPublish} onChange={releases.reload} />
      </section>
    </div>
  );
}
