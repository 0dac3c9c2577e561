/**
 * Runs dependency-cruiser, which parses by swc: TypeScript 7 has no JavaScript interface (docs/decisions/0002-biome.md).
 * Its swc adapter knows neither .tsx nor type-only imports, so both are told here. Types may refer to each other in
 * circles, values may not: with `--values` type-only imports are left out and only circles are looked for.
 */
import { createRequire } from 'node:module';

const swc = createRequire(import.meta.url)('@swc/core');
const { parseFileSync } = swc;
const at = process.argv.indexOf('--values');
const isValues = at >= 0;
if (isValues) process.argv.splice(at, 1);
process.env.ROOMS_PASS = isValues ? 'values' : 'all';

const isTypeOnly = (item) =>
  (item.type === 'ImportDeclaration' &&
    (item.typeOnly || (item.specifiers.length > 0 && item.specifiers.every((one) => one.isTypeOnly)))) ||
  ((item.type === 'ExportNamedDeclaration' || item.type === 'ExportAllDeclaration') &&
    (item.typeOnly || (item.specifiers?.length > 0 && item.specifiers.every((one) => one.isTypeOnly))));

swc.parseFileSync = (file, options) => {
  const tree = parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
  return isValues ? { ...tree, body: tree.body.filter((item) => !isTypeOnly(item)) } : tree;
};

await import('../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
