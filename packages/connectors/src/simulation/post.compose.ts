import type { ReceivedPost } from '../port.ts';
import { simulatedHost, type Person } from './people.generate.ts';
import type { Random } from './random.source.ts';
import { renderSentence } from './sentence.render.ts';
import type { SimulatedTerritory, Stance, Theme } from './simulation.types.ts';
import { closers, openers } from './texts/manner.texts.ts';

/** A post of the simulation, with what its followers (answers, copies) need to know of it. */
export type MadePost = { at: number; post: ReceivedPost; stance: Stance; isArticle?: boolean };

const hours = [
  '6 h 12',
  '6 h 48',
  '7 h 03',
  '7 h 12',
  '7 h 34',
  '7 h 51',
  '8 h 06',
  '8 h 22',
  '16 h 38',
  '17 h 09',
  '17 h 41',
  '18 h 15',
  '18 h 52',
];
const sharedWords: Record<string, readonly string[]> = {
  heure: hours,
  heure_soir: ['19 h', '19 h 30', '20 h', '18 h 45'],
  minutes: ['12', '15', '20', '25', '30', '35', '40', '45', '50'],
  jour: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  mois: ['janvier', 'février', 'mars', 'avril', 'mai', 'septembre', 'octobre', 'novembre'],
  n: ['3', '4', '5', '6', '7', '8', '9', '11', '12', '14'],
  prix: ['48', '56', '62', '74', '85', '90', '110'],
  prix_bas: ['2', '3', '4', '5'],
  prenom: ['Martine', 'Karim', 'Sophie', 'Jérôme', 'Fatima', 'Denis', 'Élise', 'Loïc'],
};

/** What the sentences of any territory may be filled with. */
export const commonWords: readonly string[] = [
  ...Object.keys(sharedWords),
  'lieu',
  'territoire',
  'le_territoire',
  'Le_territoire',
  'du_territoire',
  'au_territoire',
  'compte',
];

/** What the sentences of a territory may be filled with. */
export function wordsOf(territory: SimulatedTerritory): Readonly<Record<string, readonly string[]>> {
  const { the, ofThe, toThe } = territory.called;
  return {
    ...sharedWords,
    ...territory.words,
    lieu: territory.places,
    territoire: [territory.name],
    le_territoire: [the],
    Le_territoire: [the.replace(/^./, (letter) => letter.toUpperCase())],
    du_territoire: [ofThe],
    au_territoire: [toThe],
    compte: [`@${territory.account}`],
  };
}

/** A post in someone's style: marks, address, reach; its id is given, so that it is the same each time it is made. */
export function composePost(
  person: Person,
  {
    id,
    at,
    text,
    tags = [],
    link,
    more = {},
  }: {
    id: string;
    at: number;
    text: string;
    tags?: readonly string[];
    link?: string | undefined;
    more?: Partial<ReceivedPost>;
  },
  random: Random,
): ReceivedPost {
  const { flavour, author, followers } = person;
  const marks = tags.map((tag) => `#${tag}`).join(' ');
  const written = [text, marks, link ?? ''].filter((part) => part !== '').join(' ');
  const slug = id.replaceAll(/[^a-zA-Z0-9]+/g, '-');
  return {
    network: 'simulation',
    originId: id,
    url: `https://${flavour === 'press' ? new URL(author.url ?? '').host : `${flavour}.${simulatedHost}`}/${slug}`,
    text: written,
    lang: 'fr',
    postedAt: new Date(at).toISOString(),
    author,
    tags: [...new Set([...written.matchAll(/#([\p{L}\p{N}_]+)/gu)].map(([, tag = '']) => tag))],
    mentions: [...new Set([...written.matchAll(/(?<![\p{L}\p{N}])@(\w+)/gu)].map(([, handle = '']) => handle))],
    links: link ? [link] : [],
    media: [],
    ...(flavour === 'x' || flavour === 'press' ? { reach: Math.round(followers * (0.2 + random.next())) } : {}),
    ...more,
  };
}

/** A sentence of a theme; people of some networks mark it, and often name the territory in doing so. */
export function composeThemed(
  territory: SimulatedTerritory,
  person: Person,
  { id, at, theme }: { id: string; at: number; theme: Theme },
  random: Random,
): MadePost {
  const stance = stanceOf(theme, person, random);
  const text = inManner(territory, stance, random.pick(theme.says[stance] ?? []), random);
  const marksMore = person.flavour !== 'facebook' && person.flavour !== 'press';
  const tags = new Set<string>();
  if (random.chance(marksMore ? 0.75 : 0.3)) tags.add(random.pick(territory.tags));
  if (random.chance(marksMore ? 0.4 : 0.1)) tags.add(random.pick(theme.tags));
  return { at, stance, post: composePost(person, { id, at, text, tags: [...tags] }, random) };
}

/** A sentence as someone says it: alone, or with how people begin and end. */
function inManner(territory: SimulatedTerritory, stance: Stance, pattern: string, random: Random): string {
  const words = wordsOf(territory);
  const [opens, closes] = [random.chance(0.24), random.chance(0.3)];
  const before = opens ? [random.pick(openers[stance])] : [];
  const after = closes ? [random.pick(closers[stance])] : [];
  return [...before, pattern, ...after].map((part) => renderSentence(part, words, random)).join(' ');
}

function stanceOf(theme: Theme, { leanings }: Person, random: Random): Stance {
  const said = (Object.keys(theme.says) as Stance[]).filter((stance) => (theme.says[stance]?.length ?? 0) > 0);
  return random.weighted(
    Object.fromEntries(said.map((stance) => [stance, leanings[stance]])) as Partial<Record<Stance, number>>,
  );
}
