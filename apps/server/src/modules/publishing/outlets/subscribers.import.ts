import { sql } from 'kysely';
import type { Output, importSubscribers as contract } from '@beffroi/contracts';
import { newIds } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { ensureLetter } from './newsletter.read-model.ts';
import { addressOf, fingerprintOf, sealAddress, type Letter } from './subscriber.address.ts';

type Deps = Pick<PublishingDeps, 'db' | 'sealer' | 'now'>;

/**
 * Takes over readers of another list, on somebody's word that they agreed, which is kept with each. Whoever left stays
 * gone. @throws publishing.newsletter_not_found
 */
export async function importSubscribers(
  deps: Deps,
  given: Letter & { addresses: readonly string[]; consent: string; actor: AuditActor },
): Promise<Output<typeof contract>> {
  const { territoryId, channelId, consent, actor } = given;
  await ensureLetter(deps.db, given);
  const at = deps.now();
  const invalid = given.addresses.filter((typed) => addressOf(typed) === undefined);
  const addresses = [...new Set(given.addresses.flatMap((typed) => addressOf(typed) ?? []))];
  const ids = newIds('sub', addresses.length, at.getTime());
  const rows = addresses.map((address, index) => {
    const id = ids[index] ?? '';
    return {
      territory_id: territoryId,
      channel_id: channelId,
      id,
      sealed_email: sealAddress(deps.sealer, { territoryId, channelId, id }, address),
      fingerprint: fingerprintOf(deps.sealer, given, address),
      asked_at: at,
      confirmed_at: at,
      consent,
    };
  });
  return deps.db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('publishing.subscriber')
      .select(['fingerprint', 'confirmed_at', 'ended_at'])
      .where('territory_id', '=', territoryId)
      .where('channel_id', '=', channelId)
      .where('fingerprint', '=', sql<string>`any(${rows.map((row) => row.fingerprint)}::text[])`)
      .execute();
    const gone = before.filter(({ ended_at }) => ended_at !== null).length;
    const already = before.filter(({ confirmed_at, ended_at }) => ended_at === null && confirmed_at !== null).length;
    for (let from = 0; from < rows.length; from += 500) {
      await trx
        .insertInto('publishing.subscriber')
        .values(rows.slice(from, from + 500))
        .onConflict((conflict) =>
          conflict
            .columns(['territory_id', 'channel_id', 'fingerprint'])
            .doUpdateSet({ confirmed_at: at, consent })
            .where('publishing.subscriber.ended_at', 'is', null)
            .where('publishing.subscriber.confirmed_at', 'is', null),
        )
        .execute();
    }
    const added = rows.length - gone - already;
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'publishing.subscribers_imported',
      target: { kind: 'channel', id: channelId },
      detail: { added, consent },
      at,
    });
    return { added, already, gone, invalid: invalid.slice(0, 100).map((typed) => typed.slice(0, 100)) };
  });
}

/** Erases a reader whole, fingerprint and all, at their asking. @returns whether there was one */
export async function eraseSubscriber(
  deps: Deps,
  given: Letter & { address: string; actor: AuditActor },
): Promise<boolean> {
  const { territoryId, channelId, actor } = given;
  await ensureLetter(deps.db, given);
  const address = addressOf(given.address);
  if (address === undefined) return false;
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .deleteFrom('publishing.subscriber')
      .where('territory_id', '=', territoryId)
      .where('channel_id', '=', channelId)
      .where('fingerprint', '=', fingerprintOf(deps.sealer, given, address))
      .returning('id')
      .executeTakeFirst();
    if (!row) return false;
    const target = { kind: 'channel', id: channelId };
    await recordAudit(trx, { territoryId, actor, action: 'publishing.subscriber_erased', target, at: deps.now() });
    return true;
  });
}
