import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Drawing } from './drawing.ts';

const DrawingContext = createContext<Drawing | undefined>(undefined);

export function DrawingProvider({ drawing, children }: { drawing: Drawing; children: ReactNode }) {
  return <DrawingContext value={drawing}>{children}</DrawingContext>;
}

/** The live drawing; the component renders again when model or selection change. */
export function useDrawing(): Drawing {
  const drawing = useContext(DrawingContext);
  if (!drawing) throw new Error('Expected a DrawingProvider above this component, but there is none.');
  useSyncExternalStore(drawing.subscribe, drawing.getTurn);
  return drawing;
}
