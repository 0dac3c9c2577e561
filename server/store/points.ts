/**
 * Named places between two writes, where a crash test may stop the process.
 *
 * In code: `await point('host.after-commit');` on the line before every awaited write of the store (`commit`,
 * `insertOnce`, `updateIf`, `removeIf`, `project`, `putBlob`, `removeBlob`), with a name of the list below; a test scans `server/store` and
 * `server/host` and fails when a write has none. A new name is one line here.
 * In a test: `const disarm = arm('host.after-commit', () => process.kill(process.pid, 'SIGKILL'));`
 *
 * Unless a test armed it a point does nothing, and nothing in production may ask whether one is armed.
 */
export const pointNames = [
  // the writer thread, where waiting is not possible: `pass` instead of `point`
  'store.before-transaction',
  'store.between-operations',
  'store.before-commit',
  'store.before-answer',
  // files of the data folder
  'store.blob-before-sync',
  'store.blob-before-rename',
  'store.blob-before-remove',
  'store.backup-before-rename',
  'store.restore-before-rename',
  // the host
  'host.before-commit',
  'host.after-commit',
  'host.before-project',
  'host.after-project',
  'host.before-delivery',
  'host.after-delivery',
  'host.before-message',
  'host.after-message',
  'host.before-job',
  'host.after-job',
  'host.before-number',
  'host.before-events',
  'host.before-outbox',
  'host.before-clock',
  'host.before-lock',
  'host.before-sweep',
  'host.before-purge',
] as const;

export type PointName = (typeof pointNames)[number];

const armed = new Map<PointName, () => void | Promise<void>>();

/** Passes a named place; runs what a test put there, else does nothing. */
export async function point(name: PointName): Promise<void> {
  await armed.get(name)?.();
}

/** `point` for code that cannot wait (the writer thread); what a test puts there must not wait either. */
export function pass(name: PointName): void {
  void armed.get(name)?.();
}

/** For tests only. Puts `action` at a place until the returned function is called. */
export function arm(name: PointName, action: () => void | Promise<void>): () => void {
  armed.set(name, action);
  return () => {
    armed.delete(name);
  };
}
