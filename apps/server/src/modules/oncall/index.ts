export type { DigestAsked, DigestSource, OncallDeps, OncallStore } from './oncall.deps.ts';
export type { OncallFacts } from './oncall.events.ts';
export { oncallRounds } from './oncall.rounds.ts';
export { mountOncall } from './oncall.routes.ts';
export type { OncallTables } from './oncall.tables.ts';
export { hasRota, whoIsOnCall } from './rota/who.on-call.ts';
