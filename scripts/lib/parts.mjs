/** What is built, from which folders. A part is rebuilt when one of its sources changed. */
const always = ['package-lock.json', 'scripts/lib', 'scripts/vite.mjs'];

export const parts = [
  { name: 'portal', folders: ['runtime', ...always], label: '居民端 portal' },
  { name: 'work', folders: ['runtime', ...always], label: '工作台 workbench' },
  { name: 'design', folders: ['designer', 'runtime', ...always], label: '设计端 designer' },
  { name: 'server', folders: ['server', 'runtime', 'templates/schema', ...always], label: '服务端 server' },
];
