import { type KeyboardEvent, type ReactNode, useId } from 'react';

export interface Tab {
  readonly key: string;
  readonly label: ReactNode;
  /** Rendered only while it is chosen: nobody loads what they do not see. */
  render(): ReactNode;
  /** Stays, hidden, once it was chosen: what was typed in it is kept. */
  readonly keep?: boolean;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
  onChange(key: string): void;
}

/** Tabs after the ARIA pattern: one stop for Tab, ← → Home End walk and choose. */
export function Tabs({ label, tabs, current, onChange }: TabsProps) {
  const id = useId();
  const at = Math.max(
    0,
    tabs.findIndex((tab) => tab.key === current),
  );
  const chosen = tabs[at];
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = steps[event.key];
    const next = to === undefined ? undefined : tabs[to];
    if (!next) return;
    event.preventDefault();
    onChange(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <div className="ui-tabs">
      <div role="tablist" aria-label={label} tabIndex={-1} className="ui-tab-list" onKeyDown={walk}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            aria-selected={tab === chosen}
            aria-controls={tab === chosen ? `${id}-panel` : undefined}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs
        .filter((tab) => tab === chosen || tab.keep)
        .map((tab) => (
          <div
            key={tab.key}
            id={tab === chosen ? `${id}-panel` : `${id}-${tab.key}-kept`}
            role="tabpanel"
            aria-labelledby={`${id}-${tab.key}`}
            className="ui-tab-panel"
            hidden={tab !== chosen}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without controls must still be reached to be scrolled
            tabIndex={0}
          >
            {tab.render()}
          </div>
        ))}
    </div>
  );
}
