import { findSensitive } from '@beffroi/engines/triage';
import { searchAnswers, type FoundAnswer } from '../answers/answer.search.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { suggestDepartments } from '../routing/suggest.ts';
import type { Lang } from './citizen.frame.ts';

export type Look = {
  /** Where the message will most likely go. */
  department?: string;
  /** Who has it instead of us, in words. */
  outside?: string;
  answers: FoundAnswer[];
  /** What should not be written in it. */
  warnings: string[];
};

/** A social-security number or an account has no place in a message; a phone or an address may. */
const told: Record<string, Record<Lang, string>> = {
  social_security: { fr: 'un numéro de sécurité sociale', en: 'a social-security number' },
  iban: { fr: 'un numéro de compte bancaire', en: 'a bank account number' },
  card: { fr: 'un numéro de carte bancaire', en: 'a card number' },
};

/** What can be said of a message before it is sent: where it will go, whether it is answered already, what to take out. */
export async function lookAt(
  deps: Pick<RequestsDeps, 'db' | 'now' | 'baseUrl'>,
  given: { territoryId: string; text: string; place?: string; lang: Lang },
): Promise<Look> {
  const { territoryId, text, place, lang } = given;
  const kinds = new Set(findSensitive(text).flatMap(({ kind }) => told[kind]?.[lang] ?? []));
  if (text.length < 12) return { answers: [], warnings: [...kinds] };
  const [routed, answers] = await Promise.all([
    suggestDepartments(deps, { territoryId, text, ...(place ? { place } : {}) }),
    searchAnswers(deps, { territoryId, text, limit: 3 }),
  ]);
  const outside = routed.unsure ? undefined : routed.outside;
  const department = routed.unsure || outside ? undefined : routed.departments[0]?.name;
  return {
    ...(department === undefined ? {} : { department }),
    ...(outside ? { outside: outside.authorities[0]?.name ?? outside.body ?? outside.label[lang] } : {}),
    answers,
    warnings: [...kinds],
  };
}
