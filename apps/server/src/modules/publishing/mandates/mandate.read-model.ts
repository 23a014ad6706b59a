import { sql } from 'kysely';
import type { Mandate, Output, getMandateDigest } from '@beffroi/contracts';
import { deliveriesOf } from '../dispatch/delivery.read-model.ts';
import { ERASED, namesOf } from '../people.names.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { mandateNotFound } from '../publishing.errors.ts';

export type StoredMandate = {
  territory_id: string;
  id: string;
  person_id: string;
  given_by: string;
  scope: string;
  channel_ids: string[];
  starts_at: Date;
  ends_at: Date;
  ended_at: Date | null;
  digest_sent_at: Date | null;
};
type Row = StoredMandate & { publications: number };

/** Mandates, newest first; the one named alone when told. */
export async function readMandates(
  db: Db,
  given: { territoryId: string; now: Date; mandateId?: string },
): Promise<Mandate[]> {
  const { territoryId, now, mandateId } = given;
  const { rows } = await sql<Row>`
    select m.*, (
      select count(*)::int from publishing.publication p
      where p.territory_id = m.territory_id and p.mandate_id = m.id and p.state not in ('draft', 'cancelled')
    ) as publications
    from publishing.mandate m
    where m.territory_id = ${territoryId} ${mandateId === undefined ? sql`` : sql`and m.id = ${mandateId}`}
    order by m.starts_at desc, m.id desc limit 200
  `.execute(db);
  const names = await namesOf(
    db,
    territoryId,
    rows.flatMap((row) => [row.person_id, row.given_by]),
  );
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    personName: names.get(row.person_id) ?? ERASED,
    givenById: row.given_by,
    givenByName: names.get(row.given_by) ?? ERASED,
    scope: row.scope,
    channelIds: row.channel_ids,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
    state: row.ended_at === null && now < row.ends_at ? ('active' as const) : ('ended' as const),
    publications: row.publications,
    ...(row.digest_sent_at === null ? {} : { digestSentAt: row.digest_sent_at.toISOString() }),
  }));
}

/** @throws publishing.mandate_not_found */
export async function readMandate(
  db: Db,
  given: { territoryId: string; mandateId: string; now: Date },
): Promise<Mandate> {
  const [mandate] = await readMandates(db, given);
  if (!mandate) throw mandateNotFound();
  return mandate;
}

/** What went out under a mandate, or is about to, in order. @throws publishing.mandate_not_found */
export async function readDigest(
  { db, channelRegistry, now }: PublishingDeps,
  given: { territoryId: string; mandateId: string },
): Promise<Output<typeof getMandateDigest>> {
  const { territoryId, mandateId } = given;
  const mandate = await readMandate(db, { ...given, now: now() });
  const rows = await db
    .selectFrom('publishing.publication')
    .select(['id', 'title', 'draft', 'due_at'])
    .where('territory_id', '=', territoryId)
    .where('mandate_id', '=', mandateId)
    .where('state', 'not in', ['draft', 'cancelled'])
    .orderBy('due_at')
    .limit(500)
    .execute();
  const deliveries = await deliveriesOf(db, channelRegistry, { territoryId, publicationIds: rows.map(({ id }) => id) });
  return {
    mandate,
    items: rows.map((row) => ({
      id: row.id,
      title: row.title,
      text: row.draft.content.parts.map(({ text }) => text).join('\n\n'),
      ...(row.due_at === null ? {} : { at: row.due_at.toISOString() }),
      deliveries: deliveries.get(row.id) ?? [],
    })),
  };
}
