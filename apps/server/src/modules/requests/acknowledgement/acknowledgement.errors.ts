import type { Bilingual } from '@beffroi/contracts';
import { defineRefusal, Refusal } from '../../../platform/errors.ts';

/** Names each mention that is missing: an acknowledgement that lacks one opens no time limit (CRPA, L112-6). */
export function mentionsMissing(missing: readonly Bilingual[]): Refusal {
  const fr = missing.map((each) => each.fr).join(' ');
  const en = missing.map((each) => each.en).join(' ');
  return new Refusal({
    code: 'requests.mentions_missing',
    status: 422,
    text: { fr: `L’accusé de réception ne peut pas partir. ${fr}`, en: `The acknowledgement cannot leave. ${en}` },
  });
}
export const noAddress = defineRefusal('requests.no_address', 409, {
  fr: 'Aucune adresse électronique n’est connue pour cette personne : demandez-la, ou envoyez le PDF par courrier.',
  en: 'No e-mail address is known for this person: ask for it, or send the PDF by post.',
});
export const notRegular = defineRefusal('requests.not_regular', 409, {
  fr: 'Cette demande n’appelle pas d’accusé de réception : la personne n’est pas identifiée, ou ce n’est pas une demande en droit.',
  en: 'This request calls for no acknowledgement: the person is not identified, or it is no request in law.',
});
