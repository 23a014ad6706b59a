import { createHash } from 'node:crypto';
import { sealInput } from '@beffroi/engines/approval';
import { describeMedia } from '../../media/index.ts';
import type { Db } from '../publishing.deps.ts';
import { contentOf } from '../writing/content.resolve.ts';
import type { StoredPublication } from '../writing/publication.store.ts';

/**
 * The fingerprint of what the public would see: texts, the very files, their alternative texts and captions, accounts,
 * and the hour where the circuit covers it. It is read anew from the files each time, so that a medium that changed in
 * the library since breaks it as an edit does.
 */
export async function sealOf(
  db: Db,
  row: Pick<StoredPublication, 'territory_id' | 'draft' | 'media_ids' | 'due_at' | 'title'>,
  { coversTime }: { coversTime: boolean },
): Promise<string> {
  const { draft } = row;
  const [media, captions] = await Promise.all([
    describeMedia(db, row.territory_id, row.media_ids),
    row.media_ids.length === 0
      ? []
      : db
          .selectFrom('media.captions')
          .select(['medium_id', 'lang', 'vtt'])
          .where('territory_id', '=', row.territory_id)
          .where('medium_id', 'in', row.media_ids)
          .orderBy('lang')
          .execute(),
  ]);
  const byId = new Map(media.map((medium) => [medium.id, medium]));
  const contents = draft.channelIds.map((channel) => ({ channel, content: contentOf(draft, channel) }));
  const sealed = sealInput({
    ...(coversTime && row.due_at ? { publishAt: row.due_at.getTime() } : {}),
    variants: contents.map(({ channel, content }) => ({
      channel,
      parts: content.parts.map(({ text }) => text),
      title: content.title ?? draft.title,
      firstComment: content.firstComment,
      link: content.link && JSON.stringify([content.link.url, content.link.title, content.link.description]),
      poll: content.poll,
      media: content.parts.flatMap((part, index) =>
        part.media.map(({ mediaId, alt, decorative, ratio }) => {
          const medium = byId.get(mediaId);
          const tracks = captions
            .filter((each) => each.medium_id === mediaId)
            .map(({ lang, vtt }) => `${lang}\n${vtt}`);
          return {
            id: `${mediaId} ${index}`,
            // A crop follows the focal point of the library.
            hash: `${medium?.sha256 ?? 'gone'} ${ratio === undefined ? '' : `${ratio} ${medium?.focus.x} ${medium?.focus.y}`}`,
            alt: (decorative ?? medium?.decorative) ? '' : (alt ?? medium?.alt ?? ''),
            ...(tracks.length === 0 ? {} : { captionsHash: sha256(tracks.join('\n')) }),
          };
        }),
      ),
    })),
  });
  const besides = [draft.lang, draft.corrects, ...contents.map(({ content }) => content.contentWarning)];
  return sha256(`${sealed}\n${JSON.stringify(besides)}`);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
