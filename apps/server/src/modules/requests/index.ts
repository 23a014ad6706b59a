export type { RequestsDeps, RequestsStore } from './requests.deps.ts';
export type { RequestsFacts } from './requests.events.ts';
export type { RequestsTables } from './requests.tables.ts';
