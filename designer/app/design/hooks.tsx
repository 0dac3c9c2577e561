import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { Text } from '#runtime/model';
import type { DesignBody } from '#runtime/wire';
import type { DesignStore, EditOptions } from './store.ts';
import type { DesignSnapshot, Target } from './types.ts';

const StoreContext = createContext<DesignStore | undefined>(undefined);

export function DesignProvider({ store, children }: { store: DesignStore; children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** The store itself: for code outside rendering (canvas, shortcuts). */
export function useDesignStore(): DesignStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('Expected a DesignProvider above this component, but there is none.');
  return store;
}

export interface DesignHandle extends DesignSnapshot {
  /** One labelled step on the one undo stack. */
  edit(label: Text, recipe: (body: DesignBody) => DesignBody, options?: EditOptions): void;
  undo(): void;
  redo(): void;
  show(target: Target): void;
}

/** The draft on screen and what can be done to it. Renders again after each change. */
export function useDesign(): DesignHandle {
  const store = useDesignStore();
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot);
  return useMemo(
    () => ({
      ...snapshot,
      edit: store.edit.bind(store),
      undo: store.undo.bind(store),
      redo: store.redo.bind(store),
      show: store.show.bind(store),
    }),
    [snapshot, store],
  );
}

/** Calls back when "show me" asks for something new. */
export function useFocusTarget(onTarget: (target: Target) => void): void {
  const { focus } = useDesign();
  const latest = useRef(onTarget);
  latest.current = onTarget;
  const seq = focus?.seq;
  const target = focus?.target;
  useEffect(() => {
    if (seq !== undefined && target) latest.current(target);
  }, [seq, target]);
}
