import type { Draft } from '@beffroi/contracts';
import type { Db } from '../publishing.deps.ts';
import { channelUnknown, mediaUnknown, publicationNotFound } from '../publishing.errors.ts';
import { mediaIdsOf } from './publication.store.ts';

/**
 * Ensures that what a draft newly names is of this territory. What it named before may have gone since: its words can
 * still be saved, and the checks tell. A mailbox writes to one person: it is named by answers alone.
 * @throws publishing.channel_unknown, publishing.media_unknown, publishing.not_found for what it corrects
 */
export async function ensureReferences(
  db: Db,
  territoryId: string,
  draft: Draft,
  before?: Draft,
  isAnswer = false,
): Promise<void> {
  const known = new Set([...(before?.channelIds ?? []), ...Object.keys(before?.variants ?? {})]);
  const channelIds = [...draft.channelIds, ...Object.keys(draft.variants)].filter((id) => !known.has(id));
  if (channelIds.length > 0) {
    const rows = await db
      .selectFrom('channels.channel')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('id', 'in', channelIds)
      .where('disconnected_at', 'is', null)
      .$if(!isAnswer, (query) => query.where('network', '!=', 'mailbox'))
      .execute();
    const channelId = missing(channelIds, rows);
    if (channelId !== undefined) throw channelUnknown({ values: { channelId } });
  }
  const carried = new Set(before ? mediaIdsOf(before) : []);
  const mediaIds = mediaIdsOf(draft).filter((id) => !carried.has(id));
  if (mediaIds.length > 0) {
    const rows = await db
      .selectFrom('media.medium')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('id', 'in', mediaIds)
      .execute();
    const mediaId = missing(mediaIds, rows);
    if (mediaId !== undefined) throw mediaUnknown({ values: { mediaId } });
  }
  if (draft.corrects !== undefined && draft.corrects !== before?.corrects) {
    const row = await db
      .selectFrom('publishing.publication')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('id', '=', draft.corrects)
      .executeTakeFirst();
    if (!row) throw publicationNotFound();
  }
}

function missing(wanted: readonly string[], rows: readonly { id: string }[]): string | undefined {
  const found = new Set(rows.map(({ id }) => id));
  return wanted.find((id) => !found.has(id));
}
