import { sql } from 'kysely';
import type { DigestSource } from '../oncall.deps.ts';

const EXCERPT = 140;

/** Notes that others left meanwhile; open until they are read. */
export const handOversSinceYouLeft: DigestSource = async (db, { territoryId, personId, since, until }) => {
  const { rows } = await sql<{ at: Date; text: string; name: string | null; read: boolean }>`
    select h.at, h.text, p.name, exists (
      select from oncall.hand_over_read r
      where r.territory_id = h.territory_id and r.hand_over_id = h.id and r.person_id = ${personId}) as read
    from oncall.hand_over h left join identity.person p on p.id = h.person_id
    where h.territory_id = ${territoryId} and h.person_id <> ${personId} and h.at > ${since} and h.at <= ${until}
    order by h.at desc limit 100
  `.execute(db);
  return rows.map(({ at, text, name, read }) => {
    const line = text.replaceAll(/\s+/g, ' ');
    const start = line.length > EXCERPT ? `${line.slice(0, EXCERPT).toWellFormed()}…` : line;
    const by = name === null ? '' : ` (${name})`;
    return {
      kind: 'hand_over',
      at: at.toISOString(),
      open: !read,
      text: {
        fr: `Note de relève${by} : ${start}`,
        en: `Hand-over note${by}: ${start}`,
      },
      path: `/t/${territoryId}/astreinte`,
    };
  });
};
