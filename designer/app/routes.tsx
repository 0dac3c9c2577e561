/**
 * The registry of screens: one line each. A screen is loaded when somebody goes there, and shown to posts that hold
 * one of its permissions. The first segment of the path chooses; the screen reads the rest with `usePath()`.
 */
import { type ComponentType, lazy } from 'react';
import type { Text } from '#runtime/model';
import type { Permission } from '#runtime/wire';

export interface Route {
  readonly path: string;
  /** Words in the navigation; absent: reached by links only. */
  readonly label?: Text;
  readonly may: readonly Permission[];
  readonly screen: ComponentType;
}

const screen = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

export const routes: readonly Route[] = [
  {
    path: 'designs',
    label: { zh: '流程与表单', en: 'Designs' },
    may: ['design', 'publish'],
    screen: screen(async () => (await import('./designs/screen.tsx')).DesignsScreen),
  },
  {
    path: 'packs',
    label: { zh: '模板包', en: 'Packs' },
    may: ['design', 'admin'],
    screen: screen(async () => (await import('./packs-screen.tsx')).PacksScreen),
  },
  {
    path: 'directory',
    label: { zh: '组织目录', en: 'Directory' },
    may: ['admin'],
    screen: screen(async () => (await import('#designer/directory')).DirectoryScreen),
  },
  {
    path: 'settings',
    label: { zh: '设置', en: 'Settings' },
    may: ['admin'],
    screen: screen(async () => (await import('#designer/directory')).SettingsScreen),
  },
  {
    path: 'setup',
    may: ['admin'],
    screen: screen(async () => (await import('#designer/directory')).SetupWizard),
  },
];
