import type { Selectable } from 'kysely';
import type { Db } from '../publishing.deps.ts';
import { linkExpired, linkUnknown, linkUsed, linkVoid } from '../publishing.errors.ts';
import type { PublishingTables } from '../publishing.tables.ts';
import type { StoredPublication } from '../writing/publication.store.ts';

export const LINK_CONTEXT = 'approval link';

export type StoredLink = Selectable<PublishingTables['publishing.approval_link']>;

/** The link of a fingerprint, whatever the territory. @throws publishing.link_unknown */
export async function findLink(db: Db, fingerprint: string): Promise<StoredLink> {
  const row = await db
    .selectFrom('publishing.approval_link')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  if (!row) throw linkUnknown();
  return row;
}

/** @throws publishing.link_used, publishing.link_void, publishing.link_expired */
export function ensureOpen(link: StoredLink, now: Date): void {
  if (link.used_at !== null) throw linkUsed();
  if (link.void_at !== null) throw linkVoid();
  if (link.expires_at <= now) throw linkExpired();
}

/** Whether the publication still waits for that very decision on those very words. @throws publishing.link_void */
export function ensureStillAsked(link: StoredLink, row: StoredPublication): void {
  const isAsked = row.state === 'in_review' && row.version === link.version && row.approval?.state.step === link.step;
  if (!isAsked) throw linkVoid();
}
