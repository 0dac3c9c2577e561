import './desk.css';
import { ConfigProvider } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { ConflictDialog } from '../design/conflict.tsx';
import { DesignProvider, useDesign, useDesignStore, useFocusTarget } from '../design/index.ts';
import { Boundary, ProblemBox } from '../problems.tsx';
import { Link, navigate, usePath } from '../router.tsx';
import { Empty, Skeleton } from '../states.tsx';
import { Findings } from './findings.tsx';
import { useLiveCheck } from './live-check.ts';
import { isGone, useOpenDesign } from './open.ts';
import { tabs } from './tabs.tsx';
import { TopBar } from './top-bar.tsx';

const words = defineTexts({
  gone: ['这个流程已经不在了，可能被同事删除了。', 'This process is gone; a colleague may have deleted it.'],
  back: ['回到列表', 'Back to the list'],
  tabs: ['流程的各部分', 'Parts of the process'],
  readOnly: [
    '只能看：现在的岗位可以检查和发布，不能改内容。要改，请找有“设计流程”权限的同事。',
    'Read only: your post may check and publish, not change. Ask a colleague who may design.',
  ],
});

/** One draft: its parts as tabs, one undo stack, its state and what can be done with it on top. */
export function Workspace({ id }: { id: string }) {
  const say = useTexts(words);
  const { store, error, retry } = useOpenDesign(id);
  if (store)
    return (
      <DesignProvider store={store}>
        <Desk id={id} />
      </DesignProvider>
    );
  return (
    <main className="page narrow">
      {isGone(error) ? (
        <Empty title={say('gone')}>
          <Link to="designs">{say('back')}</Link>
        </Empty>
      ) : error !== undefined ? (
        <ProblemBox error={error} onRetry={retry} />
      ) : (
        <Skeleton lines={8} />
      )}
    </main>
  );
}

function Desk({ id }: { id: string }) {
  const say = useTexts(words);
  const locale = useLocale();
  const [, , asked] = usePath();
  const { readOnly } = useDesign();
  const current = tabs.some((tab) => tab.id === asked) ? asked : readOnly ? 'release' : tabs[0]?.id;
  const go = (tab: string, replace = false) => navigate(`designs/${id}/${tab}`, { replace });
  // A tab that was seen stays mounted: its undo, its place and its zoom are there when one comes back.
  const [seen, setSeen] = useState<readonly string[]>([]);
  if (current && !seen.includes(current)) setSeen([...seen, current]);
  useShortcuts();
  useLiveCheck();
  useFocusTarget((target) => {
    if (target.kind === 'tab') go(target.tab);
    else if (target.kind === 'element') go('process');
    else if (tabs.some((tab) => tab.id === 'form')) go('form');
  });
  return (
    <main className="desk">
      <TopBar />
      {readOnly && (
        <p className="desk-note" role="note">
          {say('readOnly')}
        </p>
      )}
      <div className="tab-row" role="tablist" aria-label={say('tabs')}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`tab-${tab.id}`}
            aria-selected={tab.id === current}
            aria-controls={`pane-${tab.id}`}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => go(tab.id)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
              if (step === 0 || !next) return;
              go(next.id);
              document.getElementById(`tab-${next.id}`)?.focus();
            }}
          >
            {pick(tab.label, locale)}
          </button>
        ))}
      </div>
      <div className="panes">
        {tabs
          .filter((tab) => seen.includes(tab.id))
          .map((tab) => (
            <section
              key={tab.id}
              id={`pane-${tab.id}`}
              className="pane"
              role="tabpanel"
              aria-labelledby={`tab-${tab.id}`}
              hidden={tab.id !== current}
            >
              <Boundary home={import.meta.env.BASE_URL}>
                <Suspense fallback={<Skeleton lines={8} />}>
                  <ConfigProvider componentDisabled={readOnly && tab.readersOff === true}>
                    <tab.screen />
                  </ConfigProvider>
                </Suspense>
              </Boundary>
            </section>
          ))}
      </div>
      <Findings />
      <ConflictDialog />
    </main>
  );
}

/** Ctrl/⌘ + Z, Shift + Z, Y, S mean the draft, wherever the focus is: typing is a step of the draft as well. */
function useShortcuts(): void {
  const store = useDesignStore();
  const { save } = useDesign();
  const blocked = save.kind === 'conflict';
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || blocked) return;
      const key = event.key.toLowerCase();
      const act =
        key === 's'
          ? () => void store.saveNow()
          : key === 'y' || (key === 'z' && event.shiftKey)
            ? () => store.redo()
            : key === 'z'
              ? () => store.undo()
              : undefined;
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    // While capturing: the canvas would take the same keys for itself.
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [store, blocked]);
}
