/**
 * `npm run bench -- NAME [--json FILE]`: peers and ceilings side by side in one run.
 * A benchmark is `<room>/bench/<name>.ts` and exports `bench()`.
 */
import { writeFileSync } from 'node:fs';

interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
}

type Bench = () => Promise<readonly Figure[]>;

const benches: Readonly<Record<string, () => Promise<{ bench: Bench }>>> = {
  engine: () => import('../runtime/engine/bench/engine.ts'),
  dmn: () => import('../runtime/dmn/bench/dmn.ts'),
  feel: () => import('../runtime/feel/bench/feel.ts'),
  forms: () => import('../runtime/form/bench/forms.ts'),
  soundness: () => import('../runtime/check/bench/soundness.ts'),
  durable: () => import('../server/host/bench/durable.ts'),
  http: () => import('../server/api/bench/http.ts'),
  web: () => import('./web-bench.ts'),
};

const args = process.argv.slice(2);
const jsonAt = args.indexOf('--json');
const jsonFile = jsonAt >= 0 ? args[jsonAt + 1] : undefined;
const name = args[0] ?? '';
const load = benches[name];
if (!load || (jsonAt >= 0 && !jsonFile)) {
  console.error(`npm run bench -- NAME [--json FILE]\nNAME: ${Object.keys(benches).join(', ')}`);
  process.exit(1);
}
const { bench } = await load();
const figures = await bench();
for (const { id, value, unit } of figures) {
  console.log(`${id.padEnd(28)} ${Number(value.toPrecision(4))} ${unit}`);
}
if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify({ name, figures }, null, 2)}\n`);
process.exit(0);
