import { countText } from '../counting/index.ts';
import type { DraftVariant, Finding } from './checks.types.ts';
import type { Check } from './draft.prepare.ts';
import { finding } from './draft.prepare.ts';

/** Texts within what each channel takes, counted as it counts. */
export const checkLimits: Check = ({ draft }) =>
  draft.variants.flatMap((variant) => [...lengths(variant), ...titleLength(variant), ...partCount(variant)]);

function lengths(variant: DraftVariant): Finding[] {
  const { channelName, channel } = variant;
  const found: Finding[] = [];
  const empty = variant.parts.every((part) => part.trim() === '') && variant.media.length === 0;
  if (empty) {
    found.push(
      finding(
        'text_empty',
        'blocks',
        {
          fr: `Rien à publier sur ${channelName} : écrivez un texte.`,
          en: `Nothing to publish on ${channelName}: write a text.`,
        },
        { channels: [channel], field: 'text' },
      ),
    );
  }
  for (const [part, text] of variant.parts.entries()) {
    const count = countText(text, variant.text);
    const where = { channels: [channel], field: 'text' as const, part };
    if (count.over !== undefined) {
      const which = variant.parts.length > 1 ? ` (partie ${part + 1})` : '';
      const whichEn = variant.parts.length > 1 ? ` (part ${part + 1})` : '';
      const byBytes = count.left >= 0 && count.bytes !== undefined;
      const used = byBytes ? count.bytes!.used : count.used;
      const max = byBytes ? count.bytes!.max : count.max;
      const unit =
        byBytes || variant.text.unit === 'byte'
          ? { fr: 'octets', en: 'bytes' }
          : { fr: 'caractères', en: 'characters' };
      found.push(
        finding(
          'text_too_long',
          'blocks',
          {
            fr: `Trop long pour ${channelName}${which} : ${used} ${unit.fr} sur ${max}. Retirez-en ${used - max}, ou faites un fil.`,
            en: `Too long for ${channelName}${whichEn}: ${used} ${unit.en} of ${max}. Remove ${used - max}, or make a thread.`,
          },
          { ...where, from: count.over, to: text.length },
        ),
      );
    }
    for (const at of count.forbidden) {
      found.push(
        finding(
          'character_refused',
          'blocks',
          {
            fr: `${channelName} refuse le caractère « ${text[at]} » : écrivez-le autrement.`,
            en: `${channelName} refuses the character “${text[at]}”: write it another way.`,
          },
          { ...where, from: at, to: at + 1 },
        ),
      );
    }
  }
  return found;
}

function titleLength({ title, maxTitle, channel, channelName, text }: DraftVariant): Finding[] {
  if (title === undefined || maxTitle === undefined) return [];
  const count = countText(title, { unit: text.unit, max: maxTitle });
  if (count.over === undefined) return [];
  return [
    finding(
      'title_too_long',
      'blocks',
      {
        fr: `Titre trop long pour ${channelName} : ${count.used} sur ${maxTitle}.`,
        en: `Title too long for ${channelName}: ${count.used} of ${maxTitle}.`,
      },
      { channels: [channel], field: 'title', from: count.over, to: title.length },
    ),
  ];
}

function partCount({ parts, maxParts, channel, channelName }: DraftVariant): Finding[] {
  if (parts.length <= maxParts) return [];
  return [
    finding(
      'thread_too_long',
      'blocks',
      {
        fr:
          maxParts === 1
            ? `${channelName} ne fait pas de fils : gardez une seule partie.`
            : `Fil trop long pour ${channelName} : ${parts.length} parties, ${maxParts} au plus.`,
        en:
          maxParts === 1
            ? `${channelName} has no threads: keep a single part.`
            : `Thread too long for ${channelName}: ${parts.length} parts, at most ${maxParts}.`,
      },
      { channels: [channel], field: 'text', part: maxParts },
    ),
  ];
}
