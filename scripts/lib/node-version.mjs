/** The floor is what people have; see docs/decisions/0001. Kept free of new syntax so that an old Node can read it. */
export function requireNode() {
  var parts = process.versions.node.split('.').map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return;
  console.error(
    'Linli 需要 Node.js 20.19 或更新的版本，现在是 ' + process.versions.node + '。请升级后再试。',
  );
  console.error(
    'Linli needs Node.js 20.19 or newer; this is ' + process.versions.node + '. Upgrade it and start again.',
  );
  process.exit(1);
}
