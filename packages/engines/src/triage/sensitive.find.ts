import { isIban, isSocialSecurityNumber } from '../checks/index.ts';
import { MAX_CHARS, readMessage, spanOf } from './message.read.ts';
import type { Bilingual, Sensitive, SensitiveKind } from './triage.types.ts';

const nir = /(?<!\d)[12](?:[ \u00a0.]?\d){4}[ \u00a0.]?(?:\d{2}|2[ABab])(?:[ \u00a0.]?\d){8}(?!\d)/g;
const iban = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \u00a0]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])/g;
const card = /(?<!\d)\d(?:[ \u00a0-]?\d){12,18}(?!\d)/g;
const phone =
  /(?<![\d.,+])(?:(?:\+|00)(?:33|262|590|594|596|508|687|689)[ \u00a0.-]?(?:\(0\))?[ \u00a0]?|0)[1-9](?:[ \u00a0\u202f.-]?\d{2}){4}(?!\d)/g;
const email = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
const address =
  /(?<![\p{L}\d])\d{1,4}\s?(?:bis|ter|quater)?,?\s+(?:rue|avenue|av\.?|boulevard|bd|place|chemin|impasse|allée|allee|route|quai|cours|square|résidence|residence|lotissement|cité)\s+[\p{L}\d'’-]+(?:\s+[\p{L}\d'’-]+){0,4}/giu;
const livesAt =
  /(?<!\p{L})(?:j['’ ]?habite|je vis|je suis|on habite|nous habitons|mon adresse|chez moi|domicilié\w*|demeurant|habite)(?!\p{L})/iu;
const birth =
  /(?<!\p{L})(?:née?\s+le\s+|date de naissance\s*:?\s*)(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:1er|\d{1,2})\s+\p{L}+\s+\d{4})/giu;
const health =
  / (?:(?:j ai|ai|suis|a|est|mon|ma|mes|sous|pour|mere|pere|fils|fille|mari|femme|enfant) (?:\w+ ){0,4})(?:un |une |le |la |du |de la |d |des |atteinte? (?:\w+ )?)?(?:cancers?|diabet\w+|depressi\w+|bipolaire|schizophren\w+|autis\w+|epilep\w+|vih|sida|seroposi\w+|alzheimer|parkinson|sclerose en plaques|hepatite|leucemie|chimiotherapie|chimio|dialyse|handicap(?:ee?s?)?|enceinte|avortement|ivg|fausse couche|tumeur|antidepresseurs?|psychiatr\w+|hospitalisee?|asthm\w+|trisomi\w+|endometriose|alcooliques?|toxicomanes?|burn ?out|addict\w+) /g;

/**
 * What should not stand in a public comment: numbers with a key only when the key is right, an address when the writer
 * says that they live there, health words only beside someone. In order of place, none inside another.
 */
export function findSensitive(source: string): Sensitive[] {
  const text = source.slice(0, MAX_CHARS);
  const found: Sensitive[] = [];
  const put = (kind: SensitiveKind, from: number, to: number): void => {
    if (!found.some((other) => from < other.to && other.from < to)) found.push({ kind, from, to });
  };
  const each = (kind: SensitiveKind, pattern: RegExp, isOne: (match: string) => boolean = () => true): void => {
    for (const match of text.matchAll(pattern))
      if (isOne(match[0])) put(kind, match.index, match.index + match[0].length);
  };
  each('social_security', nir, (match) => isSocialSecurityNumber(match.replaceAll('.', '')));
  each('iban', iban, (match) => isIban(match.toUpperCase()));
  each('card', card, isCard);
  each('phone', phone);
  each('email', email);
  each('birth_date', birth);
  if (livesAt.test(text)) each('address', address);
  const message = readMessage(text);
  for (const match of message.line.matchAll(health)) {
    const span = spanOf(message, match.index + 1, match[0].length - 2);
    if (span !== undefined) put('health', span.from, span.to);
  }
  return found.toSorted((left, right) => left.from - right.from);
}

/** The key of ISO/IEC 7812-1 (H. P. Luhn): every second digit doubled, the whole a multiple of ten. */
function isCard(written: string): boolean {
  const digits = written.replaceAll(/\D/g, '');
  if (/^(\d)\1*$/.test(digits) || !/^[3-6]/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const value = at % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const names: Readonly<Record<SensitiveKind, Bilingual>> = {
  social_security: { fr: 'un numéro de sécurité sociale', en: 'a social-security number' },
  iban: { fr: 'un numéro de compte (IBAN)', en: 'a bank account number (IBAN)' },
  card: { fr: 'un numéro de carte bancaire', en: 'a card number' },
  phone: { fr: 'un numéro de téléphone', en: 'a phone number' },
  email: { fr: 'une adresse électronique', en: 'an e-mail address' },
  address: { fr: 'une adresse postale', en: 'a postal address' },
  birth_date: { fr: 'une date de naissance', en: 'a date of birth' },
  health: { fr: 'des données de santé', en: 'health data' },
};

/** What to propose about a public comment that holds such data; undefined when it holds none. A person decides. */
export function proposeHiding(found: readonly Sensitive[]): Bilingual | undefined {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  if (kinds.length === 0) return undefined;
  return {
    fr: `Ce commentaire public contient ${kinds.map((kind) => names[kind].fr).join(', ')} : masquez-le et continuez en message privé.`,
    en: `This public comment holds ${kinds.map((kind) => names[kind].en).join(', ')}: hide it and go on in private.`,
  };
}
