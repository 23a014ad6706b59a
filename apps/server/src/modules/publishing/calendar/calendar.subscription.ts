import { createHash, randomBytes } from 'node:crypto';
import { toIcs } from '@beffroi/engines/schedule';
import { findTerritory, peopleWho } from '../../identity/index.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { linkUnknown } from '../publishing.errors.ts';
import { pagesOf } from './calendar.export.ts';

type CalendarEvent = Parameters<typeof toIcs>[0]['events'][number];
const DAY = 86_400_000;
const BEHIND_DAYS = 30;
const AHEAD_DAYS = 180;
const EVENT_MINUTES = 15;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export async function readSubscription(
  db: Db,
  named: { territoryId: string; personId: string },
): Promise<{ active: boolean; since?: string; lastReadAt?: string }> {
  const row = await db
    .selectFrom('publishing.calendar_link')
    .select(['created_at', 'last_read_at'])
    .where('territory_id', '=', named.territoryId)
    .where('person_id', '=', named.personId)
    .executeTakeFirst();
  if (!row) return { active: false };
  return {
    active: true,
    since: row.created_at.toISOString(),
    ...(row.last_read_at === null ? {} : { lastReadAt: row.last_read_at.toISOString() }),
  };
}

/** A private address, shown this once; the one before it ends. */
export async function renewSubscription(
  deps: PublishingDeps,
  named: { territoryId: string; personId: string },
): Promise<{ url: string }> {
  const token = randomBytes(32).toString('base64url');
  const values = { fingerprint: hashOf(token), created_at: deps.now(), last_read_at: null };
  await deps.db
    .insertInto('publishing.calendar_link')
    .values({ territory_id: named.territoryId, person_id: named.personId, ...values })
    .onConflict((conflict) => conflict.columns(['territory_id', 'person_id']).doUpdateSet(values))
    .execute();
  return { url: `${deps.baseUrl}/api/public/calendar/${token}` };
}

export async function endSubscription(db: Db, named: { territoryId: string; personId: string }): Promise<void> {
  await db
    .deleteFrom('publishing.calendar_link')
    .where('territory_id', '=', named.territoryId)
    .where('person_id', '=', named.personId)
    .execute();
}

/**
 * The calendar as iCalendar (RFC 5545), for as long as its holder may read it in the product.
 * @throws publishing.link_unknown
 */
export async function readIcs(deps: PublishingDeps, token: string): Promise<string> {
  const now = deps.now();
  const link = await deps.db
    .updateTable('publishing.calendar_link')
    .set({ last_read_at: now })
    .where('fingerprint', '=', hashOf(token))
    .returning(['territory_id', 'person_id'])
    .executeTakeFirst();
  if (!link) throw linkUnknown();
  const readers = await peopleWho(deps.db, link.territory_id, 'publishing.read');
  // Whoever left, or lost the right, reads no more.
  if (!readers.some(({ id }) => id === link.person_id)) throw linkUnknown();
  const territory = await findTerritory(deps.db, link.territory_id);
  const period = {
    territoryId: link.territory_id,
    from: new Date(now.getTime() - BEHIND_DAYS * DAY).toISOString(),
    to: new Date(now.getTime() + AHEAD_DAYS * DAY).toISOString(),
  };
  const events: CalendarEvent[] = [];
  for await (const rows of pagesOf(deps.db, period)) {
    for (const row of rows) {
      events.push({
        uid: `${row.id}@${new URL(deps.baseUrl).host}`,
        start: row.due_at.getTime(),
        end: row.due_at.getTime() + EVENT_MINUTES * 60_000,
        summary: row.draft.title || (row.draft.content.parts[0]?.text.slice(0, 80) ?? ''),
        description: `${row.names.join(', ')}\n\n${row.draft.content.parts.map(({ text }) => text).join('\n\n')}`,
        url: `${deps.baseUrl}/t/${link.territory_id}/publications/${row.id}`,
      });
    }
  }
  return toIcs({ name: territory.name, now: now.getTime(), events });
}
