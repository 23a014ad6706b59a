import { sql } from 'kysely';
import type { Output, proposeAnswer as contract } from '@beffroi/contracts';
import { findSensitive } from '@beffroi/engines/triage';
import { findTerritory, personNames } from '../../identity/index.ts';
import { fillIn, signed, type Variables } from '../answers/answer.words.ts';
import type { Db, DeskDeps, Named } from '../desk.deps.ts';
import { findConversation, wordsOf, type StoredConversation } from '../intake/conversation.store.ts';
import { titleOf } from '../intake/message.understand.ts';
import { readDeskSettings } from '../settings/settings.store.ts';
import { readSavedReplies } from './saved-reply.usecases.ts';

type Proposal = Output<typeof contract>['items'][number];

const MOST = 4;
/** One word in common is chance. */
const LEAST_SHARED = 2;
/** A name in several words, of a place or a person, says where or who and not what: Saint-Quentin. */
const longName = /\p{Lu}[\p{L}’']*(?:-\p{L}+)+/gu;
/** Words that are everywhere say nothing of what a message is about. */
const LEAST_LETTERS = 4;
const everywhere = new Set(
  'bonjour bonsoir salut merci madame monsieur cordialement depuis toujours avec pour dans votre vous notre nous cette comment faire fait avoir etre sont tout toute tous plus moins aussi encore mais sans alors quand quel quelle avez suis pouvez peut hello please thank thanks with this that from have your what when where'.split(
    ' ',
  ),
);
const tells = (word: string): boolean => word.length >= LEAST_LETTERS && !everywhere.has(word);

/**
 * Drafts for a conversation: saved replies, answers that are public, and what was said before in such cases; by the
 * words that they share with what is asked. @throws desk.conversation_not_found
 */
export async function proposeAnswers(
  deps: DeskDeps,
  given: Named & { personId: string | undefined },
): Promise<Proposal[]> {
  const { db } = deps;
  const row = await findConversation(db, given);
  const asked = await wordsAsked(db, row);
  const [saved, pub, earlier, variables, settings] = await Promise.all([
    readSavedReplies(db, row.territory_id),
    deps.findPublicAnswers(row.territory_id, asked.join(' ')),
    earlierAnswers(db, row, asked),
    variablesOf(deps, row),
    readDeskSettings(db, row.territory_id),
  ]);
  const name =
    given.personId === undefined ? '' : ((await personNames(db, [given.personId])).get(given.personId) ?? '');
  const isCounted = row.kind === 'comment' || row.kind === 'mention';
  const subject = 'about' in row.triage ? row.triage.about.subject?.id : undefined;
  const known = new Set(asked);
  const scored = [
    ...saved.map((reply) => {
      const shared = sharedWords(known, `${reply.name} ${reply.text}`);
      const fits = reply.subject !== undefined && reply.subject === subject;
      return {
        score: shared.length + (fits ? 5 : 0),
        proposal: {
          from: 'saved_reply' as const,
          id: reply.id,
          name: reply.name,
          text: isCounted && reply.short !== '' ? reply.short : reply.text,
          because: fits
            ? { fr: 'Réponse type de ce sujet.', en: 'Saved reply of this subject.' }
            : because(shared, { fr: 'Réponse type', en: 'Saved reply' }),
        },
      };
    }),
    ...pub.map((answer) => ({
      score: 2 + sharedWords(known, `${answer.question} ${answer.answer}`).length,
      proposal: {
        from: 'public_answer' as const,
        id: answer.id,
        name: answer.question,
        text: answer.answer,
        because: { fr: 'Déjà répondu publiquement.', en: 'Already answered in public.' },
      },
    })),
    ...earlier.map((each) => ({
      score: sharedWords(known, each.asked).length,
      proposal: {
        from: 'earlier_answer' as const,
        id: each.id,
        name: titleOf(each.asked),
        text: withoutNames(each.text),
        because: because(sharedWords(known, each.asked), {
          fr: 'Réponse donnée dans un cas voisin',
          en: 'Answer given in a similar case',
        }),
      },
    })),
  ];
  return scored
    .filter(({ score }) => score >= LEAST_SHARED)
    .toSorted((left, right) => right.score - left.score)
    .slice(0, MOST)
    .map(({ proposal }) => ({
      ...proposal,
      text: isCounted ? fillIn(proposal.text, variables) : signed(fillIn(proposal.text, variables), settings, name),
    }));
}

function because(shared: readonly string[], what: { fr: string; en: string }): { fr: string; en: string } {
  if (shared.length === 0) return { fr: `${what.fr}.`, en: `${what.en}.` };
  const words = shared.slice(0, 4);
  return {
    fr: `${what.fr}, mots communs\u{a0}: ${words.map((word) => `«\u{a0}${word}\u{a0}»`).join(', ')}.`,
    en: `${what.en}, words in common: ${words.map((word) => `“${word}”`).join(', ')}.`,
  };
}

const sharedWords = (known: ReadonlySet<string>, text: string): string[] =>
  wordsOf(text).filter((word) => tells(word) && known.has(word));

async function wordsAsked(db: Db, row: StoredConversation): Promise<string[]> {
  const messages = await db
    .selectFrom('desk.message')
    .select('text')
    .where('territory_id', '=', row.territory_id)
    .where('conversation_id', '=', row.id)
    .where('direction', '=', 'in')
    .orderBy('at', 'desc')
    .limit(5)
    .execute();
  const said = [row.subject ?? '', ...messages.map(({ text }) => text)].join('\n');
  return wordsOf(said.replaceAll(longName, ' ')).filter(tells);
}

/** What was said before, approved or sent, where people asked with the same words. */
async function earlierAnswers(
  db: Db,
  row: StoredConversation,
  asked: readonly string[],
): Promise<{ id: string; asked: string; text: string }[]> {
  const words = asked.slice(0, 30).map((word) => `'${word.replaceAll(/['\\]/g, '')}'`);
  if (words.length === 0) return [];
  const { rows } = await sql<{ id: string; asked: string; text: string }>`
    with near as (
      select c.id, c.excerpt, ts_rank(c.search, q.query) as rank
      from desk.conversation c, to_tsquery('simple', ${words.join(' | ')}) as q (query)
      where c.territory_id = ${row.territory_id} and c.id <> ${row.id} and c.first_answer_at is not null
        and c.merged_into is null and not c.veiled and c.search @@ q.query
        and c.last_at > ${new Date(row.last_at.getTime() - 365 * 86_400_000)}
      order by c.last_at desc limit 400
    )
    select m.id, n.excerpt as asked, m.text from (select * from near order by rank desc limit 5) n
    join lateral (
      select id, text from desk.message where territory_id = ${row.territory_id} and conversation_id = n.id
        and direction = 'out' and delivery ->> 'state' in ('sent', 'recorded') order by at desc limit 1
    ) m on true
  `.execute(db);
  return rows;
}

const greeting = /^(\s*(?:Bonjour|Bonsoir|Hello|Dear|Madame|Monsieur))[^,\n!]{0,60}(?=[,\n!])/u;

/** An answer that was for somebody, without who that was. */
export function withoutNames(text: string): string {
  let out = text.replace(greeting, '$1 {prénom}');
  for (const { from, to } of findSensitive(out).toReversed()) out = `${out.slice(0, from)}[…]${out.slice(to)}`;
  return out
    .replaceAll(/@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?/gu, '')
    .replaceAll(/\b[A-Z]{2,5}-\d{4}-\d{3,}\b/g, '{référence}');
}

/** What is known for the variables of a reply; a pseudonym is no first name. */
async function variablesOf(deps: DeskDeps, row: StoredConversation): Promise<Partial<Variables>> {
  const { name } = await findTerritory(deps.db, row.territory_id);
  const full = row.author_name?.trim() ?? '';
  const isName = /^\p{Lu}\p{Ll}+(?:[- ]\p{Lu}\p{Ll}+)+$/u.test(full);
  const [first = '', ...rest] = full.split(' ');
  const about = row.request_id === null ? undefined : await deps.describeRequest(row.territory_id, row.request_id);
  return {
    prénom: isName ? first : '',
    nom: isName ? rest.join(' ') : '',
    référence: row.request_ref ?? '',
    territoire: name,
    service: about?.holder ?? '',
    // Whoever has it can add, contest and erase: never in public.
    lien: row.kind === 'comment' || row.kind === 'mention' ? '' : (about?.trackUrl ?? ''),
    délai: about?.due ?? '',
  };
}
