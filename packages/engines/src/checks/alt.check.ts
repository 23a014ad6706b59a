import { fold } from '../text/index.ts';
import { graphemes } from '../counting/index.ts';
import type { Check } from './draft.prepare.ts';
import { channelNames, finding } from './draft.prepare.ts';
import { sources } from './source.table.ts';

const SHORTEST = 10;
const fileName =
  /\.(?:jpe?g|png|gif|webp|heic|avif|svg|bmp|tiff?)$|^(?:img|dsc[fn]?|dcim|pxl|photo|image|screenshot|capture)[-_ ]?\d+/i;
const empty = new Set([
  'image',
  'photo',
  'photographie',
  'picture',
  'visuel',
  'affiche',
  'illustration',
  'logo',
  'infographie',
  'graphique',
  'video',
  'sans titre',
  'untitled',
  'alt',
  'texte alternatif',
  'image decorative',
  'photo de',
  'image de',
]);

/** Alternative texts: there, useful, not the text again, and no longer than the channel takes. */
export const checkAlt: Check = ({ media, texts }) =>
  media.flatMap(({ media: one, variants }) => {
    if (one.kind !== 'image') return [];
    const where = { channels: variants.map(({ channel }) => channel), field: 'alt' as const, media: one.id };
    const alt = one.alt?.trim() ?? '';
    const taking = variants.filter(({ mediaRule }) => mediaRule.maxAlt > 0);
    const source = sources.rgaaAlt;
    if (alt === '') {
      if (one.decorative === true) return [];
      return [
        finding(
          'alt_missing',
          'blocks',
          {
            fr: 'L’image n’a pas de texte alternatif : décrivez en une phrase ce qu’elle montre, ou dites qu’elle est décorative.',
            en: 'The image has no alternative text: describe what it shows in one sentence, or say that it is decorative.',
          },
          where,
          { source },
        ),
      ];
    }
    const found = [];
    const folded = fold(alt);
    if (fileName.test(alt) || folded === fold(one.fileName ?? '\0')) {
      found.push(
        finding(
          'alt_useless',
          'blocks',
          {
            fr: 'Le texte alternatif est un nom de fichier : décrivez ce que l’image montre.',
            en: 'The alternative text is a file name: describe what the image shows.',
          },
          where,
          { source },
        ),
      );
    } else if (empty.has(folded.replaceAll(/[^\p{L}\p{N} ]/gu, '').trim()) || alt.length < SHORTEST) {
      found.push(
        finding(
          'alt_useless',
          'blocks',
          {
            fr: `« ${alt} » ne dit pas ce que l’image montre : décrivez-la en une phrase.`,
            en: `“${alt}” does not say what the image shows: describe it in one sentence.`,
          },
          where,
          { source },
        ),
      );
    } else if (
      /^(?:photo(?:graphie)?|image|visuel|illustration) (?:de |d['’]|du |des |representant |montrant )/.test(folded)
    ) {
      found.push(
        finding(
          'alt_useless',
          'advises',
          {
            fr: '« Photo de… » est déjà dit par les lecteurs d’écran : commencez par ce que l’on voit.',
            en: 'Screen readers already say that it is an image: start with what is seen.',
          },
          where,
          { source },
        ),
      );
    }
    if (texts.some(({ text }) => fold(text).trim() === folded)) {
      found.push(
        finding(
          'alt_is_text',
          'advises',
          {
            fr: 'Le texte alternatif répète la publication : dites plutôt ce que l’image ajoute.',
            en: 'The alternative text repeats the post: say what the image adds instead.',
          },
          where,
          { source },
        ),
      );
    }
    const length = [...graphemes(alt)].length;
    const tooLong = taking.filter(({ mediaRule }) => length > mediaRule.maxAlt);
    if (tooLong.length > 0) {
      const most = Math.min(...tooLong.map(({ mediaRule }) => mediaRule.maxAlt));
      found.push(
        finding(
          'alt_too_long',
          'blocks',
          {
            fr: `Texte alternatif trop long pour ${channelNames(tooLong)} : ${length} caractères, ${most} au plus.`,
            en: `Alternative text too long for ${channelNames(tooLong)}: ${length} characters, at most ${most}.`,
          },
          { ...where, channels: tooLong.map(({ channel }) => channel) },
        ),
      );
    }
    const without = variants.filter(({ mediaRule }) => mediaRule.maxAlt === 0);
    if (without.length > 0) {
      found.push(
        finding(
          'alt_impossible',
          'advises',
          {
            fr: `${channelNames(without)} ne reçoit pas de texte alternatif : dites dans le texte ce que l’image montre.`,
            en: `${channelNames(without)} takes no alternative text: say in the text what the image shows.`,
          },
          { ...where, channels: without.map(({ channel }) => channel) },
          { source },
        ),
      );
    }
    return found;
  });
