import { findEntities } from '../counting/index.ts';
import { fold } from '../text/index.ts';
import type { Finding } from './checks.types.ts';
import type { Check, DraftText, Prepared } from './draft.prepare.ts';
import { finding, inText } from './draft.prepare.ts';
import { sources } from './source.table.ts';

const phone =
  /(?<![\d.,+])(?:(?:\+|00)33[ \u00a0.-]?(?:\(0\))?[ \u00a0]?|0)([1-9])(?:[ \u00a0\u202f.-]?\d{2}){4}(?!\d)/g;
const iban = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]){11,30}(?![A-Z0-9])/g;
const nir =
  /(?<!\d)[12][ \u00a0]?\d{2}[ \u00a0]?(?:0[1-9]|1[0-2]|[2-9]\d)[ \u00a0]?(?:\d{2}|2[AB])[ \u00a0]?\d{3}[ \u00a0]?\d{3}[ \u00a0]?\d{2}(?!\d)/gi;
const plate = /(?<![A-Z0-9-])(?!SS|WW)[A-HJ-NP-TV-Z]{2}[- ]\d{3}[- ](?!SS)[A-HJ-NP-TV-Z]{2}(?![A-Z0-9-])/g;
const birth =
  /(?<![\p{L}])(?:née?\s+le\s+|date de naissance\s*:?\s*)(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:1er|\d{1,2})\s+\p{L}+\s+\d{4})/giu;
const privateMail =
  /@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|orange|wanadoo|free|sfr|neuf|bbox|laposte|numericable|aol|gmx|protonmail|proton)\.[a-z.]+$/i;
const roleMailbox =
  /^(?:contact|mairie|accueil|info|infos|information|standard|secretariat|communication|presse|service|urbanisme|mediatheque|bibliotheque|musee|culture|sport|sports|etat-?civil|dpo|webmaster|cabinet|ecole|jeunesse|ccas|tourisme|office|billetterie|reservation|inscription|recrutement|rh|scolarite|region|departement|agglo|ville)/i;
