import type { Rumour } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import type { AuditActor } from '../../audit/index.ts';
import { mentionNotFound } from '../../listening/index.ts';
import type { CrisisDeps, Trx } from '../crisis.deps.ts';
import { findCrisis } from '../room/crisis.store.ts';
import { findRumour, lockRumour, presentRumours, type NamedRumour } from './rumour.store.ts';
import { tellRumour } from './rumour.tell.ts';

type By = { personId: string; actor: AuditActor };

/**
 * Records a claim. The same twice, after an answer that was lost, is one line of the ledger.
 * @throws crisis.not_found, listening.mention_not_found
 */
export async function recordRumour(
  deps: CrisisDeps,
  given: By & {
    territoryId: string;
    crisisId?: string | undefined;
    claim: string;
    mentionIds: readonly string[];
    clientKey: string;
  },
): Promise<Rumour> {
  const { territoryId, crisisId, claim, personId } = given;
  const at = deps.now();
  const rumourId = await deps.db.transaction().execute(async (trx) => {
    if (crisisId !== undefined) await findCrisis(trx, { territoryId, crisisId });
    const id = newId('rum', at.getTime());
    const made = await trx
      .insertInto('crisis.rumour')
      .values({
        territory_id: territoryId,
        id,
        crisis_id: crisisId ?? null,
        claim,
        recorded_at: at,
        updated_at: at,
        updated_by: personId,
        client_key: given.clientKey,
      })
      .onConflict((conflict) => conflict.columns(['territory_id', 'client_key']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return keptAs(trx, territoryId, given.clientKey);
    await link(trx, { territoryId, rumourId: id, mentionIds: given.mentionIds, personId, at });
    await tellRumour(trx, {
      ...given,
      rumourId: id,
      crisisId: crisisId ?? null,
      at,
      text: { fr: `Rumeur au registre\u{a0}: « ${claim} »`, en: `Rumour recorded: “${claim}”` },
      action: 'crisis.rumour_recorded',
      mentionId: given.mentionIds[0],
    });
    return id;
  });
  return readRumour(deps, { territoryId, rumourId });
}

/** Links posts to a rumour, or unlinks them. @throws crisis.rumour_not_found, listening.mention_not_found */
export async function linkCases(
  deps: CrisisDeps,
  given: NamedRumour & By & { mentionIds: readonly string[]; linked: boolean },
): Promise<Rumour> {
  const { territoryId, rumourId, mentionIds, personId } = given;
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRumour(trx, given);
    const count = given.linked
      ? await link(trx, { territoryId, rumourId, mentionIds, personId, at })
      : await unlink(trx, { territoryId, rumourId, mentionIds });
    if (count === 0) return;
    const posts = (one: string, many: string) => (count === 1 ? one : `${count} ${many}`);
    await tellRumour(trx, {
      ...given,
      crisisId: row.crisis_id,
      at,
      text: given.linked
        ? {
            fr: `${posts('Une publication reliée', 'publications reliées')} à la rumeur « ${row.claim} »`,
            en: `${posts('One post', 'posts')} linked to the rumour “${row.claim}”`,
          }
        : {
            fr: `${posts('Une publication détachée', 'publications détachées')} de la rumeur « ${row.claim} »`,
            en: `${posts('One post', 'posts')} unlinked from the rumour “${row.claim}”`,
          },
      action: given.linked ? 'crisis.rumour_linked' : 'crisis.rumour_unlinked',
      detail: { posts: count },
    });
  });
  return readRumour(deps, given);
}

export async function readRumour(deps: Pick<CrisisDeps, 'db' | 'baseUrl'>, named: NamedRumour): Promise<Rumour> {
  const [rumour] = await presentRumours(deps, deps.db, [await findRumour(deps.db, named)]);
  if (!rumour) throw new Error('a rumour that was found is presented');
  return rumour;
}

async function keptAs(trx: Trx, territoryId: string, clientKey: string): Promise<string> {
  const { id } = await trx
    .selectFrom('crisis.rumour')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('client_key', '=', clientKey)
    .executeTakeFirstOrThrow();
  return id;
}

type Linking = NamedRumour & { mentionIds: readonly string[] };

/** @returns how many were not linked yet */
async function link(trx: Trx, given: Linking & { personId: string; at: Date }): Promise<number> {
  const ids = [...new Set(given.mentionIds)];
  if (ids.length === 0) return 0;
  const known = await trx
    .selectFrom('listening.mention')
    .select('id')
    .where('territory_id', '=', given.territoryId)
    .where('id', 'in', ids)
    .execute();
  if (known.length < ids.length) throw mentionNotFound();
  const linked = await trx
    .insertInto('crisis.rumour_case')
    .values(
      ids.map((id) => ({
        territory_id: given.territoryId,
        rumour_id: given.rumourId,
        mention_id: id,
        linked_at: given.at,
        linked_by: given.personId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('mention_id')
    .execute();
  return linked.length;
}

async function unlink(trx: Trx, { territoryId, rumourId, mentionIds }: Linking): Promise<number> {
  const gone = await trx
    .deleteFrom('crisis.rumour_case')
    .where('territory_id', '=', territoryId)
    .where('rumour_id', '=', rumourId)
    .where('mention_id', 'in', [...mentionIds])
    .returning('mention_id')
    .execute();
  return gone.length;
}
