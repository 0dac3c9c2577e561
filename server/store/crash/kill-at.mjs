// Loaded before everything else in the crash suite's child, in its main thread and in its writer thread alike:
// arms the point KILL_AT, so that the process kills itself when it passes there for the KILL_AFTER-th time.
import { register } from 'tsx/esm/api';

register();
const { arm } = await import('../points.ts');
let left = Number(process.env.KILL_AFTER ?? 1);
arm(process.env.KILL_AT, () => {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
});
