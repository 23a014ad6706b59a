/** Violations planted to see that the table of imports is really enforced: a file, what it imports, the rule it breaks. */
export type Plant = { rule: string; file: string; imports: string[] };

const modules = 'apps/server/src/modules';

export const plants: Plant[] = [
  { rule: 'engines-import-nothing', file: 'packages/engines/src/burst/clock.ts', imports: ['node:fs'] },
  { rule: 'engines-import-nothing', file: 'packages/engines/src/burst/schema.ts', imports: ['zod'] },
  { rule: 'engines-by-their-door', file: 'packages/engines/src/burst/back-door.ts', imports: ['../text/fold.ts'] },
  { rule: 'contracts-import-zod', file: 'packages/contracts/src/mentions.ts', imports: ['hono'] },
  {
    rule: 'connectors-know-neither-server-nor-screens',
    file: 'packages/connectors/src/feed/feed.ts',
    imports: ['../../../../apps/server/src/app/start.ts'],
  },
  { rule: 'ui-knows-no-data', file: 'packages/ui/src/card.tsx', imports: ['../../contracts/src/index.ts'] },
  {
    rule: 'web-talks-to-the-server-by-http',
    file: 'apps/web/src/app/page.tsx',
    imports: ['../../../server/src/modules/audit/index.ts'],
  },
  { rule: 'platform-knows-no-module', file: 'apps/server/src/platform/db.ts', imports: ['../modules/audit/index.ts'] },
  { rule: 'nobody-imports-app', file: `${modules}/alerts/alerts.routes.ts`, imports: ['../../app/start.ts'] },
  {
    rule: 'only-tests-import-testing',
    file: `${modules}/alerts/alerts.policy.ts`,
    imports: ['../../testing/database.ts'],
  },
  { rule: 'module-audit-calls-its-row', file: `${modules}/audit/audit.chain.ts`, imports: ['../alerts/index.ts'] },
  { rule: 'modules-by-their-door', file: `${modules}/alerts/alerts.events.ts`, imports: ['../audit/audit.tables.ts'] },
  { rule: 'module-in-the-table', file: `${modules}/gossip/index.ts`, imports: ['zod'] },
  { rule: 'decisions-know-no-transport', file: `${modules}/alerts/alerts.usecases.ts`, imports: ['hono'] },
  {
    rule: 'sql-stands-behind-the-verbs',
    file: `${modules}/alerts/alerts.jobs.ts`,
    imports: ['./alerts.repository.ts'],
  },
  { rule: 'no-cycle', file: 'packages/contracts/src/one.ts', imports: ['./two.ts'] },
  { rule: 'resolvable', file: 'packages/contracts/src/nowhere.ts', imports: ['./absent.ts'] },
];

const stub = 'export const stub = 1;\n';

/** What the planted files import. */
export const plantedTargets: Record<string, string> = {
  'package.json': '{"name":"planted","type":"module","dependencies":{"zod":"*","hono":"*"}}',
  'tsconfig.base.json': '{}',
  'node_modules/zod/package.json': '{"name":"zod","main":"index.js"}',
  'node_modules/zod/index.js': stub,
  'node_modules/hono/package.json': '{"name":"hono","main":"index.js"}',
  'node_modules/hono/index.js': stub,
  'packages/engines/src/text/index.ts': stub,
  'packages/engines/src/text/fold.ts': stub,
  'packages/contracts/src/index.ts': stub,
  'packages/contracts/src/two.ts': "import * as one from './one.ts';\nexport {};\n",
  'apps/server/src/app/start.ts': stub,
  'apps/server/src/testing/database.ts': stub,
  [`${modules}/alerts/index.ts`]: stub,
  [`${modules}/alerts/alerts.repository.ts`]: stub,
  [`${modules}/audit/index.ts`]: stub,
  [`${modules}/audit/audit.tables.ts`]: stub,
};
