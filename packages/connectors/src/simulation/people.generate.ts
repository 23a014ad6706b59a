import { fold } from '@beffroi/engines/text';
import type { PostAuthor } from '../port.ts';
import { randomOf, type Random } from './random.source.ts';
import type { Flavour, SimulatedTerritory, Stance } from './simulation.types.ts';

/** Where the simulation pretends that its posts are: names that no one can own (RFC 2606), so nothing leads outside. */
export const simulatedHost = 'simulation.example';

export type Person = {
  flavour: Flavour;
  author: PostAuthor;
  followers: number;
  /** How this person usually leans. */
  leanings: Record<Stance, number>;
};

const firstNames =
  'Camille Julien Sandrine Éric Manon Hugo Nathalie Karim Léa Antoine Sylvie Mehdi Chloé Thomas Valérie Yanis Inès Quentin Martine Romain Aïcha Bastien Corinne Lucas Émilie Fabrice Jade Olivier Samira Maxime Céline Théo Isabelle Adrien Fatou Benoît Laure Noé Patricia Kevin Élodie Gérard Maëlle Stéphane Zoé Ludovic Nadia Florian Monique Arthur Sabrina Damien Aurélie Pascal Clara Didier Lina Frédéric Margaux Rachid'.split(
    ' ',
  );
const lastNames =
  'Lefèvre Delattre Vasseur Roussel Caron Dubois Petit Marchand Obry Bouchez Leclercq Carpentier Hénin Boulanger Dufour Poulain Bocquet Lemaire Thuillier Cousin Devillers Legrand Hembert Prévost Wattier Desjardins Fournier Cauchy Deschamps Pruvost Gallet Haddad Benali Diallo Traoré Nguyen Moreira Da-Costa Kowalski Zielinski Rossi Martin Bernard Robert Richard Durand Simon Laurent Michel Garcia David Bertrand Morel Girard Bonnet Lambert Fontaine Rousseau Vincent Muller Faure Mercier Blanc Guérin Boyer Chevalier Gauthier Perrin Robin Clément Morin Nicolas Henry Mathieu Masson Noël Dumont Lucas Barbier'.split(
    ' ',
  );
const groups = [
  'Usagers du quotidien de {lieu}',
  'Parents d’élèves de {lieu}',
  '{lieu} à vélo',
  'Collectif {lieu} respire',
  'Association Les Bleuets, {lieu}',
  'Commerçants de {lieu}',
  'Amicale laïque de {lieu}',
  'Club de marche de {lieu}',
];

const flavours: Record<Flavour, number> = { facebook: 40, x: 24, bluesky: 13, instagram: 13, mastodon: 10, press: 0 };

/** A person of a territory by number: always the same; the first ones post the most. */
export function personOf(territory: SimulatedTerritory, seed: string, index: number): Person {
  const random = randomOf(seed, territory.id, 'person', index);
  const flavour = random.weighted(flavours);
  const isGroup = random.chance(0.07);
  const name = isGroup
    ? random.pick(groups).replace('{lieu}', random.pick(territory.places))
    : `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  const followers = Math.round(Math.exp(4.6 + 1.3 * random.normal() + (isGroup ? 1.6 : 0)));
  const grumpy = Math.max(0.2, 1 + 0.6 * random.normal());
  return {
    flavour,
    followers,
    leanings: { bad: 27 * grumpy, irony: 9 * grumpy, good: 24 / grumpy, ask: 22, fact: isGroup ? 50 : 14 },
    author: { ...authorIn(flavour, name, random), followers },
  };
}

/** A newsroom of the territory. */
export function pressOf(territory: SimulatedTerritory, random: Random): Person {
  const { name, host, followers } = random.pick(territory.press);
  const author = { handle: name, name, url: `https://${host}.${simulatedHost}/`, followers };
  return { flavour: 'press', author, followers, leanings: { bad: 0, irony: 0, good: 0, ask: 0, fact: 1 } };
}

/** Who posts now: a few post a lot, most seldom. */
export function drawPerson(territory: SimulatedTerritory, seed: string, random: Random): Person {
  return personOf(territory, seed, Math.floor(territory.people * random.next() ** 2.2));
}

function authorIn(flavour: Flavour, name: string, random: Random): PostAuthor {
  const plain = fold(name.replaceAll('’', ' '))
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .slice(0, 26);
  const number = random.chance(0.4) ? String(10 + random.below(89)) : '';
  const compact = `${plain.replaceAll('_', random.pick(['', '_', '.']))}${number}`;
  const handle = {
    facebook: name,
    press: name,
    x: compact.replaceAll('.', '_').slice(0, 15),
    instagram: compact,
    mastodon: `${compact.replaceAll('.', '_')}@mastodon.${simulatedHost}`,
    bluesky: `${compact.replaceAll(/[._]/g, '-')}.bluesky.${simulatedHost}`,
  }[flavour];
  return { handle, name, url: `https://${flavour}.${simulatedHost}/${encodeURIComponent(plain)}${number}` };
}
