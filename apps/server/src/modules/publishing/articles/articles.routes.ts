import * as contract from '@beffroi/contracts';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { authorOf } from '../people.names.ts';
import { readTimeCursor, writeTimeCursor } from '../time.cursor.ts';
import { readPublication } from '../writing/publication.presenter.ts';
import { addFeed, listFeeds, removeFeed } from './article.feeds.ts';
import { listArticles } from './article.read-model.ts';
import { acceptRelay, ignoreArticle, proposeRelay, type RelayDeps } from './relay.usecases.ts';

/** What the institution's own site publishes, and how it is relayed. */
export function mountArticles(router: Router, deps: RelayDeps): void {
  const { db } = deps;
  router.mount(contract.listArticles, async ({ params, query }) => {
    const { cursor, ...asked } = query;
    const { last, ...list } = await listArticles(db, {
      ...params,
      ...asked,
      cursor: readTimeCursor(cursor),
      now: deps.now(),
    });
    return { ...list, ...(last ? { nextCursor: writeTimeCursor(last) } : {}) };
  });
  router.mount(contract.proposeRelay, async ({ params }) => ({ items: await proposeRelay(deps, params) }));
  router.mount(contract.acceptRelay, async ({ params, body, caller }) => {
    const made = await acceptRelay(deps, {
      ...params,
      drafts: body.drafts,
      author: authorOf(caller),
      actor: auditActorOf(caller),
    });
    const items = [];
    for (const named of made) items.push(await readPublication(deps, named, personOf(caller)));
    return { items };
  });
  router.mount(contract.setArticle, async ({ params, body }) => ignoreArticle(deps, { ...params, ...body }));
  router.mount(contract.listArticleFeeds, async ({ params }) => ({ items: await listFeeds(db, params.territoryId) }));
  router.mount(contract.addArticleFeed, async ({ params, body, caller }) =>
    addFeed(deps, { ...params, ...body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.removeArticleFeed, async ({ params, caller }) => {
    await removeFeed(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });
}
