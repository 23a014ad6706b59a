import type { DraftMedia, DraftVariant, Finding } from './checks.types.ts';
import type { Check } from './draft.prepare.ts';
import { finding } from './draft.prepare.ts';
import { sources } from './source.table.ts';

const AA_CONTRAST = 4.5;

/** What each channel takes as media; captions, contrast and rights of each medium. */
export const checkMedia: Check = (prepared) => [
  ...prepared.draft.variants.flatMap((variant) => [
    ...counts(variant),
    ...variant.media.flatMap((media) => fits(media, variant)),
  ]),
  ...prepared.media.flatMap(({ media, variants }) =>
    quality(
      media,
      variants.map(({ channel }) => channel),
      prepared.publishAt,
    ),
  ),
];

function counts(variant: DraftVariant): Finding[] {
  const { channel, channelName, mediaRule: rule } = variant;
  const found: Finding[] = [];
  if (rule.required === true && variant.media.length === 0) {
    found.push(
      finding(
        'media_required',
        'blocks',
        {
          fr: `${channelName} demande une image ou une vidéo : ajoutez-en une.`,
          en: `${channelName} asks for an image or a video: add one.`,
        },
        { channels: [channel], field: 'media' },
      ),
    );
  }
  for (const [part, carried] of Map.groupBy(variant.media, (media) => media.part ?? 0)) {
    const images = carried.filter(({ kind }) => kind === 'image').length;
    const videos = carried.length - images;
    const where = { channels: [channel], field: 'media' as const, part };
    if (images > rule.maxImages) {
      found.push(
        finding(
          'media_too_many',
          'blocks',
          {
            fr: `${images} images pour ${channelName}, qui en prend ${rule.maxImages} : retirez-en ${images - rule.maxImages}.`,
            en: `${images} images for ${channelName}, which takes ${rule.maxImages}: remove ${images - rule.maxImages}.`,
          },
          where,
        ),
      );
    }
    if (videos > rule.maxVideos) {
      found.push(
        finding(
          'media_too_many',
          'blocks',
          {
            fr: `${videos} vidéos pour ${channelName}, qui en prend ${rule.maxVideos} : retirez-en ${videos - rule.maxVideos}.`,
            en: `${videos} videos for ${channelName}, which takes ${rule.maxVideos}: remove ${videos - rule.maxVideos}.`,
          },
          where,
        ),
      );
    }
  }
  return found;
}

function fits(media: DraftMedia, { channel, channelName, mediaRule: rule }: DraftVariant): Finding[] {
  const where = { channels: [channel], field: 'media' as const, media: media.id };
  const image = media.kind === 'image';
  const found: Finding[] = [];
  const types = image ? rule.imageTypes : rule.videoTypes;
  if (types.length > 0 && !types.includes(media.type)) {
    const accepted = types.map((type) => type.replace(/^\w+\//, '').toUpperCase()).join(', ');
    found.push(
      finding(
        'media_type',
        'blocks',
        {
          fr: `${channelName} ne prend pas ce format (${media.type}) : convertissez en ${accepted}.`,
          en: `${channelName} does not take this format (${media.type}): convert to ${accepted}.`,
        },
        where,
      ),
    );
  }
  const most = image ? rule.maxImageBytes : rule.maxVideoBytes;
  if (most !== undefined && media.bytes > most) {
    found.push(
      finding(
        'media_too_heavy',
        'blocks',
        {
          fr: `Fichier trop lourd pour ${channelName} : ${megabytes(media.bytes, ',')} Mo, ${megabytes(most, ',')} au plus.`,
          en: `File too heavy for ${channelName}: ${megabytes(media.bytes, '.')} MB, at most ${megabytes(most, '.')}.`,
        },
        where,
      ),
    );
  }
  if (!image && rule.maxVideoSeconds !== undefined && (media.seconds ?? 0) > rule.maxVideoSeconds) {
    found.push(
      finding(
        'video_too_long',
        'blocks',
        {
          fr: `Vidéo trop longue pour ${channelName} : ${Math.ceil(media.seconds!)} s, ${rule.maxVideoSeconds} au plus.`,
          en: `Video too long for ${channelName}: ${Math.ceil(media.seconds!)} s, at most ${rule.maxVideoSeconds}.`,
        },
        where,
      ),
    );
  }
  const ratio =
    media.width !== undefined && media.height !== undefined && media.height > 0
      ? media.width / media.height
      : undefined;
  // A hundredth of room: dimensions are whole pixels.
  if (
    ratio !== undefined &&
    ((rule.minRatio !== undefined && ratio < rule.minRatio - 0.01) ||
      (rule.maxRatio !== undefined && ratio > rule.maxRatio + 0.01))
  ) {
    const tall = rule.minRatio !== undefined && ratio < rule.minRatio - 0.01;
    found.push(
      finding(
        'media_ratio',
        'blocks',
        {
          fr: `Cadrage trop ${tall ? 'haut' : 'large'} pour ${channelName} : recadrez.`,
          en: `Too ${tall ? 'tall' : 'wide'} for ${channelName}: crop it.`,
        },
        where,
      ),
    );
  }
  return found;
}

function quality(media: DraftMedia, channels: string[], publishAt: number): Finding[] {
  const where = { channels, field: 'media' as const, media: media.id };
  const found: Finding[] = [];
  if (media.kind === 'video' && media.hasCaptions !== true && media.silent !== true) {
    found.push(
      finding(
        'captions_missing',
        'blocks',
        {
          fr: 'La vidéo n’a pas de sous-titres : joignez un fichier de sous-titres, ou dites qu’elle est sans paroles.',
          en: 'The video has no captions: attach a captions file, or say that it has no speech.',
        },
        where,
        { source: sources.rgaaCaptions },
      ),
    );
  }
  if (media.textContrast !== undefined && media.textContrast < AA_CONTRAST) {
    const ratio = media.textContrast.toFixed(1);
    found.push(
      finding(
        'contrast_low',
        'advises',
        {
          fr: `Le texte de l’image se distingue mal du fond (${ratio.replace('.', ',')}:1, 4,5:1 attendu) : foncez l’un ou éclaircissez l’autre.`,
          en: `The text in the image stands out badly (${ratio}:1, 4.5:1 expected): darken one or lighten the other.`,
        },
        where,
        { source: sources.rgaaContrast },
      ),
    );
  }
  if (media.rightsUntil !== undefined && media.rightsUntil <= publishAt) {
    found.push(
      finding(
        'rights_expired',
        'blocks',
        {
          fr: 'Les droits de cette image seront passés à l’heure de la publication : renouvelez-les, ou changez d’image.',
          en: 'The rights on this image will have ended when it goes out: renew them, or change the image.',
        },
        where,
        { source: sources.imageRights },
      ),
    );
  }
  return found;
}

function megabytes(bytes: number, point: string): string {
  return (bytes / 1_000_000).toFixed(1).replace('.', point);
}
