import type { Bilingual } from '@beffroi/contracts';
import { findSensitive } from '@beffroi/engines/triage';

const kinds: Record<string, Bilingual> = {
  social_security: { fr: 'un numéro de sécurité sociale', en: 'a social-security number' },
  iban: { fr: 'un numéro de compte', en: 'an account number' },
  card: { fr: 'un numéro de carte bancaire', en: 'a card number' },
  birth_date: { fr: 'une date de naissance', en: 'a date of birth' },
  health: { fr: 'des données de santé', en: 'health data' },
  address: { fr: 'l’adresse de quelqu’un', en: 'somebody’s address' },
};

const titled =
  /(?<!\p{L})(?:M\.|MM\.|Mme|Mmes|Mlle|Monsieur|Madame|Mr|Mrs|Ms)\s+(?!le |la |les |l['’]|de |the )(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?)/gu;
const signs =
  /(?<!\p{L})(?:je m['’]appelle|je suis|my name is|signé|cordialement,?|merci,)\s+(\p{Lu}\p{Ll}+\s+\p{Lu}[\p{L}-]+)/gu;
const reference = /\b[A-Z]{2,5}-\d{4}-\d{4,}\b/g;

/**
 * Personal data that words for all still hold: by their form, by the titles before names, and by the names of who asked.
 * Phones and addresses of mail are left when the answer gives them (an office has both), not when the question does.
 */
export function findPersonal(words: { question: string; answer: string }, names: readonly string[] = []): Bilingual[] {
  const found = new Map<string, Bilingual>();
  const put = (what: Bilingual): void => void found.set(what.fr, what);
  const both = `${words.question}\n${words.answer}`;
  for (const { kind } of findSensitive(both)) if (kinds[kind]) put(kinds[kind]);
  for (const { kind } of findSensitive(words.question)) {
    if (kind === 'phone') put({ fr: 'un numéro de téléphone', en: 'a phone number' });
    if (kind === 'email') put({ fr: 'une adresse électronique', en: 'an e-mail address' });
  }
  for (const [, name = ''] of [...both.matchAll(titled), ...both.matchAll(signs)])
    put({ fr: `un nom (« ${name} »)`, en: `a name (“${name}”)` });
  for (const [ref] of both.matchAll(reference)) put({ fr: `une référence (${ref})`, en: `a reference (${ref})` });
  for (const name of names) {
    if (name.length < 3) continue;
    const pattern = new RegExp(`(?<!\\p{L})${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?!\\p{L})`, 'iu');
    if (pattern.test(both)) put({ fr: `un nom (« ${name} »)`, en: `a name (“${name}”)` });
  }
  return [...found.values()];
}
