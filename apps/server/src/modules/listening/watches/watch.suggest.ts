import type { Output, suggestWatches as endpoint } from '@beffroi/contracts';

type Suggestion = Output<typeof endpoint>['items'][number];
type Kind = 'region' | 'departement' | 'commune' | 'grouping' | 'university' | 'other';

/** What the institutions of each kind are called in the press and by residents. */
const bodies: Record<Kind, string[]> = {
  region: ['conseil régional', 'région'],
  departement: ['conseil départemental', 'département'],
  commune: ['mairie', 'ville'],
  grouping: ['communauté de communes', 'agglo', 'intercommunalité'],
  university: ['université', 'fac'],
  other: [],
};

/** What residents most speak of to each kind of body, by who does what in French public law. */
const subjects: Record<Kind, { name: { fr: string; en: string }; terms: string[] }[]> = {
  region: [
    {
      name: { fr: 'Trains et cars', en: 'Trains and coaches' },
      terms: ['TER', 'train*', 'car', 'cars', '"transport scolaire"', '"transports scolaires"'],
    },
    { name: { fr: 'Lycées', en: 'Secondary schools' }, terms: ['lycée*', 'lycéen*', '"carte génération"'] },
  ],
  departement: [
    {
      name: { fr: 'Routes départementales', en: 'Roads' },
      terms: ['route*', 'RD', '"nid de poule"', '"nids de poule"', 'verglas', 'déviation'],
    },
    {
      name: { fr: 'Collèges et solidarités', en: 'Schools and social care' },
      terms: ['collège*', 'RSA', 'APA', 'PMI', 'MDPH'],
    },
  ],
  commune: [
    {
      name: { fr: 'Cadre de vie', en: 'Daily life' },
      terms: ['voirie', 'stationnement', 'propreté', 'cantine*', 'crèche*', 'piscine'],
    },
  ],
  grouping: [
    {
      name: { fr: 'Déchets et eau', en: 'Waste and water' },
      terms: ['déchet*', 'poubelle*', 'déchetterie', '"ordures ménagères"', 'assainissement'],
    },
    {
      name: { fr: 'Mobilité et loisirs', en: 'Mobility and leisure' },
      terms: ['bus', 'piscine', 'médiathèque', '"piste cyclable"', 'vélo*'],
    },
  ],
  university: [
    {
      name: { fr: 'Vie étudiante', en: 'Student life' },
      terms: ['CROUS', 'résidence', 'inscription*', 'partiel*', 'examen*', '"resto U"', 'BU'],
    },
  ],
  other: [],
};

const phrase = (words: string) =>
  /\s|-|'|’/.test(words) ? `"${words.replaceAll('"', '')}"` : words.replaceAll('"', '');
const anyOf = (terms: readonly string[]) => [...new Set(terms)].join(' OR ');
const hashtag = (words: string) =>
  `#${words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;

/**
 * Watches to begin with, out of what a territory is called and who speaks for it. Each is a query that a person can
 * read and change; nothing is guessed that was not given.
 */
export function suggestWatches(given: {
  name: string;
  kind: Kind;
  variants: readonly string[];
  officials: readonly string[];
  institutions: readonly string[];
  hashtags: readonly string[];
}): Suggestion[] {
  const names = [given.name, ...given.variants];
  const nameTerms = anyOf([
    ...names.map(phrase),
    ...names.map(hashtag),
    ...given.hashtags.map((tag) => `#${tag.replace(/^#/, '')}`),
  ]);
  const suggestions: Suggestion[] = [
    {
      name: given.name,
      query: nameTerms,
      colour: 'slate',
      reason: {
        fr: 'Le nom du territoire, ses variantes et leurs mots-dièse.',
        en: 'The name of the territory, its variants and their hashtags.',
      },
    },
  ];
  const body = bodies[given.kind];
  if (body.length > 0) {
    suggestions.push({
      name: `${given.name} : l’institution`,
      query: `(${anyOf(names.map(phrase))}) AND (${anyOf(body.map(phrase))})`,
      colour: 'brick',
      reason: {
        fr: 'Le nom avec celui de l’institution : ce qui vise la collectivité plus que le lieu.',
        en: 'The name with that of the institution: what is aimed at the body more than the place.',
      },
    });
  }
  if (given.officials.length > 0) {
    suggestions.push({
      name: 'Élus',
      query: anyOf(given.officials.map(phrase)),
      colour: 'plum',
      reason: {
        fr: 'Les élus que vous avez nommés, dans leur fonction publique.',
        en: 'The elected officials that you named, in their public office.',
      },
    });
  }
  if (given.institutions.length > 0) {
    suggestions.push({
      name: 'Établissements et services',
      query: anyOf(given.institutions.map(phrase)),
      colour: 'teal',
      reason: {
        fr: 'Les établissements et services que vous avez nommés.',
        en: 'The institutions and services that you named.',
      },
    });
  }
  for (const subject of subjects[given.kind]) {
    suggestions.push({
      name: subject.name.fr,
      query: `(${anyOf(names.map(phrase))}) AND (${anyOf(subject.terms)})`,
      colour: 'ochre',
      reason: {
        fr: 'Ce dont on parle le plus à une collectivité comme la vôtre.',
        en: 'What people most speak of to a body like yours.',
      },
    });
  }
  return suggestions;
}
