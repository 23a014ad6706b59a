import type { ChannelFacts } from '@beffroi/contracts';
import { z } from 'zod';
import { abilitiesBut } from '../publish.plan.ts';

export const mastodonAbilities = abilitiesBut({
  readInbox: 'native',
  private: 'native',
  block: 'native',
  captions: {
    impossible: {
      fr: 'Mastodon n’affiche pas de fichier de sous-titres : incrustez-les dans la vidéo.',
      en: 'Mastodon shows no caption file: burn the captions into the video.',
    },
  },
  hideReply: {
    impossible: {
      fr: 'Mastodon ne permet pas de masquer la réponse de quelqu’un : on peut bloquer le compte ou le signaler à son serveur.',
      en: "Mastodon has no way to hide somebody's reply: the account can be blocked or reported to its server.",
    },
  },
  removeReply: {
    impossible: {
      fr: 'Sur Mastodon, seuls l’auteur et les modérateurs de son serveur suppriment une réponse : signalez-la à son serveur.',
      en: 'On Mastodon only the author and the moderators of their server delete a reply: report it to its server.',
    },
  },
});

/** What a server has unless it says otherwise, which most do (`GET /api/v2/instance`). */
export const mastodonFacts: ChannelFacts = {
  origin: { from: 'table', asOf: '2026-11-24', source: 'https://docs.joinmastodon.org/user/posting/' },
  text: {
    unit: 'grapheme',
    max: 500,
    linkCost: 23,
    bareDomainsAreLinks: false,
    remoteMentionsShortened: true,
  },
  media: {
    maxImages: 4,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'],
    maxImageBytes: 16_777_216,
    maxVideos: 1,
    videoTypes: ['video/mp4', 'video/webm', 'video/quicktime'],
    maxVideoBytes: 103_809_024,
    maxAlt: 1500,
    ratios: ['16:9', '1:1'],
    captions: false,
    fetchesByUrl: false,
  },
  poll: { minOptions: 2, maxOptions: 4, maxOption: 50, minMinutes: 5, maxMinutes: 43_200 },
  maxParts: 25,
  settleSeconds: 5,
};

const count = z.number().int().positive();
const instanceLimits = z.object({
  configuration: z.object({
    statuses: z.object({
      max_characters: count,
      max_media_attachments: count.catch(4),
      characters_reserved_per_url: count.catch(23),
    }),
    media_attachments: z
      .object({
        supported_mime_types: z.array(z.string()).catch([]),
        description_limit: count.catch(mastodonFacts.media.maxAlt),
        image_size_limit: count.catch(mastodonFacts.media.maxImageBytes),
        video_size_limit: count.catch(103_809_024),
      })
      .optional()
      .catch(undefined),
    polls: z
      .object({
        max_options: count,
        max_characters_per_option: count,
        min_expiration: count,
        max_expiration: count,
      })
      .optional()
      .catch(undefined),
  }),
});

/** The limits that a server tells of itself; nothing when it tells none. */
export function factsOfInstance(body: unknown, source: string, now: Date): Partial<ChannelFacts> | undefined {
  const limits = instanceLimits.safeParse(body).data?.configuration;
  if (!limits) return undefined;
  const { statuses, media_attachments: media, polls } = limits;
  const types = (family: string) => media?.supported_mime_types.filter((type) => type.startsWith(family)) ?? [];
  const orUsual = (told: string[], usual: string[]) => (told.length > 0 ? told : usual);
  return {
    origin: { from: 'network', asOf: now.toISOString().slice(0, 10), source },
    text: {
      ...mastodonFacts.text,
      max: statuses.max_characters,
      linkCost: statuses.characters_reserved_per_url,
    },
    media: {
      ...mastodonFacts.media,
      maxImages: statuses.max_media_attachments,
      imageTypes: orUsual(types('image/'), mastodonFacts.media.imageTypes),
      videoTypes: orUsual(types('video/'), mastodonFacts.media.videoTypes),
      ...(media
        ? {
            maxAlt: media.description_limit,
            maxImageBytes: media.image_size_limit,
            maxVideoBytes: media.video_size_limit,
          }
        : {}),
    },
    ...(polls
      ? {
          poll: {
            minOptions: 2,
            maxOptions: polls.max_options,
            maxOption: polls.max_characters_per_option,
            minMinutes: Math.ceil(polls.min_expiration / 60),
            maxMinutes: Math.floor(polls.max_expiration / 60),
          },
        }
      : {}),
  };
}
