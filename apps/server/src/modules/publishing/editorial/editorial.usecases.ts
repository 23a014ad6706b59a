import type { Editorial, Snippet } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';

/** Sets how drafts are checked in a territory; what waits is checked by it from its next save or its sending on. */
export async function setEditorial(
  deps: PublishingDeps,
  given: { territoryId: string; editorial: Editorial; actor: AuditActor },
): Promise<void> {
  const { territoryId } = given;
  const editorial = JSON.stringify(given.editorial);
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('publishing.editorial')
      .values({ territory_id: territoryId, editorial })
      .onConflict((conflict) => conflict.column('territory_id').doUpdateSet({ editorial }))
      .execute();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'publishing.editorial_set',
      detail: { severities: given.editorial.severities, ballots: given.editorial.ballots.map(({ day }) => day) },
      at: deps.now(),
    });
  });
}

export async function listSnippets(db: Db, territoryId: string): Promise<Snippet[]> {
  return db
    .selectFrom('publishing.snippet')
    .select(['id', 'kind', 'name', 'text', 'networks'])
    .where('territory_id', '=', territoryId)
    .orderBy('kind')
    .orderBy((row) => row.fn<string>('lower', ['name']))
    .execute();
}

export async function setSnippet(
  deps: PublishingDeps,
  given: { territoryId: string; snippet: Omit<Snippet, 'id'> & { id?: string | undefined } },
): Promise<Snippet> {
  const { id = newId('sni', deps.now().getTime()), kind, name, text, networks } = given.snippet;
  const values = { kind, name, text, networks };
  await deps.db
    .insertInto('publishing.snippet')
    .values({ territory_id: given.territoryId, id, ...values })
    .onConflict((conflict) => conflict.columns(['territory_id', 'id']).doUpdateSet(values))
    .execute();
  return { id, ...values };
}

export async function deleteSnippet(db: Db, named: { territoryId: string; snippetId: string }): Promise<void> {
  await db
    .deleteFrom('publishing.snippet')
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.snippetId)
    .execute();
}
