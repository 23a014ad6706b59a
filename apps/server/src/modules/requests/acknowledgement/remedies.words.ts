import type { Bilingual, RequestSettings } from '@beffroi/contracts';
import type { RequestNature } from '@beffroi/engines/clocks';
import { rulesOf } from '../settings/settings.store.ts';

/** How long one may appeal, and before whom, by the values in force in the territory. */
export function remediesOf(
  nature: RequestNature,
  settings: Pick<RequestSettings, 'rules' | 'court'>,
): { timeLimit: Bilingual; authority: string } {
  const { rules } = rulesOf(settings);
  const { amount, unit } = nature === 'document' ? rules.document_referral : rules.recourse;
  const fr = {
    month: 'mois',
    day: amount > 1 ? 'jours' : 'jour',
    working_day: amount > 1 ? 'jours ouvrés' : 'jour ouvré',
  }[unit];
  const en = { month: 'month', day: 'day', working_day: 'working day' }[unit];
  const words: Record<number, Bilingual> = { 1: { fr: 'un', en: 'one' }, 2: { fr: 'deux', en: 'two' } };
  const many = words[amount] ?? { fr: String(amount), en: String(amount) };
  return {
    timeLimit: { fr: `${many.fr} ${fr}`, en: `${many.en} ${en}${amount > 1 ? 's' : ''}` },
    authority: settings.court.trim(),
  };
}

/** The remedies in a sentence, as a rejection or an acknowledgement tells them. */
export function remediesSentence(nature: RequestNature, settings: Pick<RequestSettings, 'rules' | 'court'>): Bilingual {
  const { timeLimit, authority } = remediesOf(nature, settings);
  if (nature === 'document')
    return {
      fr: `Voies et délais de recours : en cas de refus, même implicite, vous pouvez saisir la Commission d’accès aux documents administratifs (CADA, www.cada.fr) dans un délai de ${timeLimit.fr}, avant tout recours devant : ${authority}.`,
      en: `Remedies: if it is refused, even by silence, you may turn to the Commission d’accès aux documents administratifs (CADA, www.cada.fr) within ${timeLimit.en}, before any appeal to: ${authority}.`,
    };
  return {
    fr: `Voies et délais de recours : une décision de rejet, même implicite, peut être contestée dans un délai de ${timeLimit.fr}, par un recours gracieux auprès de nous ou par un recours devant : ${authority} (aussi par www.telerecours.fr).`,
    en: `Remedies: a rejection, even by silence, may be contested within ${timeLimit.en}, by asking us to look again or by an appeal to: ${authority} (also at www.telerecours.fr).`,
  };
}
