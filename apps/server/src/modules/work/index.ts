export { mountWork } from './work.routes.ts';
export type { WorkTables } from './work.tables.ts';
export { advanceWork, beginWork, cancelWork, endWork, enterWork, runWork, getWork } from './work.usecases.ts';
