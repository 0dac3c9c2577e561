/** What travels between the browser apps and the server: resources as plain JSON. Times are ISO 8601 with zone. */
export type * from './resources/common.ts';
export type * from './resources/design.ts';
export type * from './resources/directory.ts';
export type * from './resources/portal.ts';
export type * from './resources/work.ts';
