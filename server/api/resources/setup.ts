import { row } from '../resource.ts';
import { nothing } from './shared.ts';

export const setup = [
  row({
    endpoint: 'GET /api/setup',
    summary: '设置进度 · What of the set-up is done',
    who: 'admin',
    handle: ({ services, space }) => services.spaces.setup(space),
  }),
  row({
    endpoint: 'POST /api/setup/steps/{step}',
    summary: '完成一个设置步骤 · A step of the set-up is done',
    who: ({ permissions, whole }) => permissions.includes('admin') && whole,
    body: nothing,
    handle: ({ services, space, params }) => services.spaces.setupStep(space, params.step ?? ''),
  }),
];
