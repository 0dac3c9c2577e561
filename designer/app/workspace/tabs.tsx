/** The registry of the workspace's tabs: one line each. A tab reads and changes the draft by `useDesign()`. */
import { type ComponentType, lazy } from 'react';
import { loadProcessTab } from '#designer/process';
import type { Text } from '#runtime/model';

export interface WorkspaceTab {
  readonly id: string;
  readonly label: Text;
  readonly screen: ComponentType;
  /** Its controls are off for those who may only look; elsewhere they look around, and a change is refused in words. */
  readonly readersOff?: true;
}

const screen = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

export const tabs: readonly WorkspaceTab[] = [
  {
    id: 'process',
    label: { zh: '流程', en: 'Process' },
    screen: screen(loadProcessTab),
  },
  {
    id: 'form',
    label: { zh: '表单', en: 'Forms' },
    screen: screen(async () => (await import('#designer/form')).FormDesigner),
  },
  {
    id: 'rights',
    label: { zh: '权限', en: 'Rights' },
    screen: screen(async () => (await import('#designer/form')).RightsMatrix),
  },
  {
    id: 'settings',
    readersOff: true,
    label: { zh: '设置', en: 'Settings' },
    screen: screen(async () => (await import('./settings-tab.tsx')).SettingsTab),
  },
  {
    id: 'page',
    readersOff: true,
    label: { zh: '服务页', en: 'Service page' },
    screen: screen(async () => (await import('./page-tab.tsx')).PageTab),
  },
  {
    id: 'release',
    label: { zh: '发布', en: 'Release' },
    screen: screen(async () => (await import('./release-tab.tsx')).ReleaseTab),
  },
];
