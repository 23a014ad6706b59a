import type { SimulatedTerritory } from '../simulation.types.ts';
import { agenda, cycling, services, thanks } from '../texts/common.texts.ts';
import { buses, canteens, library, pool, streets, waste, water } from '../texts/communes.texts.ts';
import { newBins, serviceStrike, storm } from '../texts/episodes.texts.ts';
import { photoAffair } from '../texts/photo-affairs.texts.ts';

export const troisVallees: SimulatedTerritory = {
  id: 'trois-vallees',
  kind: 'grouping',
  name: 'Communauté de communes des Trois-Vallées',
  called: {
    the: 'la communauté de communes',
    ofThe: 'de la communauté de communes',
    toThe: 'à la communauté de communes',
  },
  timeZone: 'Europe/Paris',
  account: 'TroisVallees',
  tags: ['TroisVallées', 'TroisVallées', 'Bellencourt'],
  perDay: 30,
  people: 220,
  places: ['Bellencourt', 'Saint-Aubin-sur-Noye', 'Méricourt-l’Étang', 'Hautefontaine'],
  words: {
    rue: [
      'rue des Tanneurs',
      'rue de la Sucrerie',
      'place du Jeu-de-Paume',
      'rue du 8-Mai',
      'chemin du Moulin',
      'avenue de la Gare',
    ],
    piscine: ['piscine des Trois-Vallées', 'piscine de Bellencourt'],
    mediatheque: ['médiathèque de Bellencourt', 'médiathèque du Moulin', 'bibliothèque de Hautefontaine'],
  },
  themes: [
    { theme: waste, weight: 20 },
    { theme: pool, weight: 11 },
    { theme: canteens, weight: 15 },
    { theme: streets, weight: 18 },
    { theme: water, weight: 8 },
    { theme: library, weight: 7 },
    { theme: buses, weight: 7 },
    { theme: cycling, weight: 3 },
    { theme: services, weight: 5 },
    { theme: thanks, weight: 5 },
    { theme: agenda, weight: 8 },
  ],
  press: [{ name: 'La Gazette des vallées', host: 'gazette-des-vallees', followers: 4_100 }],
  episodes: { storm, strike: serviceStrike, slowBurn: newBins },
  badBuzz: photoAffair({
    name: 'Le marché de Noël sous les palmiers',
    tags: { mockery: 'NoëlSousLesPalmiers', answer: 'NosPalmiersSontDesSapins' },
    thing: 'le marché de Noël de Bellencourt, palmiers compris',
    elsewhere: 'Nice',
    inElsewhere: 'à Nice',
    here: 'Bellencourt',
    peakPerMinute: 6,
  }),
};
