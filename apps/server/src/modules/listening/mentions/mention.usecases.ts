import { sql, type Transaction } from 'kysely';
import type { Mention, Tone } from '@beffroi/contracts';
import { emptyLayer, learn, type Opinion, type ToneLayer } from '@beffroi/engines/tone';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { countMentions, liveCounts, type Counted } from '../ingestion/mentions.count.ts';
import { spokenText } from '../ingestion/post.understand.ts';
import type { ToneTransformer } from '../ingestion/tone.transformer.ts';
import { mentionNotFound } from '../listening.errors.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { namesAuthor, presentAuthor, presentMention, shownColumns, type ShownRow } from './mention.presenter.ts';

type Deps = { db: Database<ListeningTables>; transformer?: ToneTransformer | undefined };
type Named = { territoryId: string; mentionId: string };

/** Longer than this a person does not wait for the transformer to say what it is that they correct. */
const OPINION_WITHIN_MS = 1500;

/**
 * Marks a mention, hides it or corrects its tone. A hidden one leaves the counts and comes back with its return; a
 * corrected tone teaches the territory's own layer of the tone engine.
 */
export async function treatMention(
  { db, transformer }: Deps,
  given: Named & { personId: string | undefined; state?: Mention['state'] | undefined; tone?: Tone | undefined },
): Promise<Mention> {
  const opinion = given.tone && transformer && (await opinionOf(db, transformer, given));
  return db.transaction().execute(async (trx) => {
    const before = await lockMention(trx, given);
    const state = given.state ?? (before.state as Mention['state']);
    const tone = given.tone ?? (before.tone as Tone);
    const corrected = given.tone !== undefined;
    const after = await trx
      .updateTable('listening.mention')
      .set({ state, tone, ...(corrected ? { tone_corrected: true, tone_confidence: 1 } : {}) })
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.mentionId)
      .returning(shownColumns)
      .executeTakeFirstOrThrow();
    if (corrected) await teachTone(trx, given.territoryId, { said: spokenText(before), tone, opinion });
    await keepAct(trx, given, [
      ...(given.state === undefined || given.state === before.state ? [] : [`state_${state}`]),
      ...(corrected ? [`tone_${tone}`] : []),
    ]);
    const mention = presentMention(after as ShownRow);
    const counts = await countMentions(trx, given.territoryId, [
      ...counted(before, -1),
      ...counted(after as ShownRow, 1),
    ]);
    if (counts.length > 0) await publishLive(trx, given.territoryId, 'counts', { counts: liveCounts(counts) });
    await publishLive(trx, given.territoryId, 'mention_changed', { mention });
    return mention;
  });
}

/** Shows who wrote a mention, and says in the journal who asked and why. */
export async function revealAuthor({ db }: Deps, given: Named & { actor: AuditActor; reason: string }) {
  return db.transaction().execute(async (trx) => {
    const row = await lockMention(trx, given);
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'listening.author_revealed',
      target: { kind: 'mention', id: given.mentionId },
      detail: { reason: given.reason },
    });
    return presentAuthor(row, true);
  });
}

/** The address of a mention at its origin, which names its author: the journal says who asked. */
export async function openOrigin({ db }: Deps, given: Named & { actor: AuditActor }): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const { url, ...row } = await lockMention(trx, given);
    if (url === null) throw mentionNotFound();
    if (namesAuthor(row)) {
      await recordAudit(trx, {
        territoryId: given.territoryId,
        actor: given.actor,
        action: 'listening.origin_opened',
        target: { kind: 'mention', id: given.mentionId },
      });
    }
    return url;
  });
}

async function lockMention(trx: Transaction<ListeningTables>, { territoryId, mentionId }: Named): Promise<ShownRow> {
  const row = await trx
    .selectFrom('listening.mention')
    .select(shownColumns)
    .where('territory_id', '=', territoryId)
    .where('id', '=', mentionId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw mentionNotFound();
  return row as ShownRow;
}

function counted(row: ShownRow, sign: 1 | -1): Counted[] {
  return row.state === 'hidden'
    ? []
    : [{ watchIds: row.watch_ids, postedAt: row.posted_at, tone: row.tone as Tone, sign }];
}

async function keepAct(
  trx: Transaction<ListeningTables>,
  given: Named & { personId: string | undefined },
  actions: readonly string[],
) {
  if (actions.length === 0) return;
  await trx
    .insertInto('listening.mention_act')
    .values(
      actions.map((action) => ({
        territory_id: given.territoryId,
        mention_id: given.mentionId,
        id: newId('act'),
        action,
        person_id: given.personId ?? null,
      })),
    )
    .execute();
}

async function opinionOf(
  db: Database<ListeningTables>,
  transformer: ToneTransformer,
  { territoryId, mentionId }: Named,
): Promise<Opinion | undefined> {
  const row = await db
    .selectFrom('listening.mention')
    .select(['title', 'text'])
    .where('territory_id', '=', territoryId)
    .where('id', '=', mentionId)
    .executeTakeFirst();
  return row && (await transformer.opinions([spokenText(row)], OPINION_WITHIN_MS))[0];
}

async function teachTone(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  { said, tone, opinion }: { said: string; tone: Tone; opinion: Opinion | undefined },
): Promise<void> {
  // Irony is said by the person and read by nobody: it teaches the words nothing.
  if (tone === 'ironic') return;
  const known = await trx
    .selectFrom('listening.tone_layer')
    .select('layer')
    .where('territory_id', '=', territoryId)
    .forUpdate()
    .executeTakeFirst();
  const layer = learn((known?.layer as ToneLayer | undefined) ?? emptyLayer(), {
    text: said,
    sentiment: tone,
    ...(opinion ? { opinion } : {}),
  });
  await sql`
    insert into listening.tone_layer as t (territory_id, layer, corrections) values (${territoryId}, ${JSON.stringify(layer)}::jsonb, 1)
    on conflict (territory_id) do update set layer = excluded.layer, corrections = t.corrections + 1
  `.execute(trx);
}
