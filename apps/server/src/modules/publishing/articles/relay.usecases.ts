import { draftSchema, type Article, type Draft, type Output, type proposeRelay as contract } from '@beffroi/contracts';
import { relayPlan } from '@beffroi/engines/schedule';
import { sql } from 'kysely';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findTerritory } from '../../identity/index.ts';
import type { Author } from '../people.names.ts';
import type { Named, PublishingDeps } from '../publishing.deps.ts';
import { beginPublication } from '../writing/publication.create.ts';
import type { FeedDeps } from './article.feeds.ts';
import { readArticle } from './article.read-model.ts';
import { articleGone } from './articles.errors.ts';
import { angleLabels, openingOf, whatItHas } from './relay.words.ts';

export type RelayDeps = FeedDeps & PublishingDeps;
type Proposal = Output<typeof contract>['items'];

const WEEKS = 6;

/**
 * Proposes how to relay an article: on which accounts, by which angle, on which days over six weeks, around what is
 * planned already. Accounts that would say the same thing at the same hour share a draft.
 * @throws publishing.article_not_found, publishing.article_gone
 */
export async function proposeRelay(
  deps: RelayDeps,
  named: { territoryId: string; articleId: string },
): Promise<Proposal> {
  const { territoryId } = named;
  const article = await readArticle(deps.db, named);
  if (article.state === 'gone') throw articleGone();
  const now = deps.now();
  const until = new Date(now.getTime() + WEEKS * 7 * 86_400_000);
  const [{ timeZone }, channels, planned] = await Promise.all([
    findTerritory(deps.db, territoryId),
    deps.db
      .selectFrom('channels.channel')
      .select(['id', 'network'])
      .where('territory_id', '=', territoryId)
      .where('disconnected_at', 'is', null)
      .where('paused', '=', false)
      .orderBy('id')
      .execute(),
    sql<{ due_at: Date; channel_ids: string[] }>`
      select due_at, channel_ids from publishing.publication
      where territory_id = ${territoryId} and due_at between ${now} and ${until}
        and state not in ('cancelled', 'refused')
    `.execute(deps.db),
  ]);
  const { slots } = relayPlan(
    { id: article.id, ...whatItHas(`${article.title} ${article.summary}`) },
    // A video network takes no plain relay.
    channels.filter(({ network }) => network !== 'youtube'),
    {
      zone: timeZone,
      from: now.getTime(),
      weeks: WEEKS,
      busy: planned.rows.flatMap((row) => row.channel_ids.map((channel) => ({ channel, at: row.due_at.getTime() }))),
    },
  );
  const together = Map.groupBy(slots, ({ angle, local }) => `${local} ${angle}`);
  return [...together.values()].flatMap((same) => {
    const [slot] = same;
    if (!slot) return [];
    const draft = draftSchema.parse({
      title: `${article.title} : ${angleLabels[slot.angle].fr.toLowerCase()}`.slice(0, 200),
      content: {
        parts: [{ text: openingOf(slot.angle, article) }],
        link: { url: article.url, title: article.title.slice(0, 300) },
      },
      channelIds: same.map(({ channel }) => channel),
      localTime: slot.local,
      articleId: article.id,
    });
    return [{ angle: slot.angle, angleLabel: angleLabels[slot.angle], draft, because: slot.reason }];
  });
}

/**
 * Makes drafts of a plan. Each is of its article: once the page is gone or says something else, what has not left is held.
 * @throws publishing.article_not_found, publishing.article_gone
 */
export async function acceptRelay(
  deps: RelayDeps,
  given: { territoryId: string; articleId: string; drafts: readonly Draft[]; author: Author; actor: AuditActor },
): Promise<Named[]> {
  const { territoryId, articleId } = given;
  const article = await readArticle(deps.db, given);
  if (article.state === 'gone') throw articleGone();
  return deps.db.transaction().execute(async (trx) => {
    // What the page says now is what its relay is written from.
    await trx
      .updateTable('publishing.article')
      .set({ ignored: false, changed_at: null, page_text: null, next_look_at: deps.now() })
      .where('territory_id', '=', territoryId)
      .where('id', '=', articleId)
      .execute();
    const made: Named[] = [];
    for (const draft of given.drafts) {
      const { publicationId } = await beginPublication(deps, trx, {
        territoryId,
        draft: { ...draft, articleId },
        author: given.author,
        actor: given.actor,
        from: { article: articleId },
      });
      made.push({ territoryId, publicationId });
    }
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'publishing.article_relayed',
      target: { kind: 'article', id: articleId },
      detail: { drafts: made.length },
      at: deps.now(),
    });
    return made;
  });
}

/** @throws publishing.article_not_found */
export async function ignoreArticle(
  deps: RelayDeps,
  given: { territoryId: string; articleId: string; ignored: boolean },
): Promise<Article> {
  await deps.db
    .updateTable('publishing.article')
    .set({ ignored: given.ignored })
    .where('territory_id', '=', given.territoryId)
    .where('id', '=', given.articleId)
    .execute();
  return readArticle(deps.db, given);
}
