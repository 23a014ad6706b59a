export type { DeskDeps, DeskStore } from './desk.deps.ts';
export type { DeskFacts } from './desk.events.ts';
export type { DeskTables } from './desk.tables.ts';
