import { row } from '../resource.ts';

export const releases = [
  row({
    endpoint: 'GET /api/releases/{id}',
    summary: '查看发布版 · One release',
    who: ['design', 'publish'],
    handle: ({ services, space, params }) => services.publishing.release(space, params.id ?? ''),
  }),
];
