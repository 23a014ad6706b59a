import { sql, type Selectable } from 'kysely';
import type { Draft, PublicationState } from '@beffroi/contracts';
import { distinctWords } from '@beffroi/engines/text';
import { newId } from '../../../platform/ids.ts';
import type { Db, Named, Trx } from '../publishing.deps.ts';
import { publicationNotFound } from '../publishing.errors.ts';
import type { PublicationRow } from '../publishing.tables.ts';

export type StoredPublication = Selectable<PublicationRow>;

/** The day of its zone that an occurrence is, 'YYYY-MM-DD': a day has no hour, and is read as text. */
export const dayOfRepeat = sql<string>`to_char(repeats_on, 'YYYY-MM-DD')`.as('on');

/** Takes a publication for the rest of the transaction: whoever else decides, edits or plans waits. @throws publishing.not_found */
export async function lockPublication(trx: Trx, named: Named): Promise<StoredPublication> {
  const row = await trx
    .selectFrom('publishing.publication')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.publicationId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw publicationNotFound();
  return row as StoredPublication;
}

/** @throws publishing.not_found */
export async function findPublication(db: Db, named: Named): Promise<StoredPublication> {
  const row = await db
    .selectFrom('publishing.publication')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.publicationId)
    .executeTakeFirst();
  if (!row) throw publicationNotFound();
  return row as StoredPublication;
}

type Change = Partial<{
  state: PublicationState;
  version: number;
  draft: Draft;
  dueAt: Date | null;
  findings: StoredPublication['findings'];
  ignored: StoredPublication['ignored_findings'];
  approval: StoredPublication['approval'];
  silenceAt: Date | null;
  reason: string | null;
  heldFrom: PublicationState | null;
  updatedAt: Date;
  updatedBy: string | null;
}>;

export async function changePublication(trx: Trx, named: Named, change: Change): Promise<StoredPublication> {
  const { draft } = change;
  const row = await trx
    .updateTable('publishing.publication')
    .set({
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.version === undefined ? {} : { version: change.version }),
      ...(draft === undefined ? {} : columnsOf(draft)),
      ...(change.dueAt === undefined ? {} : { due_at: change.dueAt }),
      ...(change.findings === undefined ? {} : { findings: JSON.stringify(change.findings) }),
      ...(change.ignored === undefined ? {} : { ignored_findings: JSON.stringify(change.ignored) }),
      ...(change.approval === undefined
        ? {}
        : { approval: change.approval === null ? null : JSON.stringify(change.approval) }),
      ...(change.silenceAt === undefined ? {} : { silence_at: change.silenceAt }),
      ...(change.reason === undefined ? {} : { reason: change.reason }),
      ...(change.heldFrom === undefined ? {} : { held_from: change.heldFrom }),
      ...(change.updatedAt === undefined ? {} : { updated_at: change.updatedAt }),
      ...(change.updatedBy === undefined ? {} : { updated_by: change.updatedBy }),
    })
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.publicationId)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (draft) await indexWords(trx, named, draft);
  return row as StoredPublication;
}

/** The columns that follow from what the writer decides. */
export function columnsOf(draft: Draft) {
  return {
    draft: JSON.stringify(draft),
    title: draft.title,
    campaign: draft.campaign ?? null,
    channel_ids: draft.channelIds,
    media_ids: mediaIdsOf(draft),
    article_id: draft.articleId ?? null,
    alarm_id: draft.alarmId ?? null,
    crisis_id: draft.crisisId ?? null,
    corrects: draft.corrects ?? null,
    mandate_id: draft.mandateId ?? null,
  };
}

export function mediaIdsOf({ content, variants }: Pick<Draft, 'content' | 'variants'>): string[] {
  const parts = [content, ...Object.values(variants)].flatMap((each) => each.parts ?? []);
  return [...new Set(parts.flatMap(({ media }) => media.map(({ mediaId }) => mediaId)))];
}

