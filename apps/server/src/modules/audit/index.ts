export { canonicalJson, GENESIS } from './audit.chain.ts';
export { auditActorOf, recordAudit, type AuditActor, type AuditRecord } from './audit.record.ts';
export { mountAudit } from './audit.routes.ts';
export type { AuditTables } from './audit.tables.ts';
export { verifyAuditChain, verifyAuditChains } from './audit.verify.ts';
