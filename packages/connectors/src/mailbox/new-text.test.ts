import { expect, test } from 'vitest';
import { newTextOf } from './new-text.ts';

const quoted = '> Bonjour,\n> Quand rouvre la piscine ?';
const cases: [name: string, text: string, fresh: string][] = [
  ['Thunderbird, French', `Merci !\n\nLe 24/11/2026 à 10:12, Mairie de Valmarin a écrit :\n${quoted}`, 'Merci !'],
  ['Thunderbird, English', `Thanks!\n\nOn 24/11/2026 10:12, Town of Valmarin wrote:\n${quoted}`, 'Thanks!'],
  [
    'Gmail, French, on two lines',
    `Très bien.\n\nLe mar. 24 nov. 2026 à 10:12, Mairie de Valmarin <contact@valmarin.example> a\nécrit :\n\n${quoted}`,
    'Très bien.',
  ],
  [
    'Gmail, English',
    `Fine.\n\nOn Tue, Nov 24, 2026 at 10:12 AM Town of Valmarin <contact@valmarin.example>\nwrote:\n\n${quoted}`,
    'Fine.',
  ],
  [
    'Apple Mail, French, with unbreakable spaces',
    `D’accord.\n\nLe 24 nov. 2026 à 10:12, Mairie <contact@valmarin.example>\u00a0a écrit\u00a0:\n\n${quoted}`,
    'D’accord.',
  ],
  [
    'Apple Mail on a telephone',
    `Oui\n\nEnvoyé de mon iPhone\n\n> Le 24 nov. 2026 à 10:12, Mairie <contact@valmarin.example> a écrit :\n> \n> Bonjour`,
    'Oui',
  ],
  [
    'Apple Mail, English',
    `Yes\n\nSent from my iPhone\n\n> On 24 Nov 2026, at 10:12, Town <c@v.example> wrote:\n> \n> Hi`,
    'Yes',
  ],
  [
    'Outlook, French',
    'Je note.\n\nDe : Mairie de Valmarin <contact@valmarin.example>\nEnvoyé : mardi 24 novembre 2026 10:12\nÀ : Aurélie Petit <a@b.example>\nObjet : Piscine\n\nBonjour,',
    'Je note.',
  ],
  [
    'Outlook, English',
    'Noted.\n\nFrom: Town <contact@valmarin.example>\nSent: Tuesday, November 24, 2026 10:12 AM\nTo: A <a@b.example>\nSubject: Pool\n\nHello,',
    'Noted.',
  ],
  [
    'Outlook on the web, after a rule',
    'Vu.\n\n________________________________\nDe : Mairie <c@v.example>\nEnvoyé : mardi 24 novembre 2026 10:12\nÀ : A\nObjet : Piscine\n\nBonjour',
    'Vu.',
  ],
  [
    'an old Outlook, French',
    'Bien reçu.\n\n-----Message d’origine-----\nDe : Mairie\nEnvoyé : mardi\nBonjour',
    'Bien reçu.',
  ],
  ['an old Outlook, English', 'Got it.\n\n-----Original Message-----\nFrom: Town\nHello', 'Got it.'],
  [
    'Outlook for Android',
    'OK pour moi\n\nTéléchargez Outlook pour Android<https://aka.ms/AAb9ysg>\n________________________________\nFrom: Mairie <c@v.example>\nSent: Tuesday\nTo: A\nSubject: x\n\nBonjour',
    'OK pour moi',
  ],
  [
    'Zimbra, French',
    'Entendu.\n\nDe: "Mairie" <contact@valmarin.example>\nÀ: "Petit" <a@b.example>\nEnvoyé: Mardi 24 Novembre 2026 10:12:00\nObjet: Piscine\n\nBonjour',
    'Entendu.',
  ],
  [
    'Zimbra, with its line',
    'Entendu.\n\n----- Mail original -----\nDe: "Mairie" <contact@valmarin.example>\nBonjour',
    'Entendu.',
  ],
  ['Roundcube', `Merci\n\nLe 2026-11-24 10:12, Mairie a écrit :\n${quoted}`, 'Merci'],
  [
    'Orange webmail',
    'Bonjour, je suis d’accord\n\nenvoyé : 24 novembre 2026 à 10:12\nde : Mairie <c@v.example>\nà : A <a@b.example>\nobjet : Piscine\n\nBonjour',
    'Bonjour, je suis d’accord\n\nenvoyé : 24 novembre 2026 à 10:12',
  ],
  [
    'Yahoo, French',
    'Merci bien\n\nEnvoyé depuis Yahoo Mail pour Android\n\n  Le mar., nov. 24, 2026 à 10:12, Mairie<c@v.example> a écrit :   Bonjour',
    'Merci bien',
  ],
  ['a signature', 'Voici.\n\n-- \nAurélie Petit\n06 12 34 56 78', 'Voici.'],
  [
    'a signature above what is quoted',
    `Voici.\n\n-- \nAurélie Petit\n\nLe 24/11/2026 à 10:12, Mairie a écrit :\n${quoted}`,
    'Voici.',
  ],
  [
    'a name and a number that a person leaves',
    'Rappelez-moi.\nCordialement,\nJ. Petit\n06 12 34 56 78',
    'Rappelez-moi.\nCordialement,\nJ. Petit\n06 12 34 56 78',
  ],
  ['a Samsung', 'Oui merci\n\n\nEnvoyé depuis mon appareil Galaxy', 'Oui merci'],
  ['an Orange mobile', 'Oui merci\n\nEnvoyé depuis mon mobile Orange', 'Oui merci'],
  ['Windows Mail', 'Oui merci\n\nProvenance : Courrier pour Windows', 'Oui merci'],
  [
    'answers between the lines',
    'Le 24/11/2026 à 10:12, Mairie a écrit :\n> Quel jour ?\nMardi.\n> À quelle heure ?\nMidi.',
    'Mardi.\nMidi.',
  ],
  ['an answer below', `${quoted}\n\nElle rouvre lundi.`, 'Elle rouvre lundi.'],
  [
    'a notice of confidentiality',
    'C’est fait.\n\nService voirie\n\nCe message et ses pièces jointes sont confidentiels et destinés à leur seul destinataire.\nMerci',
    'C’est fait.\n\nService voirie',
  ],
  ['the environment', 'C’est fait.\n\nPensez à l’environnement avant d’imprimer ce message', 'C’est fait.'],
  ['no answer at all', 'Bonjour,\n\nLe lampadaire est cassé.', 'Bonjour,\n\nLe lampadaire est cassé.'],
  [
    'a sentence that begins as an attribution does',
    'Le 3 mai, la dame a écrit au maire.\nMerci.',
    'Le 3 mai, la dame a écrit au maire.\nMerci.',
  ],
  ['a sender that a person speaks of', 'De : je ne sais qui\nMais merci.', 'De : je ne sais qui\nMais merci.'],
  ['a comparison', 'Il faut x\n>10 places', 'Il faut x\n>10 places'],
  ['only what telephones add', 'Envoyé de mon iPhone', 'Envoyé de mon iPhone'],
  ['only what is quoted', quoted, ''],
];

test.each(cases)('what is new is told from what was there: %s', (_, text, fresh) => {
  expect(newTextOf(text)).toBe(fresh);
});

test('a long text without an end does not hold it up', () => {
  const text = `${'Le '.repeat(40_000)}\n${'> '.repeat(20_000)}\n${'-'.repeat(50_000)}\nDe :${' '.repeat(50_000)}\n${'De : x\nLe x\n'.repeat(15_000)}`;
  const before = performance.now();
  newTextOf(text);
  expect(performance.now() - before).toBeLessThan(1000);
});
