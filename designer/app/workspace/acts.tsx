/**
 * What the top bar offers at its end, in this order; one line each. Each is a small component that reads the draft by
 * `useDesign()`, saves first by `useDesignStore().saveNow()`, and hands findings to `showFindings`.
 */
import { type ComponentType, lazy } from 'react';
import type { Permission } from '#runtime/wire';

export interface WorkspaceAct {
  readonly id: string;
  readonly may: readonly Permission[];
  readonly button: ComponentType;
}

export const acts: readonly WorkspaceAct[] = [
  {
    id: 'check',
    may: ['design', 'publish'],
    button: lazy(async () => ({ default: (await import('./check.tsx')).CheckButton })),
  },
  {
    id: 'trial',
    may: ['design'],
    button: lazy(async () => ({ default: (await import('./release-buttons.tsx')).TrialButton })),
  },
  {
    id: 'publish',
    may: ['publish'],
    button: lazy(async () => ({ default: (await import('./release-buttons.tsx')).PublishButton })),
  },
];
