import { sql } from 'kysely';
import type { Mention, Output, listCases } from '@beffroi/contracts';
import { searchDocument } from '@beffroi/engines/query';
import { similarity } from '@beffroi/engines/story';
import { distinctWords } from '@beffroi/engines/text';
import { presentMentions } from '../../listening/index.ts';
import type { Db } from '../crisis.deps.ts';
import { findRumour, replyKeyOf, type NamedRumour, type RumourRow } from './rumour.store.ts';

type Case = Output<typeof listCases>['items'][number];

/** From which likeness to the claim a post is proposed, and how many are. */
const ALIKE = 0.45;
const MOST_PROPOSED = 60;
/** Posts that share words with the claim, looked at one by one. */
const MOST_COMPARED = 300;
const BEFORE_DAYS = 14;
const MOST_LINKED = 500;
const MOST_TEXT = 600;

/**
 * The posts that tell a rumour, oldest first, then those proposed, likeliest first: of the stories of linked ones, and
 * those that share words with the claim and say nearly the same (engine `story`).
 * @throws crisis.rumour_not_found
 */
export async function readCases(db: Db, named: NamedRumour): Promise<Case[]> {
  const rumour = await findRumour(db, named);
  const linked = await linkedOf(db, rumour);
  const proposed = await proposedOf(db, rumour);
  const mentions = await presentMentions(db, named.territoryId, [...linked.keys(), ...proposed]);
  const alike = mentions
    .filter(({ id }) => !linked.has(id))
    .map((mention) => ({ mention, likeness: similarity(rumour.claim, saidBy(mention)) }))
    .filter(({ mention, likeness }) => likeness >= ALIKE || proposed.byStory.has(mention.id))
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, MOST_PROPOSED);
  return [
    ...mentions.filter(({ id }) => linked.has(id)).map((mention) => present(mention, true, linked.get(mention.id))),
    ...alike.map(({ mention }) => present(mention, false, undefined)),
  ];
}

const saidBy = ({ title, text }: Mention): string => (title === undefined ? text : `${title}. ${text}`);

function present(mention: Mention, linked: boolean, correctedAt: Date | null | undefined): Case {
  const text = saidBy(mention);
  return {
    mentionId: mention.id,
    at: mention.postedAt,
    author: mention.author?.name ?? mention.author?.pseudonym ?? '',
    network: mention.network,
    text: text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text,
    ...(mention.url === undefined ? {} : { url: mention.url }),
    reach: mention.reach ?? 0,
    linked,
    ...(correctedAt ? { correctedAt: correctedAt.toISOString() } : {}),
  };
}

/** By the identifier of the post, when the correction was put under it. */
async function linkedOf(db: Db, { territory_id, id }: RumourRow): Promise<Map<string, Date | null>> {
  const { rows } = await sql<{ id: string; corrected_at: Date | null }>`
    select m.id, p.at as corrected_at from crisis.rumour_case k
    join listening.mention m on m.territory_id = k.territory_id and m.id = k.mention_id
    left join crisis.reply p on p.territory_id = k.territory_id and p.mention_id = k.mention_id and p.key = ${replyKeyOf(id)}
    where k.territory_id = ${territory_id} and k.rumour_id = ${id} order by m.posted_at, m.id limit ${MOST_LINKED}
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.corrected_at]));
}

async function proposedOf(db: Db, rumour: RumourRow): Promise<string[] & { byStory: ReadonlySet<string> }> {
  const since = new Date((rumour.first_at ?? rumour.recorded_at).getTime() - BEFORE_DAYS * 86_400_000);
  const notLinked = sql`m.territory_id = ${rumour.territory_id} and m.state <> 'hidden' and m.posted_at >= ${since}
    and not exists (
      select from crisis.rumour_case k
      where k.territory_id = m.territory_id and k.rumour_id = ${rumour.id} and k.mention_id = m.id)`;
  const inStories = await sql<{ id: string }>`
    select m.id from listening.mention m where ${notLinked} and m.story_id in (
      select l.story_id from crisis.rumour_case k
      join listening.mention l on l.territory_id = k.territory_id and l.id = k.mention_id
      where k.territory_id = ${rumour.territory_id} and k.rumour_id = ${rumour.id} and l.story_id is not null)
    order by m.posted_at desc limit ${MOST_COMPARED}
  `.execute(db);
  const words = distinctWords(rumour.claim, 40).filter((word) => word.length > 3);
  const bySharedWords =
    words.length === 0
      ? []
      : (
          await sql<{ id: string }>`
            with claim as (
              select array_agg(w) as lexemes, string_agg('''' || replace(w, '''', '''''') || '''', ' | ')::tsquery as any_of
              from unnest(tsvector_to_array(${documentOf(words)}::tsvector)) w where position('\\' in w) = 0
            )
            select id from (
              select m.id, m.posted_at,
                (select count(*) from unnest(tsvector_to_array(m.search)) w where w = any(claim.lexemes)) as shared
              from claim, listening.mention m where ${notLinked} and m.search @@ claim.any_of
              order by m.posted_at desc limit 3000
            ) f order by shared desc, posted_at desc limit ${MOST_COMPARED}
          `.execute(db)
        ).rows;
  const byStory = new Set(inStories.rows.map(({ id }) => id));
  const ids = [...new Set([...byStory, ...bySharedWords.map(({ id }) => id)])];
  return Object.assign(ids, { byStory });
}

/** The words of a claim as a post that said only them would be searched. */
const documentOf = (words: readonly string[]): string =>
  searchDocument({
    text: words.join(' '),
    network: '',
    lang: 'fr',
    tags: [],
    mentions: [],
    links: [],
    hasMedia: false,
  });
