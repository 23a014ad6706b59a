import { sql } from 'kysely';
import type { Bilingual, DigestItem } from '@beffroi/contracts';
import type { AnyConnection } from '../../../platform/db/database.ts';
import { waitingOf } from '../approval/approval.presenter.ts';
import { ERASED, namesOf } from '../people.names.ts';
import type { Db } from '../publishing.deps.ts';
import type { StoredPublication } from './publication.store.ts';

type Asked = { territoryId: string; personId: string; since: Date; until: Date };
type Failed = { id: string; title: string; at: Date; channel: string; state: string };
type Given = { id: string; scope: string; person_id: string; given_by: string; starts_at: Date; over_at: Date };

/** What waits for somebody's decision, what could not leave, and mandates that they gave or hold, since they left. */
export async function publishingSinceYouLeft(db: AnyConnection, asked: Asked): Promise<DigestItem[]> {
  const connection = db as Db;
  const [approvals, deliveries, mandates] = await Promise.all([
    waitingApprovals(connection, asked),
    failedDeliveries(connection, asked),
    changedMandates(connection, asked),
  ]);
  return [...approvals, ...deliveries, ...mandates];
}

/** All that waits for them, whenever it was asked. */
async function waitingApprovals(db: Db, { territoryId, personId, until }: Asked): Promise<DigestItem[]> {
  const rows = (await db
    .selectFrom('publishing.publication')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('state', '=', 'in_review')
    .orderBy('due_at')
    .limit(300)
    .execute()) as StoredPublication[];
  const waiting = await waitingOf(db, territoryId, rows, { viewerId: personId, now: until });
  return rows
    .filter(({ id }) => waiting.get(id)?.mine === true)
    .map(({ id, title, updated_at }) => ({
      kind: 'approval',
      at: updated_at.toISOString(),
      open: true,
      text: { fr: `À valider : ${title}`, en: `To approve: ${title}` },
      path: `/t/${territoryId}/publications/${id}`,
    }));
}

async function failedDeliveries(db: Db, { territoryId, since, until }: Asked): Promise<DigestItem[]> {
  const { rows } = await sql<Failed>`
    select p.id, coalesce(nullif(p.title, ''), p.id) as title, d.due_at as at, c.name as channel, d.state
    from publishing.delivery d
    join publishing.publication p on p.territory_id = d.territory_id and p.id = d.publication_id
    join channels.channel c on c.territory_id = d.territory_id and c.id = d.channel_id
    where d.territory_id = ${territoryId} and d.state in ('failed', 'uncertain')
      and d.due_at > ${since} and d.due_at <= ${until}
    order by d.due_at desc limit 100
  `.execute(db);
  return rows.map(({ id, title, at, channel, state }) => ({
    kind: 'delivery',
    at: at.toISOString(),
    open: true,
    text:
      state === 'failed'
        ? { fr: `N’est pas parti sur ${channel} : ${title}`, en: `Did not leave on ${channel}: ${title}` }
        : { fr: `Peut-être parti sur ${channel} : ${title}`, en: `May have left on ${channel}: ${title}` },
    path: `/t/${territoryId}/publications/${id}`,
  }));
}

async function changedMandates(db: Db, { territoryId, personId, since, until }: Asked): Promise<DigestItem[]> {
  const { rows } = await sql<Given>`
    select id, scope, person_id, given_by, starts_at, least(ends_at, coalesce(ended_at, ends_at)) as over_at
    from publishing.mandate
    where territory_id = ${territoryId} and ${personId} in (person_id, given_by) and starts_at <= ${until} and (
      starts_at > ${since}
      or least(ends_at, coalesce(ended_at, ends_at)) > ${since} and least(ends_at, coalesce(ended_at, ends_at)) <= ${until})
    order by starts_at desc limit 20
  `.execute(db);
  const names = await namesOf(
    db,
    territoryId,
    rows.flatMap((row) => [row.person_id, row.given_by]),
  );
  return rows.map((row) => {
    const isOver = row.over_at <= until;
    return {
      kind: 'mandate',
      at: (isOver ? row.over_at : row.starts_at).toISOString(),
      open: !isOver,
      text: sayMandate(row, isOver, names, personId),
      path: `/t/${territoryId}/mandats`,
    };
  });
}

function sayMandate(
  { scope, person_id, given_by }: Given,
  isOver: boolean,
  names: ReadonlyMap<string, string>,
  personId: string,
): Bilingual {
  const holder = names.get(person_id) ?? ERASED;
  const giver = names.get(given_by) ?? ERASED;
  if (isOver)
    return person_id === personId
      ? { fr: `Votre carte blanche a pris fin : ${scope}`, en: `Your mandate ended: ${scope}` }
      : {
          fr: `Une carte blanche que vous aviez donnée a pris fin (${holder}) : ${scope}`,
          en: `The mandate of ${holder} ended: ${scope}`,
        };
  return person_id === personId
    ? { fr: `${giver} vous donne carte blanche : ${scope}`, en: `${giver} gives you a mandate: ${scope}` }
    : { fr: `${holder} a carte blanche en votre nom : ${scope}`, en: `${holder} holds a mandate from you: ${scope}` };
}
