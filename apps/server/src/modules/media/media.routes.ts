import * as contract from '@beffroi/contracts';
import { personOf } from '../../platform/http/caller.ts';
import type { Router } from '../../platform/http/router.ts';
import { auditActorOf } from '../audit/index.ts';
import { readPublicFile, readTerritoryFile } from './sending/media.file.ts';
import { addMedium } from './library/media.add.ts';
import { listMediaPage, readMedium } from './library/media.read-model.ts';
import { deleteMedium, describeMedium, setCaptionsOf } from './library/media.usecases.ts';
import type { MediaDeps } from './media.deps.ts';

export function mountMedia(router: Router, deps: MediaDeps): void {
  router.mount(contract.listMedia, async ({ params, query }) => listMediaPage(deps, { ...params, ...query }));
  router.mount(contract.getMedia, async ({ params }) => readMedium(deps, params));
  router.mount(contract.uploadMedia, async ({ params, query, request, caller }) => {
    const { mediaId } = await addMedium(deps, {
      territoryId: params.territoryId,
      name: query.name,
      body: (request.body ?? []) as unknown as AsyncIterable<Uint8Array>,
      declaredBytes: Number(request.headers.get('content-length') ?? 0),
      actor: auditActorOf(caller),
      personId: personOf(caller),
    });
    return readMedium(deps, { ...params, mediaId });
  });
  router.mount(contract.updateMedia, async ({ params, body }) => {
    await describeMedium(deps, { ...params, ...body });
    return readMedium(deps, params);
  });
  router.mount(contract.setCaptions, async ({ params, body }) => {
    await setCaptionsOf(deps, { ...params, ...body });
    return readMedium(deps, params);
  });
  router.mount(contract.deleteMedia, async ({ params, caller }) => {
    await deleteMedium(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });
  router.mount(contract.getMediaFile, async ({ params, query, request }) =>
    readTerritoryFile(deps, { ...params, spec: query, request }),
  );
  router.mount(contract.getPublicMedia, async ({ params, request }) =>
    readPublicFile(deps, { token: params.token, request }),
  );
}
