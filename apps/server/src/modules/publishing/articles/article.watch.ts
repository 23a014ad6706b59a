import { sql } from 'kysely';
import { capturePage } from '@beffroi/connectors/web';
import type { Bilingual } from '@beffroi/contracts';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import { newId } from '../../../platform/ids.ts';
import type { FeedDeps } from './article.feeds.ts';
import { likeness, SAME_PAGE } from './page.likeness.ts';

const HOUR = 3_600_000;
const BETWEEN_LOOKS = 6 * HOUR;
const MOST_TEXT = 20_000;
const AT_ONCE = 10;

type Watched = { territory_id: string; id: string; url: string; title: string; page_text: string | null };

/**
 * Looks at the pages that are still to be relayed: what is gone, or says something else than when its relay was
 * written, is held, and its writers are told.
 */
export async function watchPages(deps: FeedDeps): Promise<void> {
  const now = deps.now();
  const { rows } = await sql<Watched>`
    update publishing.article a set next_look_at = ${new Date(now.getTime() + BETWEEN_LOOKS)}
    from (
      select a.territory_id, a.id from publishing.article a
      where a.gone_at is null and a.changed_at is null and (a.next_look_at is null or a.next_look_at <= ${now})
        and exists (
          select from publishing.publication p where p.territory_id = a.territory_id and p.article_id = a.id
            and p.state in ('draft', 'in_review', 'approved', 'scheduled'))
      order by a.next_look_at nulls first limit ${AT_ONCE} for update of a skip locked
    ) due
    where a.territory_id = due.territory_id and a.id = due.id
    returning a.territory_id, a.id, a.url, a.title, a.page_text
  `.execute(deps.db);
  for (const article of rows) {
    await onBehalfOf(article.territory_id, async () => lookAt(deps, article)).catch((error: unknown) =>
      deps.logger.warn({ err: error, articleId: article.id }, 'an article could not be looked at, it comes again'),
    );
  }
}

async function lookAt(deps: FeedDeps, article: Watched): Promise<void> {
  const context = { http: deps.http, now: deps.now, signal: AbortSignal.timeout(60_000) };
  const page = await capturePage(article.url, context);
  if (!page.ok) {
    // A site that is away says nothing of its page.
    if (page.kind === 'not_found' || page.kind === 'gone') await stopRelay(deps, article, 'gone');
    return;
  }
  const text = page.post.text.slice(0, MOST_TEXT);
  if (article.page_text === null) {
    await deps.db
      .updateTable('publishing.article')
      .set({ page_text: text })
      .where('territory_id', '=', article.territory_id)
      .where('id', '=', article.id)
      .execute();
    return;
  }
  if (likeness(article.page_text, text) < SAME_PAGE) await stopRelay(deps, article, 'changed');
}

const reasons: Record<'gone' | 'changed', Bilingual> = {
  gone: { fr: 'La page de l’article n’existe plus.', en: 'The page of the article is gone.' },
  changed: {
    fr: 'La page de l’article a changé depuis que son relais a été écrit.',
    en: 'The page of the article changed since its relay was written.',
  },
};

async function stopRelay(deps: FeedDeps, article: Watched, why: 'gone' | 'changed'): Promise<void> {
  const now = deps.now();
  const named = { territoryId: article.territory_id, articleId: article.id };
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('publishing.article')
      .set(why === 'gone' ? { gone_at: now } : { changed_at: now })
      .where('territory_id', '=', named.territoryId)
      .where('id', '=', named.articleId)
      .execute();
    const { rows } = await sql<{ id: string; author_id: string }>`
      update publishing.publication set state = 'held', held_from = state, reason = ${reasons[why].fr}
      where territory_id = ${named.territoryId} and article_id = ${named.articleId} and state in ('approved', 'scheduled')
      returning id, author_id
    `.execute(trx);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await sql`
      update publishing.delivery set state = 'held', wake_at = null
      where territory_id = ${named.territoryId} and publication_id = any(${ids}) and state = 'planned' and started_at is null
    `.execute(trx);
    for (const { id } of rows) {
      await trx
        .insertInto('publishing.act')
        .values({
          territory_id: named.territoryId,
          publication_id: id,
          id: newId('act', now.getTime()),
          at: now,
          kind: 'held',
          comment: reasons[why].fr,
        })
        .execute();
    }
    await deps.events.emit(trx, 'publishing.person_needed', {
      territoryId: named.territoryId,
      personIds: [...new Set(rows.map((row) => row.author_id))],
      occasion: `article ${named.articleId} ${why}`,
      title: { fr: 'Des relais sont suspendus', en: 'Relays are held' },
      body: { fr: `« ${article.title} » : ${reasons[why].fr}`, en: `“${article.title}”: ${reasons[why].en}` },
      path: `/t/${named.territoryId}/relais`,
      urgent: false,
    });
  });
}
