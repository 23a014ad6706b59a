export { mountWork } from './work.routes.ts';
export type { WorkTables } from './work.tables.ts';
export { advanceWork, beginWork, endWork, enterWork } from './work.usecases.ts';
