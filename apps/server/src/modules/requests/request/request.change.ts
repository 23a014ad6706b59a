import type { changeRequest as contract, Identity } from '@beffroi/contracts';
import type { z } from 'zod';
import { recordAudit } from '../../audit/index.ts';
import { takeIdentity } from '../identity/identity.take.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { recordEvent } from './event.store.ts';
import type { By } from './request.by.ts';
import { changedMeanwhile } from './request.errors.ts';
import { changeRequest, indexRequest, lockRequest } from './request.store.ts';

type Correction = Omit<z.output<(typeof contract)['body']>, 'identity'> & { identity?: Identity | undefined };

/** Corrects what a request is, where, how urgent, and who asks. @throws requests.not_found, .changed_meanwhile */
export async function correctRequest(
  deps: RequestsDeps,
  given: Named & { correction: Correction; by: By },
): Promise<void> {
  const { version, identity, point, ...said } = given.correction;
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    if (row.version !== version) throw changedMeanwhile();
    const who = identity ? await takeIdentity(deps, trx, row, identity, given.by) : {};
    const fields = Object.keys(said).concat(point === undefined ? [] : ['point'], identity ? ['identity'] : []);
    await changeRequest(
      deps,
      trx,
      given,
      {
        ...said,
        ...who,
        ...(point === undefined ? {} : { lat: point?.lat ?? null, lon: point?.lon ?? null }),
      },
      'changed',
    );
    await indexRequest(trx, given);
    // After the change: the clocks are read from what the request is now.
    await recordEvent(trx, given, {
      kind: 'changed',
      at: now,
      personId: given.by.personId,
      public: false,
      detail: { fields, ...(said.nature ? { from: row.nature, nature: said.nature } : {}) },
    });
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.by.actor,
      action: 'requests.changed',
      target: { kind: 'request', id: row.id },
      detail: { fields },
      at: now,
    });
  });
}