/** Every word of it, folded: what the search of the calendar reads. */
export async function indexWords(trx: Trx, named: Named, draft: Draft): Promise<void> {
  const { content, variants } = draft;
  const texts = [content, ...Object.values(variants)].flatMap((each) => [
    each.title ?? '',
    each.firstComment ?? '',
    ...(each.parts ?? []).map(({ text }) => text),
  ]);
  const words = foldedWords([draft.title, draft.campaign ?? '', ...draft.themes, ...texts].join('\n'));
  await sql`
    update publishing.publication set search = array_to_tsvector(${words}::text[])
    where territory_id = ${named.territoryId} and id = ${named.publicationId}
  `.execute(trx);
}

/** The distinct words of a text as a French reader compares them, without what an index cannot hold. */
export function foldedWords(text: string): string[] {
  return distinctWords(text, 5000);
}

/** Keeps the words of a version: what stands, or what a conflict set aside beside it. */
export async function keepVersion(
  trx: Trx,
  given: Named & { version: number; draft: Draft; personId: string | undefined; at: Date; aside?: true },
): Promise<void> {
  const branch = given.aside
    ? sql`(select coalesce(max(branch), 0) + 1 from publishing.version where territory_id = ${given.territoryId}
        and publication_id = ${given.publicationId} and version = ${given.version})`
    : sql`0`;
  await sql`
    insert into publishing.version (territory_id, publication_id, version, branch, at, person_id, draft)
    values (${given.territoryId}, ${given.publicationId}, ${given.version}, ${branch}, ${given.at},
      ${given.personId ?? null}, ${JSON.stringify(given.draft)}::jsonb)
  `.execute(trx);
}

/** The words as they stood at a version; undefined when there was no such version. */
export async function draftAt(db: Db, given: Named & { version: number }): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('publishing.version')
    .select('draft')
    .where('territory_id', '=', given.territoryId)
    .where('publication_id', '=', given.publicationId)
    .where('version', '=', given.version)
    .where('branch', '=', 0)
    .executeTakeFirst();
  return row?.draft;
}

const [PREFIX, TIME, PLACE] = [4, 10, 4];

/** The same identifier, with its place in a list where chance stood. */
function inOrder(id: string, place: number): string {
  const at = PREFIX + TIME;
  return id.slice(0, at) + place.toString(32).padStart(PLACE, '0') + id.slice(at + PLACE);
}

export type Act = {
  kind: string;
  at: Date;
  personId?: string | undefined;
  personName?: string | undefined;
  onBehalfOf?: string | undefined;
  deliveryId?: string | undefined;
  comment?: string | undefined;
  detail?: Record<string, unknown>;
};

/** Adds to the trail, from which nothing is erased. Acts of one instant sort in the order in which they were done. */
export async function recordAct(trx: Db, named: Named, act: Act): Promise<void> {
  const { count } = await trx
    .selectFrom('publishing.act')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('territory_id', '=', named.territoryId)
    .where('publication_id', '=', named.publicationId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('publishing.act')
    .values({
      territory_id: named.territoryId,
      publication_id: named.publicationId,
      id: inOrder(newId('act', act.at.getTime()), count),
      at: act.at,
      kind: act.kind,
      person_id: act.personId ?? null,
      person_name: act.personName ?? null,
      on_behalf_of: act.onBehalfOf ?? null,
      delivery_id: act.deliveryId ?? null,
      comment: act.comment ?? null,
      detail: JSON.stringify(act.detail ?? {}),
    })
    .execute();
}

/** Whoever wrote or changed it: none of them approves it. */
export async function authorsOf(
  db: Db,
  row: Pick<StoredPublication, 'territory_id' | 'id' | 'author_id'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('publishing.version')
    .select('person_id')
    .distinct()
    .where('territory_id', '=', row.territory_id)
    .where('publication_id', '=', row.id)
    .where('branch', '=', 0)
    .where('person_id', 'is not', null)
    .execute();
  return [...new Set([row.author_id, ...rows.flatMap(({ person_id: id }) => id ?? [])])];
}
