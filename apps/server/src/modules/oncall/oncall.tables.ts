import type { EscalationTables } from './escalation/escalation.tables.ts';
import type { RotaTables } from './rota/rota.tables.ts';

/** Tables of the schema `oncall`. */
export type OncallTables = RotaTables & EscalationTables;
