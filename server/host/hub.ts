/** Tells open screens that something was committed. A listener that throws harms nobody else. */
export interface Hub<C> {
  subscribe(listener: (change: C) => void): () => void;
  tell(change: C): void;
}

export function createHub<C>(failed: (error: unknown) => void): Hub<C> {
  const listeners = new Set<(change: C) => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell(change) {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (error) {
          failed(error);
        }
      }
    },
  };
}
