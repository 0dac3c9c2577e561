/**
 * Who may import whom (docs/architecture.md). A test plants a breach of each rule to prove that it is seen.
 * Tests, fixtures and benchmarks may look around; what ships may not.
 */
const aside =
  '(\\.test\\.tsx?$|/test/|/testing|/fixtures?(/|\\.ts)|/bench/|/contract(/|\\.ts)|/crash/|writer\\.sources\\.mjs$)';
const pure = '^runtime/(?!ui/|portal/|workbench/|fields/.*view|fields/views/|fields/.*\\.tsx$)';

const rules = [
  {
    name: 'runtime-is-pure',
    comment:
      'What runs has no node:*, no DOM library, no React: it runs in a browser, a server and a worker alike.',
    severity: 'error',
    from: { path: pure, pathNot: aside },
    to: {
      path: '^(node:|(fs|path|crypto|os|worker_threads|child_process)$)|node_modules/(react|react-dom|preact|antd|bpmn-js|diagram-js)/',
    },
  },
  {
    name: 'runtime-knows-no-app',
    severity: 'error',
    from: { path: '^runtime/', pathNot: aside },
    to: { path: '^(server|designer)/' },
  },
  {
    name: 'pure-rooms-know-no-view',
    severity: 'error',
    from: { path: pure, pathNot: aside },
    to: { path: '^runtime/(ui|portal|workbench|fields/views)/|^runtime/fields/.*\\.tsx$' },
  },
  {
    name: 'views-know-no-app',
    severity: 'error',
    from: { path: '^runtime/(ui/|fields/(.*view|.*\\.tsx$))', pathNot: aside },
    to: { path: '^(server|designer|runtime/portal|runtime/workbench)/' },
  },
  {
    name: 'portal-and-workbench-apart',
    severity: 'error',
    from: { path: '^runtime/(portal|workbench)/', pathNot: aside },
    to: { path: '^runtime/(portal|workbench)/', pathNot: '^runtime/$1/' },
  },
  {
    name: 'designer-knows-no-server',
    severity: 'error',
    from: { path: '^designer/', pathNot: aside },
    to: { path: '^(server|runtime/portal|runtime/workbench)/' },
  },
  {
    name: 'server-knows-no-screen',
    severity: 'error',
    from: { path: '^server/', pathNot: aside },
    to: { path: '^(designer|runtime/portal|runtime/workbench|runtime/ui)/|^runtime/fields/.*view' },
  },
  {
    name: 'one-file-names-a-store',
    comment: 'Only the composition roots (server and command line) name a concrete store.',
    severity: 'error',
    from: { path: '^server/', pathNot: `^server/(main\\.ts|cli/open\\.ts|store/(sqlite|mongodb)/)|${aside}` },
    to: { path: '^server/store/(sqlite|mongodb)/' },
  },
  {
    name: 'one-door-to-feel',
    severity: 'error',
    from: { path: '^(runtime|server|designer)/', pathNot: `^runtime/feel/|${aside}` },
    to: { path: 'node_modules/@bpmn-io/lezer-feel/' },
  },
  {
    name: 'through-the-front-door',
    comment: 'Rooms meet at their index.ts, by subpath import.',
    severity: 'error',
    from: { path: '^(runtime|server|designer)/([^/]+)/', pathNot: `^server/(main\\.ts|cli/)|${aside}` },
    to: {
      path: '^(runtime|server|designer)/[^/]+/',
      pathNot: '^$1/$2/|/index\\.ts$|\\.css$|\\.json$|^server/store/points\\.ts$|^runtime/ui/',
    },
  },
  { name: 'no-circles', severity: 'error', from: { pathNot: aside }, to: { circular: true } },
  { name: 'templates-are-data', severity: 'error', from: { path: '^templates/(?!schema/)' }, to: {} },
  {
    name: 'packages-are-declared',
    severity: 'error',
    from: { path: '^(runtime|server|designer)/', pathNot: aside },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
];

/** Circles are looked for among values only; see scripts/rooms.mjs. */
const pass = process.env.ROOMS_PASS;
const inThisPass = (rule) => pass === undefined || (rule.name === 'no-circles') === (pass === 'values');

module.exports = {
  forbidden: rules.filter(inThisPass),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
