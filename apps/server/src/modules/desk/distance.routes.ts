import * as contract from '@beffroi/contracts';
import { allows } from '@beffroi/contracts';
import { personOf, type Caller } from '../../platform/http/caller.ts';
import type { Pages } from '../../platform/http/pages.ts';
import type { Router } from '../../platform/http/router.ts';
import { auditActorOf, recordAudit } from '../audit/index.ts';
import type { DeskDeps } from './desk.deps.ts';
import { readExposure } from './distance/exposure.read-model.ts';
import { revealMessage } from './distance/message.reveal.ts';
import { readTimeCursor, writeTimeCursor } from './distance/time.cursor.ts';
import { exportEvidence } from './evidence/evidence.export.ts';
import { addEvidenceFile } from './evidence/evidence.file.ts';
import { keepEvidence } from './evidence/evidence.keep.ts';
import { listEvidence, readEvidence } from './evidence/evidence.read-model.ts';
import { setEvidence } from './evidence/evidence.set.ts';
import { verifyEvidence } from './evidence/evidence.verify.ts';
import { charterPath, readCharter, registerPath, showCharter, writeCharter } from './moderation/charter.store.ts';
import { liftMeasure, reviewMeasure } from './moderation/measure.decide.ts';
import { listMeasures } from './moderation/measure.store.ts';
import { takeMeasure } from './moderation/measure.take.ts';
import { charterPage, registerCsv, registerPage } from './moderation/moderation.pages.ts';
import { hideReply } from './moderation/reply.hide.ts';

/** Veils, moderation, evidence, and how much of it each person bears. */
export function mountDistance(router: Router, deps: DeskDeps): void {
  const { db } = deps;
  const by = (caller: Caller) => ({ personId: personOf(caller), actor: auditActorOf(caller) });
  router.mount(contract.revealMessage, async ({ params, caller }) => revealMessage(deps, { ...params, caller }));
  router.mount(contract.getExposure, async ({ params, caller }) =>
    readExposure(db, {
      ...params,
      onlyId: leadsTeam(caller, params.territoryId) ? undefined : selfOf(caller),
      now: deps.now(),
    }),
  );
  mountModeration(router, deps, by);
  mountEvidence(router, deps, by);
}

type ByOf = (caller: Caller) => { personId: string | undefined; actor: ReturnType<typeof auditActorOf> };

function mountModeration(router: Router, deps: DeskDeps, by: ByOf): void {
  const { db } = deps;
  router.mount(contract.getCharter, async ({ params: { territoryId } }) =>
    showCharter(deps, territoryId, await readCharter(db, territoryId)),
  );
  router.mount(contract.setCharter, async ({ params: { territoryId }, body, caller }) =>
    showCharter(deps, territoryId, await writeCharter(deps, { territoryId, charter: body, ...by(caller) })),
  );
  router.mount(contract.takeMeasure, async ({ params, body, caller }) =>
    takeMeasure(deps, { ...params, asked: body, ...by(caller) }),
  );
  router.mount(contract.reviewMeasure, async ({ params, body, caller }) =>
    reviewMeasure(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.liftMeasure, async ({ params, body, caller }) =>
    liftMeasure(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.listMeasures, async ({ params, query, caller }) => {
    const { state, conversationId, mine, limit } = query;
    const { items, last } = await listMeasures(db, {
      ...params,
      state,
      conversationId,
      ofId: mine ? selfOf(caller) : undefined,
      cursor: readTimeCursor(query.cursor),
      limit,
    });
    return { items, ...(last ? { nextCursor: writeTimeCursor(last) } : {}) };
  });
  router.mount(contract.hideReply, async ({ params, body, caller }) =>
    hideReply(deps, { ...params, ...body, ...by(caller) }),
  );
}

function mountEvidence(router: Router, deps: DeskDeps, by: ByOf): void {
  const { db } = deps;
  const shown = async (named: { territoryId: string; evidenceId: string }) => (await readEvidence(deps, named)).shown;
  router.mount(contract.listEvidence, async ({ params: { territoryId }, query, caller }) => {
    const { conversationId, limit } = query;
    const cursor = readTimeCursor(query.cursor);
    const { items, last } = await listEvidence(deps, { territoryId, conversationId, cursor, limit });
    await recordAudit(db, {
      territoryId,
      actor: auditActorOf(caller),
      action: 'evidence.consulted',
      detail: { numbers: items.map(({ number }) => number) },
      at: deps.now(),
    });
    return { items, ...(last ? { nextCursor: writeTimeCursor(last) } : {}) };
  });
  router.mount(contract.keepEvidence, async ({ params: { territoryId, messageId }, body, caller }) => {
    const { personId, actor } = by(caller);
    const { evidenceId } = await db.transaction().execute(async (trx) => {
      const kept = await keepEvidence(deps, trx, { territoryId, messageId, ...body, personId });
      await recordAudit(trx, {
        territoryId,
        actor,
        action: 'evidence.kept',
        target: { kind: 'evidence', id: kept.evidenceId },
        detail: { number: kept.number, messageId },
        at: deps.now(),
      });
      return kept;
    });
    return shown({ territoryId, evidenceId });
  });
  router.mount(contract.addEvidenceFile, async ({ params, query, rawBody, caller }) => {
    await addEvidenceFile(deps, { ...params, name: query.name, content: rawBody, ...by(caller) });
    return shown(params);
  });
  router.mount(contract.setEvidence, async ({ params, body, caller }) => {
    await setEvidence(deps, { ...params, change: body, actor: auditActorOf(caller) });
    return shown(params);
  });
  router.mount(contract.exportEvidence, async ({ params, caller }) => {
    const { name, content } = await exportEvidence(deps, { ...params, actor: auditActorOf(caller) });
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${name}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  });
  router.mount(contract.verifyEvidence, async ({ params, caller }) => {
    const verification = await verifyEvidence(deps, params.territoryId);
    await recordAudit(db, {
      territoryId: params.territoryId,
      actor: auditActorOf(caller),
      action: 'evidence.verified',
      detail: { pieces: verification.pieces, broken: verification.broken.length },
      at: deps.now(),
    });
    return verification;
  });
}

/** A key sees nobody as itself. */
const selfOf = (caller: Caller): string => personOf(caller) ?? '';

function leadsTeam(caller: Caller, territoryId: string): boolean {
  if (caller.kind === 'api_key') return caller.permissions.includes('desk.configure');
  return caller.kind === 'person' && allows(caller.rolesIn(territoryId), 'desk.configure');
}

/** What everybody may read: the charter in force, and the register of measures. */
export function mountDistancePages(pages: Pages, deps: DeskDeps): void {
  pages.get(charterPath(':territoryId'), async (call) => charterPage(deps, call));
  pages.get(registerPath(':territoryId'), async (call) => registerPage(deps, call));
  pages.get(`${registerPath(':territoryId')}/registre.csv`, async (call) => registerCsv(deps, call));
}
