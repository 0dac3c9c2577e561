import { Empty, Link, ProblemBox, Skeleton, useResource } from '#designer/app';
import './packs.css';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';

const words = defineTexts({
  title: ['模板包', 'Packs'],
  lead: [
    '画好的流程、表单、时限和演练。克隆一份就是您街道自己的，互不影响。',
    'Processes, forms, deadlines and rehearsals, ready made. A clone is your street’s own and touches nobody else’s.',
  ],
  none: ['还没有模板包。', 'No packs yet.'],
  version: ['版本 {version}', 'Version {version}'],
  use: ['看看并克隆', 'Look and clone'],
});

/** All packs of this installation. */
export function PackGallery() {
  const say = useTexts(words);
  const locale = useLocale();
  const packs = useResource('GET /api/packs', {});
  if (packs.error !== undefined) return <ProblemBox error={packs.error} onRetry={packs.reload} />;
  if (!packs.data) return <Skeleton />;
  return (
    <main className="page">
      <h1>{say('title')}</h1>
      <p className="hint">{say('lead')}</p>
      {packs.data.items.length === 0 && <Empty title={say('none')} />}
      <ul className="cards">
        {packs.data.items.map((pack) => (
          <li key={pack.id} className="card">
            <h2>{pick(pack.name, locale)}</h2>
            <p>{pick(pack.summary, locale)}</p>
            <p className="hint figures">{say('version', { version: pack.version })}</p>
            <Link
              className="button-link primary"
              to={`packs/${pack.id}`}
              aria-label={`${say('use')} ${pick(pack.name, locale)}`}
            >
              {say('use')}
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
