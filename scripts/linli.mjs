#!/usr/bin/env node
/** `npx linli …`: the command line. Its commands are in server/cli. */
process.argv.splice(2, 0, 'linli');
await import('./tool.mjs');
