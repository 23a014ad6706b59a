import type { SimulatedTerritory } from '../simulation.types.ts';
import { agenda, culture, services, thanks } from '../texts/common.texts.ts';
import { colleges, firefighters, nature, roads, social } from '../texts/departement.texts.ts';
import { closedBridge, serviceStrike, storm } from '../texts/episodes.texts.ts';
import { photoAffair } from '../texts/photo-affairs.texts.ts';

export const hauteSomme: SimulatedTerritory = {
  id: 'haute-somme',
  kind: 'departement',
  name: 'Département de la Haute-Somme',
  called: { the: 'le Département', ofThe: 'du Département', toThe: 'au Département' },
  timeZone: 'Europe/Paris',
  account: 'HauteSomme',
  tags: ['HauteSomme', 'HauteSomme', 'Département80bis'],
  perDay: 95,
  people: 500,
  places:
    'Brie-l’Étang Sainte-Radegonde Montauban-le-Haut Fontaine-les-Prés Villers-aux-Bois Marcheville Étrepy Longuerive Bussy-le-Sec Hautecourt Rosières-Neuve Cappy-sur-Somme Beaulieu-le-Vieux Orville'.split(
      ' ',
    ),
  words: {
    route: ['D 934', 'D 1017', 'D 42', 'D 337', 'D 79'],
    college: ['collège Suzanne-Prévost', 'collège des Marais', 'collège Jules-Hembert', 'collège du Val-Rose'],
  },
  themes: [
    { theme: roads, weight: 28 },
    { theme: colleges, weight: 14 },
    { theme: social, weight: 17 },
    { theme: firefighters, weight: 8 },
    { theme: nature, weight: 11 },
    { theme: culture, weight: 5 },
    { theme: services, weight: 8 },
    { theme: thanks, weight: 6 },
    { theme: agenda, weight: 5 },
  ],
  press: [
    { name: 'Radio Haute-Somme', host: 'radiohautesomme', followers: 22_700 },
    { name: 'Le Courrier des marais', host: 'courrier-des-marais', followers: 6_300 },
  ],
  episodes: { storm, strike: serviceStrike, slowBurn: closedBridge },
  badBuzz: photoAffair({
    name: 'La Somme en Floride',
    tags: { mockery: 'MaraisDeFloride', answer: 'LaFlorideSansLesAlligators' },
    thing: 'nos marais au soleil couchant',
    elsewhere: 'la Floride',
    inElsewhere: 'en Floride',
    here: 'Cappy-sur-Somme',
    peakPerMinute: 8,
  }),
};
