import { z } from 'zod';
import * as contract from '@beffroi/contracts';
import { personOf } from '../../platform/http/caller.ts';
import type { Router } from '../../platform/http/router.ts';
import { auditActorOf } from '../audit/index.ts';
import { findTerritory, type IdentityTables } from '../identity/index.ts';
import type { WorkTables } from '../work/index.ts';
import type { ListeningTables } from './listening.tables.ts';
import { mountMentions } from './mentions/mention.routes.ts';
import { listObjections, recordObjection, withdrawObjection } from './privacy/objection.usecases.ts';
import { readRetention, setRetention } from './privacy/retention.usecases.ts';
import { readSources } from './sources/source.read-model.ts';
import { createSource, deleteSource, readSourceNow, updateSource, type SourceDeps } from './sources/source.usecases.ts';
import { previewWatch } from './watches/watch.preview.ts';
import { suggestWatches } from './watches/watch.suggest.ts';
import { createWatch, deleteWatch, listWatches, updateWatch, type WatchDeps } from './watches/watch.usecases.ts';
import type { Kysely } from 'kysely';

export type ListeningRouteDeps = WatchDeps & SourceDeps & { db: Kysely<ListeningTables & WorkTables & IdentityTables> };

export function mountListening(router: Router, deps: ListeningRouteDeps): void {
  mountMentions(router, deps);
  mountWatches(router, deps);
  mountSources(router, deps);
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
