/** How the command line talks to a live server of the same data folder: a door on this machine, opened by a secret. */
export { type ActName, acts, type Tell } from './acts.ts';
export { callServer } from './client.ts';
export { type Control, serveControl } from './server.ts';
