import { sql } from 'kysely';
import { gauge, type Severity } from '@beffroi/engines/severity';
import type { Connection } from '../../../platform/db/database.ts';
import { topStories, type ListeningTables } from '../../listening/index.ts';

/** What an event consists of, read from its posts. */
export type EventFacts = {
  mentions: number;
  negative: number;
  hard: number;
  grave: number;
  reach: number;
  voices: number;
  distinctTexts: number;
  press: number;
  /** When the first of them was posted. */
  firstAt: Date | null;
  story: { id: string; title: string; mentions: number } | undefined;
};

/** Reads the posts of a watch since an event began. Two authors with one name are two voices; no author is a voice. */
export async function readEventFacts(
  db: Connection<ListeningTables>,
  given: { territoryId: string; watchId: string; from: Date; to: Date },
): Promise<EventFacts> {
  const [{ rows }, stories] = await Promise.all([
    sql<Omit<EventFacts, 'story'>>`
      select count(*)::int as mentions, (count(*) filter (where m.tone = 'negative'))::int as negative,
        (count(*) filter (where m.aggressive <> 'none'))::int as hard,
        (count(*) filter (where m.aggressive in ('threat', 'hate')))::int as grave,
        coalesce(sum(m.reach), 0)::int8 as reach, count(distinct coalesce(m.author_key, m.id))::int as voices,
        count(distinct md5(lower(m.text)))::int as "distinctTexts", (count(*) filter (where m.author_public))::int as press,
        min(m.posted_at) as "firstAt"
      from listening.watch_mention l join listening.mention m on m.territory_id = l.territory_id and m.id = l.mention_id
      where l.territory_id = ${given.territoryId} and l.watch_id = ${given.watchId} and l.posted_at >= ${given.from}
        and l.posted_at <= ${given.to} and m.state <> 'hidden'
    `.execute(db),
    topStories(db, { ...given, to: new Date(given.to.getTime() + 1), limit: 1 }),
  ]);
  const facts = rows[0];
  if (!facts) throw new Error('an aggregate always answers one row');
  const story = stories[0];
  return {
    ...facts,
    reach: Number(facts.reach),
    story: story && { id: story.id, title: story.title, mentions: story.mentions },
  };
}

/** How grave an event is, out of parts that a person can read and dispute; `ratio` is how many times its habit it had. */
export function gaugeOf(facts: EventFacts, ratio: number): Severity {
  const share = (count: number) => (facts.mentions === 0 ? 0 : count / facts.mentions);
  return gauge({
    volume: { observed: ratio, usual: 1 },
    negativeShare: share(facts.negative),
    // An insult is hard; a threat or hatred is twice as hard.
    hardness: Math.min(1, share(facts.hard + facts.grave) / 2),
    reach: facts.reach,
    voices: facts.voices,
    mentions: facts.mentions,
    copiedShare: facts.mentions < 2 ? 0 : 1 - facts.distinctTexts / facts.mentions,
    pickup: { press: facts.press, officials: 0 },
  });
}
