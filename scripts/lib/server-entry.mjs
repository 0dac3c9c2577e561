/**
 * The built server's first file: an old Node says so in words. The rest is imported afterwards, because an old Node
 * would stop at the names that it does not know before a single line of it ran.
 */
import { requireNode } from './node-version.mjs';

requireNode();
await import('../../server/main.ts');
