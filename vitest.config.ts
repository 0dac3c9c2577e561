import { defineConfig } from 'vitest/config';

/** Stories that drive a real server and a browser; they want the machine to themselves. */
const WHOLE = 'server/test/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['{designer,runtime,server,templates,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'dist/**', WHOLE],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: [WHOLE],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
