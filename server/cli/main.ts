/** `npx linli …`. Importing it runs the command that was asked for. */
import { linli } from './linli.ts';

process.exitCode = await linli(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  cwd: process.cwd(),
  env: process.env,
});
