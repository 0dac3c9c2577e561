import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{designer,runtime,server,templates,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'dist/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