const school =
  /(?<!\p{L})(?:école|collège|lycée|maternelle|élémentaire|crèche|classe d[e’']|en (?:CP|CE1|CE2|CM1|CM2)|(?:CP|CE1|CE2|CM1|CM2)(?!\p{L})|en (?:sixième|cinquième|quatrième|troisième|seconde|première|terminale|6e|5e|4e|3e))/iu;
const childByAge = /(?<!\p{L})\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,3}(?:,| \(|,? âgée? de)\s?(\d{1,2})\s?ans/gu;
const childByRole =
  /(?<!\p{L})\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,3}, (?:élève|écolier|écolière|collégien|collégienne|lycéen|lycéenne|scolarisée?)(?!\p{L})/gu;

type Kind = { fr: string; en: string; todo: { fr: string; en: string } };
const remove = { fr: 'retirez-le, ou passez en message privé', en: 'remove it, or move to a private message' };

/** Personal data that a post should not give away. Numbers with a key are flagged only when the key is right. */
export const checkPersonal: Check = (prepared) =>
  [...prepared.texts, ...prepared.alts].flatMap((text) => [
    ...numbers(text, prepared),
    ...mailboxes(text, prepared),
    ...children(text),
  ]);

function numbers(text: DraftText, prepared: Prepared): Finding[] {
  const own = new Set(
    (prepared.context.publicContacts ?? []).map(nationalDigits).filter((digits) => digits.length >= 9),
  );
  const phones = [...text.text.matchAll(phone)].filter((match) => !own.has(nationalDigits(match[0])));
  const mobile = phones.filter((match) => '67'.includes(match[1]!));
  const fixed = phones.filter((match) => !'678'.includes(match[1]!));
  return [
    ...flag(text, mobile, 'blocks', { fr: 'un numéro de téléphone mobile', en: 'a mobile phone number', todo: remove }),
    ...flag(text, fixed, 'advises', {
      fr: 'un numéro de téléphone',
      en: 'a phone number',
      todo: {
        fr: 'vérifiez que c’est celui d’un service, et ajoutez-le aux coordonnées publiques',
        en: 'check that it is that of a department, and add it to the public contacts',
      },
    }),
    ...flag(
      text,
      [...text.text.matchAll(iban)].filter((match) => isIban(match[0])),
      'blocks',
      { fr: 'un numéro de compte bancaire (IBAN)', en: 'a bank account number (IBAN)', todo: remove },
    ),
    ...flag(
      text,
      [...text.text.matchAll(nir)].filter((match) => isSocialSecurityNumber(match[0])),
      'blocks',
      { fr: 'un numéro de sécurité sociale', en: 'a social-security number', todo: remove },
    ),
    ...flag(text, [...text.text.matchAll(plate)], 'blocks', {
      fr: 'une plaque d’immatriculation',
      en: 'a number plate',
      todo: remove,
    }),
    ...flag(text, [...text.text.matchAll(birth)], 'advises', {
      fr: 'une date de naissance',
      en: 'a date of birth',
      todo: { fr: 'donnez au plus l’âge', en: 'give the age at most' },
    }),
  ];
}

function flag(text: DraftText, matches: RegExpMatchArray[], severity: Finding['severity'], kind: Kind): Finding[] {
  return matches.map((match) =>
    finding(
      'personal_data',
      severity,
      {
        fr: `Le texte contient ${kind.fr} : ${kind.todo.fr}.`,
        en: `The text contains ${kind.en}: ${kind.todo.en}.`,
      },
      inText(text, match.index!, match.index! + match[0].length),
      { source: sources.privacy },
    ),
  );
}

function mailboxes(text: DraftText, { context }: Prepared): Finding[] {
  const own = (context.publicContacts ?? []).map((contact) => contact.toLowerCase());
  return findEntities(text.text)
    .filter(({ kind }) => kind === 'email')
    .flatMap(({ text: address, from, to }) => {
      const lower = address.toLowerCase();
      const [local = '', host = ''] = lower.split('@');
      if (own.includes(lower) || own.includes(host) || own.includes(`@${host}`)) return [];
      const named = /^[a-z]+[._-][a-z]+$/.test(local) && !roleMailbox.test(local);
      if (!privateMail.test(lower) && !named) return [];
      return [
        finding(
          'personal_data',
          privateMail.test(lower) && !roleMailbox.test(local) ? 'blocks' : 'advises',
          {
            fr: 'Le texte donne l’adresse électronique d’une personne : mettez celle du service.',
            en: 'The text gives a person’s e-mail address: use that of the department.',
          },
          inText(text, from, to),
          { source: sources.privacy },
        ),
      ];
    });
}

function children(text: DraftText): Finding[] {
  const byAge = [...text.text.matchAll(childByAge)].filter((match) => Number(match[1]) < 18 && school.test(text.text));
  return [...byAge, ...text.text.matchAll(childByRole)].map((match) =>
    finding(
      'minor_identified',
      'blocks',
      {
        fr: 'Un enfant est nommé avec son école ou sa classe : gardez le prénom ou l’école, pas les deux, et vérifiez l’accord des parents.',
        en: 'A child is named with their school or class: keep the first name or the school, not both, and check that the parents agree.',
      },
      inText(text, match.index, match.index + match[0].length),
      { source: sources.imageRights },
    ),
  );
}

function nationalDigits(text: string): string {
  return text.replaceAll(/\D/g, '').replace(/^(?:0033|33)?0?/, '');
}

/** ISO 13616: the four first characters moved last, letters as numbers, the whole is 1 modulo 97. */
export function isIban(text: string): boolean {
  const compact = text.replaceAll(/[\s\u00a0]/g, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return false;
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = /\d/.test(character) ? character : String(character.charCodeAt(0) - 55);
    for (const digit of value) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/** French NIR with its key: 97 less the number modulo 97; Corsica 2A counts as 19, 2B as 18. */
export function isSocialSecurityNumber(text: string): boolean {
  const compact = fold(text)
    .replaceAll(/[\s\u00a0]/g, '')
    .replace(/^(.{5})2a/, '$119')
    .replace(/^(.{5})2b/, '$118');
  if (!/^\d{15}$/.test(compact)) return false;
  let rest = 0;
  for (const digit of compact.slice(0, 13)) rest = (rest * 10 + Number(digit)) % 97;
  return 97 - rest === Number(compact.slice(13));
}
