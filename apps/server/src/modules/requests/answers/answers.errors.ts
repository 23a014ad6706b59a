import type { Bilingual } from '@beffroi/contracts';
import { defineRefusal, Refusal } from '../../../platform/errors.ts';

export const answerNotFound = defineRefusal('answers.not_found', 404, {
  fr: 'Cette réponse publique n’existe pas, ou plus.',
  en: 'This public answer does not exist, or no longer.',
});

/** Names what is in the words and belongs to somebody. */
export function personalData(warnings: readonly Bilingual[]): Refusal {
  return new Refusal({
    code: 'answers.personal_data',
    status: 422,
    text: {
      fr: `Cette réponse ne peut pas être publiée : elle contient ${warnings.map(({ fr }) => fr).join(', ')}.`,
      en: `This answer cannot be published: it holds ${warnings.map(({ en }) => en).join(', ')}.`,
    },
  });
}
