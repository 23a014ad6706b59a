import { sql } from 'kysely';
import type { Bilingual, DigestItem } from '@beffroi/contracts';
import type { AnyConnection } from '../../../platform/db/database.ts';
import { authorOf } from './conversation.presenter.ts';

type Row = {
  id: string;
  at: Date;
  state: string;
  author_name: string | null;
  author_handle: string;
  assignee: string | null;
};

/** Conversations that turned red, or went on being red, since somebody left: who wrote, never what. */
export async function messagesSinceYouLeft(
  db: AnyConnection,
  { territoryId, since, until }: { territoryId: string; since: Date; until: Date },
): Promise<DigestItem[]> {
  const { rows } = await sql<Row>`
    select c.id, c.last_in_at as at, c.state, c.author_name, c.author_handle, p.name as assignee
    from desk.conversation c left join identity.person p on p.id = c.assignee_id
    where c.territory_id = ${territoryId} and c.red and c.last_in_at > ${since} and c.last_in_at <= ${until}
    order by c.last_in_at desc limit 100
  `.execute(db);
  return rows.map((row) => {
    const author = authorOf(row);
    const by = author === '' ? '' : ` (${author})`;
    const outcome = outcomeOf(row);
    return {
      kind: 'message',
      at: row.at.toISOString(),
      open: row.state === 'new' || row.state === 'to_answer',
      text: {
        fr: `Message signalé en rouge${by}. ${outcome.fr}`,
        en: `Message marked red${by}. ${outcome.en}`,
      },
      path: `/t/${territoryId}/guichet/${row.id}`,
    };
  });
}

function outcomeOf({ state, assignee }: Row): Bilingual {
  if (state === 'closed') return { fr: 'La conversation est close.', en: 'The conversation is closed.' };
  if (state === 'passed_on') return { fr: 'Il est transmis.', en: 'It was passed on.' };
  if (state === 'waiting') return { fr: 'Une réponse est partie.', en: 'An answer left.' };
  return assignee === null
    ? { fr: 'Personne ne l’a pris.', en: 'Nobody took it.' }
    : { fr: `${assignee} s’en occupe.`, en: `${assignee} has it.` };
}
