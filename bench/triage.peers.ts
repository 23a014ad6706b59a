import type { MessageKind } from '../packages/engines/src/triage/index.ts';

const keywords: readonly (readonly [MessageKind, readonly string[]])[] = [
  [
    'emergency',
    [
      'urgence',
      'secours',
      'suicide',
      'incendie',
      'mourir',
      'danger',
      'blessé',
      'pompiers',
      'police',
      'frappe',
      'noyade',
      'fuite de gaz',
      'feu',
      'arme',
    ],
  ],
  ['spam', ['http', 'promo', 'gratuit', 'cliquez', 'gagnez', 'crédit', 'whatsapp', 'bitcoin', 'followers', 'casino']],
  ['insult', ['connard', 'merde', 'abruti', 'idiot', 'imbécile', 'pourri', 'gueule', 'salaud', 'crétin', 'foutre']],
  ['thanks', ['merci', 'bravo', 'félicitations', 'super', 'génial', 'remercie', 'thank']],
  [
    'complaint',
    ['honte', 'inadmissible', 'scandale', 'marre', 'nul', 'toujours pas', 'inacceptable', 'déplorable', 'réclamation'],
  ],
  ['question', ['?', 'comment', 'quand', 'combien', 'horaires', 'est-ce que', 'savez-vous']],
  ['request', ['demande', 'souhaite', 'voudrais', 'pouvez-vous', 'merci de', 'réparer', 'signale', 'besoin']],
  ['information', ['info', 'réunion', 'samedi', 'dimanche', 'fermé', 'annulé', 'organise']],
];

/** The first list of which a word is in the message: what an inbox rule does. */
export function keywordKind(text: string): MessageKind {
  const lower = text.toLowerCase();
  return keywords.find(([, words]) => words.some((word) => lower.includes(word)))?.[0] ?? 'other';
}
