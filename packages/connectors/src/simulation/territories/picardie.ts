import type { SimulatedTerritory } from '../simulation.types.ts';
import { agenda, culture, cycling, services, thanks } from '../texts/common.texts.ts';
import { morningDelays, storm, trainStrike } from '../texts/episodes.texts.ts';
import { jobs, lycees, regionPolitics, ter, tourism, transportScolaire } from '../texts/region.texts.ts';
import { vineyards } from '../texts/vineyards.script.ts';

export const picardie: SimulatedTerritory = {
  id: 'picardie',
  kind: 'region',
  name: 'Région Picardie',
  called: { the: 'la Région', ofThe: 'de la Région', toThe: 'à la Région' },
  timeZone: 'Europe/Paris',
  account: 'RegionPicardie',
  tags: ['Picardie', 'RégionPicardie', 'Picardie'],
  perDay: 225,
  people: 900,
  places:
    'Amiens Laon Beauvais Compiègne Saint-Quentin Soissons Abbeville Péronne Creil Château-Thierry Senlis Noyon Montdidier Hirson Chauny Albert Doullens Corbie Vervins Guise Ham Roye'.split(
      ' ',
    ),
  words: {
    ligne: [
      'Amiens–Laon',
      'Amiens–Compiègne',
      'Beauvais–Creil',
      'Laon–Hirson',
      'Abbeville–Amiens',
      'Saint-Quentin–Compiègne',
    ],
    lycee: [
      'lycée Marie-Colard',
      'lycée des Tilleuls',
      'lycée agricole du Vermandois',
      'lycée professionnel de la Haute-Vallée',
      'lycée Jeanne-Thuillier',
      'lycée hôtelier de la Nièvre',
    ],
  },
  themes: [
    { theme: ter, weight: 24 },
    { theme: lycees, weight: 14 },
    { theme: transportScolaire, weight: 10 },
    { theme: regionPolitics, weight: 13 },
    { theme: jobs, weight: 9 },
    { theme: tourism, weight: 10 },
    { theme: cycling, weight: 5 },
    { theme: culture, weight: 6 },
    { theme: services, weight: 8 },
    { theme: thanks, weight: 6 },
    { theme: agenda, weight: 4 },
  ],
  press: [
    { name: 'Le Fil picard', host: 'lefilpicard', followers: 31_000 },
    { name: 'Radio Haute-Somme', host: 'radiohautesomme', followers: 22_700 },
    { name: 'L’Écho des trois rivières', host: 'echo-trois-rivieres', followers: 12_400 },
    { name: 'Picardie Info', host: 'picardie-info', followers: 8_900 },
  ],
  episodes: { storm, strike: trainStrike, slowBurn: morningDelays },
  badBuzz: vineyards,
};
