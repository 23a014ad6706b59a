import { sql } from 'kysely';
import type { Conversation } from '@beffroi/contracts';
import { publishLive } from '../../../platform/live/publish.ts';
import type { Db, DeskDeps, Named } from '../desk.deps.ts';
import { endExposure } from '../distance/exposure.store.ts';
import { findConversation } from '../intake/conversation.store.ts';

/** Who is not heard of again for so long has gone. */
const SECONDS = 45;

/** Who else looks at a conversation now. */
export async function presentPeople(
  db: Db,
  named: Named,
  { now, exceptId }: { now: Date; exceptId: string | undefined },
): Promise<Conversation['present']> {
  const { rows } = await sql<{ id: string; name: string; writing: boolean }>`
    select p.person_id as id, i.name, p.writing from desk.presence p
    join identity.person i on i.id = p.person_id
    where p.territory_id = ${named.territoryId} and p.conversation_id = ${named.conversationId} and p.until > ${now}
    order by i.name
  `.execute(db);
  return rows.filter(({ id }) => id !== exceptId);
}

/**
 * Says that somebody looks, or writes; two people on one message see each other. The first look is kept as the date on
 * which the message was seen: it starts no clock.
 */
export async function tellPresence(
  deps: Pick<DeskDeps, 'db' | 'now'>,
  given: Named & { personId: string; is: 'looking' | 'writing' | 'gone' },
): Promise<{ present: Conversation['present'] }> {
  const now = deps.now();
  const { id, territory_id: territoryId } = await findConversation(deps.db, given);
  const named = { territoryId, conversationId: id };
  const before = await presentPeople(deps.db, named, { now, exceptId: undefined });
  const until = given.is === 'gone' ? now : new Date(now.getTime() + SECONDS * 1000);
  await deps.db.transaction().execute(async (trx) => {
    await sql`
      insert into desk.presence (territory_id, conversation_id, person_id, writing, until)
      values (${territoryId}, ${id}, ${given.personId}, ${given.is === 'writing'}, ${until})
      on conflict (territory_id, conversation_id, person_id) do update set writing = excluded.writing, until = excluded.until
    `.execute(trx);
    if (given.is === 'gone') await endExposure(trx, { ...named, personId: given.personId, now });
    else
      await sql`
        update desk.conversation set seen_at = coalesce(seen_at, ${now}), unread = false
        where territory_id = ${territoryId} and id = ${id} and (seen_at is null or unread)
      `.execute(trx);
    const after = await presentPeople(trx, named, { now, exceptId: undefined });
    // Nothing is told while nothing changed: it is said every twenty seconds.
    if (JSON.stringify(before) !== JSON.stringify(after))
      await publishLive(trx, territoryId, 'presence', { conversationId: id, present: after });
  });
  return { present: await presentPeople(deps.db, named, { now, exceptId: given.personId }) };
}

export async function forgetPresence(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('desk.presence')
    .where('until', '<', new Date(now.getTime() - 60_000))
    .execute();
}
