import type { Kysely } from 'kysely';
import {
  countMentions,
  deleteSavedView,
  exportMentions,
  getMention,
  listMentions,
  listSavedViews,
  listStories,
  openOrigin as openOriginEndpoint,
  revealAuthor as revealAuthorEndpoint,
  saveView as saveViewEndpoint,
  treatMention as treatMentionEndpoint,
} from '@beffroi/contracts';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf, recordAudit } from '../../audit/index.ts';
import type { IdentityTables } from '../../identity/index.ts';
import type { ToneTransformer } from '../ingestion/tone.transformer.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { exportCsv } from './mention.export.ts';
import { readMentionPage } from './mention.page.ts';
import { countFiltered, listMentionPage } from './mention.read-model.ts';
import { openOrigin, revealAuthor, treatMention } from './mention.usecases.ts';
import { deleteView, listViews, saveView } from './saved-view.usecases.ts';
import { topStories } from './story.read-model.ts';

type Deps = { db: Kysely<ListeningTables & IdentityTables>; transformer?: ToneTransformer | undefined };

export function mountMentions(router: Router, { db, transformer }: Deps): void {
  router.mount(listMentions, async ({ params, query }) => listMentionPage(db, params.territoryId, query));
  router.mount(countMentions, async ({ params, query }) => countFiltered(db, params.territoryId, query));
  router.mount(exportMentions, async ({ params, query, caller }) => {
    const watches = await db
      .selectFrom('listening.watch')
      .select(['id', 'name'])
      .where('territory_id', '=', params.territoryId)
      .execute();
    const csv = exportCsv(db, params.territoryId, query, new Map(watches.map((watch) => [watch.id, watch.name])));
    await recordAudit(db, {
      territoryId: params.territoryId,
      actor: auditActorOf(caller),
      action: 'listening.mentions_exported',
      // What was typed to search stays out of the journal: it may name someone.
      detail: { filteredBy: Object.keys(query) },
    });
    const name = `mentions-${new Date().toISOString().slice(0, 10)}.csv`;
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    });
  });
  router.mount(getMention, async ({ params }) => readMentionPage(db, params.territoryId, params.mentionId));
  router.mount(treatMentionEndpoint, async ({ params, body, caller }) =>
    treatMention({ db, transformer }, { ...params, ...body, personId: personOf(caller) }),
  );
  router.mount(revealAuthorEndpoint, async ({ params, body, caller }) =>
    revealAuthor({ db }, { ...params, reason: body.reason, actor: auditActorOf(caller) }),
  );
  router.mount(openOriginEndpoint, async ({ params, caller }) => {
    const location = await openOrigin({ db }, { ...params, actor: auditActorOf(caller) });
    return new Response(null, {
      status: 303,
      headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    });
  });
  router.mount(listStories, async ({ params, query }) => ({
    items: await topStories(db, { ...params, ...query, from: new Date(query.from), to: new Date(query.to) }),
  }));
  router.mount(listSavedViews, async ({ params, caller }) => ({
    items: await listViews(db, { ...params, personId: personOf(caller) }),
  }));
  router.mount(saveViewEndpoint, async ({ params, body, caller }) =>
    saveView(db, { ...params, personId: personOf(caller) }, body),
  );
  router.mount(deleteSavedView, async ({ params, caller }) => {
    await deleteView(db, { ...params, personId: personOf(caller) }, params.viewId);
    return undefined;
  });
}
