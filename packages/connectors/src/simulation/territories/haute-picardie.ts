import type { SimulatedTerritory } from '../simulation.types.ts';
import { culture, cycling, services, thanks } from '../texts/common.texts.ts';
import { coldLectureHalls, serviceStrike, storm } from '../texts/episodes.texts.ts';
import { photoAffair } from '../texts/photo-affairs.texts.ts';
import { crous, exams, internships, registration, research, studentLife } from '../texts/universite.texts.ts';

export const hautePicardie: SimulatedTerritory = {
  id: 'haute-picardie',
  kind: 'university',
  name: 'Université de Haute-Picardie',
  called: { the: 'l’université', ofThe: 'de l’université', toThe: 'à l’université' },
  timeZone: 'Europe/Paris',
  account: 'UnivHautePicardie',
  tags: ['UHP', 'UnivHautePicardie', 'UHP'],
  perDay: 70,
  people: 420,
  places: ['Amiens', 'Laon', 'Beauvais', 'Saint-Quentin', 'Compiègne'],
  words: {
    campus: ['campus de la Citadelle-Nord', 'campus des Hortillons', 'campus de Laon', 'campus du Pôle santé'],
    filiere: ['histoire', 'droit', 'biologie', 'informatique', 'STAPS', 'psychologie', 'gestion', 'lettres'],
  },
  themes: [
    { theme: registration, weight: 18 },
    { theme: crous, weight: 17 },
    { theme: exams, weight: 18 },
    { theme: internships, weight: 10 },
    { theme: studentLife, weight: 18 },
    { theme: research, weight: 7 },
    { theme: culture, weight: 3 },
    { theme: cycling, weight: 3 },
    { theme: services, weight: 5 },
    { theme: thanks, weight: 5 },
  ],
  press: [
    { name: 'Le Fil picard', host: 'lefilpicard', followers: 31_000 },
    { name: 'Amphi B, le journal étudiant', host: 'amphi-b', followers: 3_200 },
  ],
  episodes: { storm, strike: serviceStrike, slowBurn: coldLectureHalls },
  badBuzz: photoAffair({
    name: 'Le campus de Toronto',
    tags: { mockery: 'CampusDeToronto', answer: 'MieuxQueToronto' },
    thing: 'notre nouveau campus',
    elsewhere: 'Toronto',
    inElsewhere: 'à Toronto',
    here: 'la Citadelle-Nord',
    peakPerMinute: 7,
  }),
};
