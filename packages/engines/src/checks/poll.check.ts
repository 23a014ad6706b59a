import { graphemes } from '../counting/index.ts';
import type { DraftVariant } from './checks.types.ts';
import type { Check } from './draft.prepare.ts';
import { finding } from './draft.prepare.ts';

/** Polls within what each channel takes. */
export const checkPolls: Check = ({ draft }) =>
  draft.variants.flatMap((variant) =>
    troubles(variant).map((message) =>
      finding('poll_refused', 'blocks', message, { channels: [variant.channel], field: 'poll' }),
    ),
  );

function troubles({ poll, pollRule: rule, channelName }: DraftVariant): { fr: string; en: string }[] {
  if (poll === undefined) return [];
  if (rule === undefined) {
    return [
      {
        fr: `${channelName} ne fait pas de sondages : posez la question dans le texte.`,
        en: `${channelName} has no polls: ask in the text.`,
      },
    ];
  }
  const found = [];
  const options = poll.options.map((option) => option.trim());
  if (options.length < rule.minOptions || options.length > rule.maxOptions) {
    found.push({
      fr: `Sondage sur ${channelName} : de ${rule.minOptions} à ${rule.maxOptions} réponses, pas ${options.length}.`,
      en: `Poll on ${channelName}: ${rule.minOptions} to ${rule.maxOptions} answers, not ${options.length}.`,
    });
  }
  if (options.includes('') || new Set(options).size < options.length) {
    found.push({ fr: 'Sondage : une réponse est vide ou répétée.', en: 'Poll: an answer is empty or said twice.' });
  }
  const long = options.find((option) => [...graphemes(option)].length > rule.maxOption);
  if (long !== undefined) {
    found.push({
      fr: `Sondage sur ${channelName} : une réponse a ${rule.maxOption} caractères au plus.`,
      en: `Poll on ${channelName}: an answer has at most ${rule.maxOption} characters.`,
    });
  }
  if (poll.minutes < rule.minMinutes || poll.minutes > rule.maxMinutes) {
    found.push({
      fr: `Sondage sur ${channelName} : il dure de ${rule.minMinutes} à ${rule.maxMinutes} minutes.`,
      en: `Poll on ${channelName}: it lasts ${rule.minMinutes} to ${rule.maxMinutes} minutes.`,
    });
  }
  return found;
}
