import { getMediaFile, type Channel, type Draft, type Media } from '@beffroi/contracts';
import { addressOf } from '../../api.ts';
import { contentOf, countParts } from '../content.rules.ts';
import type { PreviewPost } from './preview.types.ts';

/** Where a medium is read from, in the size and the shape wanted. */
export function mediaUrl(
  territoryId: string,
  mediaId: string,
  query: { size: 'thumb' | 'preview' | 'full'; ratio?: string | undefined },
): string {
  return addressOf(getMediaFile, { territoryId, mediaId }, query);
}

/** What an account would show of a draft; media that are not known yet show without their words. */
export function previewOfDraft(
  territoryId: string,
  channel: Channel,
  draft: Pick<Draft, 'content' | 'variants' | 'title'>,
  media: ReadonlyMap<string, Media>,
): PreviewPost {
  const content = contentOf(draft, channel.id);
  const counts = countParts(channel.network, channel.facts.text, content);
  const can = (ability: 'firstComment' | 'poll') => channel.abilities[ability]?.state !== 'impossible';
  return {
    network: channel.network,
    channelName: channel.name,
    handle: channel.handle,
    followers: channel.followers,
    title: content.title ?? draft.title,
    link: content.link,
    poll: can('poll') ? content.poll : undefined,
    firstComment: can('firstComment') ? content.firstComment : undefined,
    contentWarning: content.contentWarning,
    parts: content.parts.map((part, index) => ({
      text: counts[index]?.written ?? part.text,
      over: counts[index]?.over,
      media: part.media.map(({ mediaId, alt, ratio }) => {
        const medium = media.get(mediaId);
        return {
          url: mediaUrl(territoryId, mediaId, { size: 'preview', ratio }),
          alt: alt ?? medium?.alt ?? '',
          kind: medium?.kind ?? 'image',
          ratio: ratio ?? (medium ? `${medium.width}:${medium.height}` : undefined),
        };
      }),
    })),
  };
}
