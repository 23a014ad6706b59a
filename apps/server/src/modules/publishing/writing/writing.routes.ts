import * as contract from '@beffroi/contracts';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { submitPublication } from '../approval/approval.submit.ts';
import { authorOf, namesOf } from '../people.names.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { previewCheck } from './draft.preview.ts';
import { cancelPublication, deletePublication } from './publication.cancel.ts';
import { createPublication } from './publication.create.ts';
import { duplicatePublication } from './publication.duplicate.ts';
import { linksOf } from './links.look.ts';
import { listPublications } from './publication.list.ts';
import { movePublication } from './publication.move.ts';
import { readPublication } from './publication.presenter.ts';
import { ignoreFinding, savePublication } from './publication.save.ts';
import { schedulePublication } from './publication.schedule.ts';
import { findPublication } from './publication.store.ts';
import { readTrail } from './trail.read-model.ts';

/** Who asks for an approval waits that long for the pages that it links to. */
const LINKS_PATIENCE_MS = 5000;

/** Writing, checking, asking for approval, planning. */
export function mountWriting(router: Router, deps: PublishingDeps): void {
  const by = (caller: Parameters<typeof authorOf>[0]) => ({ author: authorOf(caller), actor: auditActorOf(caller) });

  router.mount(contract.listPublications, async ({ params, query, caller }) =>
    listPublications(deps, { ...params, ...query, viewerId: personOf(caller) }),
  );
  router.mount(contract.getPublication, async ({ params, caller }) => readPublication(deps, params, personOf(caller)));
  router.mount(contract.createPublication, async ({ params, body, caller }) => {
    const { clientKey, ...draft } = body;
    const named = await createPublication(deps, { ...params, draft, clientKey, ...by(caller) });
    return readPublication(deps, named, personOf(caller));
  });
  router.mount(contract.savePublication, async ({ params, body, caller }) => {
    const { conflicts, theirsBy } = await savePublication(deps, { ...params, ...body, ...by(caller) });
    const names = await namesOf(deps.db, params.territoryId, [theirsBy]);
    const theirName = theirsBy === null ? undefined : names.get(theirsBy);
    return {
      publication: await readPublication(deps, params, personOf(caller)),
      conflicts: conflicts.map((conflict) => (theirName === undefined ? conflict : { ...conflict, by: theirName })),
    };
  });
  router.mount(contract.checkDraft, async ({ params, body, caller }) =>
    previewCheck(deps, { ...params, ...body, authorId: authorOf(caller).id }),
  );
  router.mount(contract.ignoreFinding, async ({ params, body, caller }) => {
    await ignoreFinding(deps, { ...params, ...body, ...by(caller) });
    return readPublication(deps, params, personOf(caller));
  });
  router.mount(contract.submitPublication, async ({ params, body, caller }) => {
    const { draft } = await findPublication(deps.db, params);
    await deps.links.look(linksOf(draft), LINKS_PATIENCE_MS);
    await submitPublication(deps, { ...params, ...body, ...by(caller) });
    return readPublication(deps, params, personOf(caller));
  });
  router.mount(contract.schedulePublication, async ({ params, body, caller }) => {
    await schedulePublication(deps, { ...params, ...body, ...by(caller) });
    return readPublication(deps, params, personOf(caller));
  });
  router.mount(contract.movePublication, async ({ params, body, caller }) => {
    await movePublication(deps, { ...params, version: body.version, localTime: body.localTime, ...by(caller) });
    return readPublication(deps, params, personOf(caller));
  });
  router.mount(contract.cancelPublication, async ({ params, body, caller }) => {
    await cancelPublication(deps, { ...params, ...body, ...by(caller) });
    return readPublication(deps, params, personOf(caller));
  });
  router.mount(contract.duplicatePublication, async ({ params, body, caller }) => {
    const named = await duplicatePublication(deps, { ...params, ...body, ...by(caller) });
    return readPublication(deps, named, personOf(caller));
  });
  router.mount(contract.deletePublication, async ({ params, caller }) => {
    await deletePublication(deps, { ...params, ...by(caller) });
    return undefined;
  });
  router.mount(contract.getTrail, async ({ params }) => readTrail(deps, params));
}
