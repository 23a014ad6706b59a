import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { HttpClient } from '@beffroi/connectors';
import { discoverFeeds } from '@beffroi/connectors/feed';
import * as contract from '@beffroi/contracts';
import { personOf } from '../../platform/http/caller.ts';
import type { Router } from '../../platform/http/router.ts';
import type { Logger } from '../../platform/logger.ts';
import { auditActorOf } from '../audit/index.ts';
import { findTerritory, type IdentityTables } from '../identity/index.ts';
import type { WorkTables } from '../work/index.ts';
import { previewImport } from './imports/import.preview.ts';
import { startImport } from './imports/import.run.ts';
import { captureLink } from './imports/link.capture.ts';
import type { IngestDeps } from './ingestion/ingest.usecase.ts';
import type { Minds } from './ingestion/territory.mind.ts';
import { sourceUnreachable } from './listening.errors.ts';
import type { ListeningTables } from './listening.tables.ts';
import { mountMentions } from './mentions/mention.routes.ts';
import { listObjections, recordObjection, withdrawObjection } from './privacy/objection.usecases.ts';
import { readRetention, setRetention } from './privacy/retention.usecases.ts';
import { readSources } from './sources/source.read-model.ts';
import { createSource, deleteSource, readSourceNow, updateSource, type SourceDeps } from './sources/source.usecases.ts';
import { answerHub, receiveFromHub } from './sources/websub.ts';
import { receiveWebhook } from './sources/webhook.receive.ts';
import { previewWatch } from './watches/watch.preview.ts';
import { suggestWatches } from './watches/watch.suggest.ts';
import { createWatch, deleteWatch, listWatches, updateWatch, type WatchDeps } from './watches/watch.usecases.ts';

export type ListeningRouteDeps = WatchDeps &
  SourceDeps &
  IngestDeps & {
    minds: Minds;
    http: HttpClient;
    logger: Logger;
    db: Kysely<ListeningTables & WorkTables & IdentityTables>;
  };

export function mountListening(router: Router, deps: ListeningRouteDeps): void {
  mountMentions(router, deps);
  mountWatches(router, deps);
  mountSources(router, deps);
  mountInputs(router, deps);
  mountPrivacy(router, deps);
}

function mountWatches(router: Router, deps: ListeningRouteDeps): void {
  const { db } = deps;
  router.mount(contract.listWatches, async ({ params }) => ({ items: await listWatches(db, params.territoryId) }));
  router.mount(contract.createWatch, async ({ params, body, caller }) =>
    createWatch(deps, { ...params, watch: body, actor: auditActorOf(caller), personId: personOf(caller) }),
  );
  router.mount(contract.updateWatch, async ({ params, body, caller }) =>
    updateWatch(deps, { ...params, watch: body, actor: auditActorOf(caller), personId: personOf(caller) }),
  );
  router.mount(contract.deleteWatch, async ({ params, caller }) => {
    await deleteWatch(deps, { ...params, actor: auditActorOf(caller), personId: personOf(caller) });
    return undefined;
  });
  router.mount(contract.previewWatch, async ({ params, body }) =>
    previewWatch(db, { ...params, query: body.query, now: deps.now() }),
  );
  router.mount(contract.suggestWatches, async ({ params, body }) => {
    const territory = await findTerritory(db, params.territoryId);
    return { items: suggestWatches({ ...body, name: territory.name, kind: territory.kind }) };
  });
}

function mountSources(router: Router, deps: ListeningRouteDeps): void {
  router.mount(contract.listSources, async ({ params }) => ({
    items: await readSources(deps.db, deps.registry, { ...params, baseUrl: deps.baseUrl }),
  }));
  router.mount(contract.listSourceKinds, async () => ({
    kinds: deps.registry.connectors.flatMap((connector) =>
      connector.sourceKinds.map((kind) => ({
        id: kind.id,
        network: kind.network,
        label: kind.label,
        mode: kind.mode,
        config: z.toJSONSchema(kind.config, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
        secretFields: [...kind.secretFields],
      })),
    ),
    networks: deps.registry.connectors.map(({ id, name, capabilities }) => ({ id, name, capabilities })),
  }));
  router.mount(contract.createSource, async ({ params, body, caller }) =>
    createSource(deps, { ...params, ...body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.updateSource, async ({ params, body, caller }) =>
    updateSource(deps, { ...params, ...body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.deleteSource, async ({ params, caller }) => {
    await deleteSource(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });
  router.mount(contract.readSourceNow, async ({ params }) => readSourceNow(deps, params));
}

/** What comes in without being fetched: messages of collectors and hubs, files, pasted links. */
function mountInputs(router: Router, deps: ListeningRouteDeps): void {
  const { db } = deps;
  router.mount(contract.discoverFeeds, async ({ body, request }) => {
    const found = await discoverFeeds(body.url, { http: deps.http, now: deps.now, signal: request.signal });
    if (!found.ok) throw sourceUnreachable({ values: found.message });
    return { feeds: found.feeds };
  });
  router.mount(contract.receiveWebhook, async ({ params, request, rawBody }) =>
    receiveWebhook(deps, { ...params, headers: request.headers, rawBody }),
  );
  router.mount(contract.answerHub, async ({ params, request }) =>
    answerHub(deps, { ...params, query: new URL(request.url).searchParams }),
  );
  router.mount(contract.receiveFromHub, async ({ params, request, rawBody }) =>
    receiveFromHub(deps, { ...params, headers: request.headers, rawBody }),
  );
  router.mount(contract.captureLink, async ({ params, body, request }) =>
    captureLink(deps, { ...params, url: body.url, signal: request.signal }),
  );
  router.mount(contract.previewImport, async ({ params, body }) =>
    previewImport(deps, {
      ...params,
      ...body,
      mapping: body.mapping,
      timeZone: body.timeZone ?? (await findTerritory(db, params.territoryId)).timeZone,
    }),
  );
  router.mount(contract.startImport, async ({ params, body, caller }) => {
    const timeZone = body.timeZone ?? (await findTerritory(db, params.territoryId)).timeZone;
    return startImport(deps, {
      ...params,
      fileName: body.fileName,
      content: body.content,
      plan: { mapping: body.mapping, timeZone, dateOrder: body.dateOrder },
      actor: auditActorOf(caller),
      personId: personOf(caller),
    });
  });
}

function mountPrivacy(router: Router, deps: ListeningRouteDeps): void {
  const { db, now } = deps;
  router.mount(contract.getRetention, async ({ params }) => readRetention(db, params.territoryId));
  router.mount(contract.setRetention, async ({ params, body, caller }) =>
    setRetention(db, { ...params, ...body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.listObjections, async ({ params, query }) => listObjections(db, { ...params, ...query }));
  router.mount(contract.recordObjection, async ({ params, body, caller }) =>
    recordObjection(deps, { ...params, ...body, actor: auditActorOf(caller), now: now() }),
  );
  router.mount(contract.withdrawObjection, async ({ params, caller }) => {
    await withdrawObjection(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });
}
