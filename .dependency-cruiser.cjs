// Who may import whom, executable. ARCHITECTURE.md tells it in words; docs/adr/0004-checks.md says why it is lint.

/** The modules whose index.ts each module of the server may import. All else goes by event. Keep it without a cycle. */
const moduleRows = {
  audit: [],
  identity: ['audit'],
  work: ['audit', 'identity'],
  listening: ['audit', 'identity', 'work'],
  alerts: ['audit', 'identity', 'work', 'listening'],
  channels: ['audit', 'identity'],
  media: ['audit', 'identity'],
  publishing: ['audit', 'identity', 'channels', 'media'],
  desk: ['audit', 'identity', 'listening', 'channels', 'publishing'],
  requests: ['audit', 'identity', 'channels', 'desk'],
  notifications: ['audit', 'identity', 'work', 'listening', 'alerts', 'channels', 'publishing'],
  oncall: ['audit', 'identity', 'listening', 'alerts', 'notifications'],
  crisis: ['audit', 'identity', 'listening', 'alerts', 'channels', 'media', 'publishing', 'desk', 'oncall'],
  simulation: [
    'audit',
    'identity',
    'work',
    'listening',
    'alerts',
    'channels',
    'publishing',
    'desk',
    'notifications',
    'oncall',
    'crisis',
  ],
};

const MODULES = 'apps/server/src/modules';
const TEST = '(\\.(test|spec)\\.tsx?$|/testing/)';

/** @param {string[]} paths */
const anyOf = (paths) => `^(${paths.join('|')})`;

/** A rule that lists all that a place may import; tests there are free. */
function allowOnly(name, from, to) {
  return { name, severity: 'error', from: { path: from, pathNot: TEST }, to: { pathNot: anyOf(to) } };
}

const betweenModules = Object.entries(moduleRows).flatMap(([module, callable]) => [
  {
    name: `module-${module}-calls-its-row`,
    comment: `${module} may call: ${callable.join(', ') || 'no other module'}`,
    severity: 'error',
    from: { path: `^${MODULES}/${module}/`, pathNot: TEST },
    to: { path: `^${MODULES}/`, pathNot: anyOf([module, ...callable].map((name) => `${MODULES}/${name}/`)) },
  },
]);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared-packages-only',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-package-at-run-time',
      severity: 'error',
      from: { path: '^(apps/server|packages/(engines|contracts|connectors))/src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },

    allowOnly('engines-import-nothing', '^packages/engines/src/', ['packages/engines/src/']),
    {
      name: 'engines-by-their-door',
      severity: 'error',
      from: { path: '^packages/engines/src/([^/]+)/' },
      to: {
        path: '^packages/engines/src/[^/]+/',
        pathNot: ['^packages/engines/src/$1/', '^packages/engines/src/[^/]+/index\\.ts$'],
      },
    },
    allowOnly('contracts-import-zod', '^packages/contracts/src/', ['packages/contracts/src/', 'node_modules/zod/']),
    {
      name: 'connectors-know-neither-server-nor-screens',
      severity: 'error',
      from: { path: '^packages/connectors/src/', pathNot: TEST },
      to: { path: '^(apps/|packages/(ui/|engines/src/(?!(text|counting)/)))' },
    },
    {
      name: 'ui-knows-no-data',
      severity: 'error',
      from: { path: '^packages/ui/src/' },
      to: { path: '^(apps/|packages/(contracts|engines|connectors)/)' },
    },
    {
      name: 'web-talks-to-the-server-by-http',
      severity: 'error',
      from: { path: '^apps/web/src/' },
      to: { path: '^(apps/server/|packages/connectors/)' },
    },

    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^apps/server/src/platform/', pathNot: TEST },
      // The port of networks says what a client out is: its types alone are shared.
      to: { path: '^(apps/server/src/(?!platform/)|packages/(engines|connectors(?!/src/(index|port)\\.ts$)|ui)/)' },
    },
    {
      name: 'nobody-imports-app',
      severity: 'error',
      from: { path: '^(apps/server/src/(platform|modules)/|packages/)', pathNot: TEST },
      to: { path: '^apps/server/src/(app|cli|ops)/' },
    },
    {
      name: 'only-tests-import-testing',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: TEST },
      to: { path: '^(apps|packages)/.*/testing/' },
    },
    {
      name: 'nobody-imports-a-test',
      severity: 'error',
      from: {},
      to: { path: '\\.(test|spec)\\.tsx?$' },
    },

    ...betweenModules,
    {
      name: 'modules-by-their-door',
      severity: 'error',
      from: { path: `^apps/server/src/(?:modules/([^/]+)|app|cli|ops)/` },
      to: { path: `^${MODULES}/[^/]+/`, pathNot: [`^${MODULES}/$1/`, `^${MODULES}/[^/]+/index\\.ts$`] },
    },
    {
      name: 'module-in-the-table',
      comment: 'a module without a row in the table above may not exist',
      severity: 'error',
      from: { path: `^${MODULES}/`, pathNot: anyOf(Object.keys(moduleRows).map((name) => `${MODULES}/${name}/`)) },
      to: {},
    },
    {
      name: 'decisions-know-no-transport',
      comment: 'use cases, rules, repositories and read models know neither HTTP nor the queue',
      severity: 'error',
      from: { path: `^${MODULES}/.*\\.(usecases?|rules|repository|read-model|tables)\\.ts$` },
      to: { path: ['^node_modules/(hono|@hono|pg-boss)/', `^${MODULES}/.*\\.(routes|jobs|subscriptions)\\.ts$`] },
    },
    {
      name: 'sql-stands-behind-the-verbs',
      comment: 'routes, jobs and subscriptions go through use cases and read models, never straight to a repository',
      severity: 'error',
      from: { path: `^${MODULES}/.*\\.(routes|jobs|subscriptions)\\.ts$` },
      to: { path: `^${MODULES}/.*\\.repository\\.ts$` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/fixtures/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
