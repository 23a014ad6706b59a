import type { Draft } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findTerritory } from '../../identity/index.ts';
import type { AnswerTarget } from '../answers/answer.target.ts';
import type { Author } from '../people.names.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import { findingsOf } from './draft.check.ts';
import { ensureReferences } from './draft.references.ts';
import { dueAtOf } from './local-time.ts';
import { columnsOf, indexWords, keepVersion, recordAct } from './publication.store.ts';
import { tellScreens } from './screens.tell.ts';

export type Creation = {
  territoryId: string;
  draft: Draft;
  author: Author;
  actor: AuditActor;
  clientKey?: string | undefined;
  /** What it comes from: a copy, a correction, an article. */
  from?: Record<string, unknown>;
  /** Whom it answers. */
  answers?: AnswerTarget;
  /** Of which repetition it is one, and on which day of its zone. */
  repeats?: { seriesId: string; on: string };
};

/**
 * Begins a publication. Called again with the same client key by the same author, it gives the one that was made.
 * @throws publishing.channel_unknown, publishing.media_unknown
 */
export async function createPublication(deps: PublishingDeps, given: Creation): Promise<Named> {
  return deps.db.transaction().execute(async (trx) => {
    const named = await beginPublication(deps, trx, given);
    if (named.made) {
      const { territoryId, publicationId } = named;
      await recordAudit(trx, {
        territoryId,
        actor: given.actor,
        action: 'publishing.publication_created',
        target: { kind: 'publication', id: publicationId },
        at: deps.now(),
      });
      await tellScreens(trx, named, 'draft');
    }
    return { territoryId: named.territoryId, publicationId: named.publicationId };
  });
}

/** The same within a transaction, without its entry in the journal: for those who make several. */
export async function beginPublication(
  deps: PublishingDeps,
  trx: Trx,
  given: Creation,
): Promise<Named & { made: boolean }> {
  const { territoryId, draft, author, clientKey } = given;
  await ensureReferences(trx, territoryId, draft, undefined, given.answers !== undefined);
  const at = deps.now();
  const { timeZone } = await findTerritory(trx, territoryId);
  const publicationId = newId('pub', at.getTime());
  const inserted = await trx
    .insertInto('publishing.publication')
    .values({
      territory_id: territoryId,
      id: publicationId,
      ...columnsOf(draft),
      due_at: dueAtOf(draft, timeZone),
      author_id: author.id,
      created_at: at,
      updated_at: at,
      updated_by: author.id,
      client_key: clientKey ?? null,
      answers: given.answers ? JSON.stringify(given.answers) : null,
      repeats: given.repeats?.seriesId ?? null,
      repeats_on: given.repeats?.on ?? null,
    })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'author_id', 'client_key']).where('client_key', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!inserted) {
    const { id } = await trx
      .selectFrom('publishing.publication')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('author_id', '=', author.id)
      .where('client_key', '=', clientKey ?? '')
      .executeTakeFirstOrThrow();
    return { territoryId, publicationId: id, made: false };
  }
  const named = { territoryId, publicationId };
  await indexWords(trx, named, draft);
  await keepVersion(trx, { ...named, version: 1, draft, personId: author.id, at });
  await recordAct(trx, named, { kind: 'created', at, personId: author.id, detail: given.from ?? {} });
  const findings = await findingsOf(deps, trx, { territoryId, publicationId, draft, authorId: author.id });
  await trx
    .updateTable('publishing.publication')
    .set({ findings: JSON.stringify(findings) })
    .where('territory_id', '=', territoryId)
    .where('id', '=', publicationId)
    .execute();
  return { ...named, made: true };
}
