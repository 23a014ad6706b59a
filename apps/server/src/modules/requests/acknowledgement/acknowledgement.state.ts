import type { DeskRequest } from '@beffroi/contracts';
import { acknowledgementMissing } from '@beffroi/engines/clocks';
import { mentionsOf, type Dossier } from './acknowledgement.mentions.ts';
import type { Db } from '../requests.deps.ts';

/** Whether an acknowledgement is owed, what it lacks, and whether it left. */
export async function acknowledgementState(db: Db, dossier: Dossier): Promise<DeskRequest['acknowledgement']> {
  const sent = dossier.events.findLast(({ kind }) => kind === 'acknowledged');
  if (sent) return { state: 'sent', sentAt: sent.at.toISOString(), missing: [] };
  if (!isOwed(dossier)) return { state: 'not_due', missing: [] };
  const missing = acknowledgementMissing(await mentionsOf(db, dossier)).map(({ message }) => message);
  return { state: missing.length > 0 ? 'missing' : 'ready', missing };
}

/** Not for a report, an agent, what is exempt, nor before the request is regular. */
export function isOwed({ row }: Pick<Dossier, 'row'>): boolean {
  return (
    row.nature !== 'report' && !row.agent && row.nature !== 'agent' && row.exempt === null && row.regular_at !== null
  );
}
