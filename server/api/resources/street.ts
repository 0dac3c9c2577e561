import { z } from 'zod';
import { row } from '../resource.ts';
import { name } from './shared.ts';

export const street = [
  row({
    endpoint: 'GET /api/street',
    summary: '街道设置 · Settings of the street',
    who: 'staff',
    handle: ({ services, space }) => services.spaces.street(space),
  }),
  row({
    endpoint: 'PUT /api/street',
    summary: '修改街道设置 · Change the settings of the street',
    who: ({ permissions, whole }) => permissions.includes('admin') && whole,
    versioned: true,
    body: z.strictObject({ name, phone: z.string().trim().max(40) }),
    handle: ({ services, space, body, version }) => services.spaces.setStreet(space, body, version ?? 0),
  }),
];
