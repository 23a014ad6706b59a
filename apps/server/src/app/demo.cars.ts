import type { Scenario } from '@beffroi/connectors/simulation';

/** A mistake of the territory's own, as its residents lived it: the timetable of last year, online on a Monday morning. */
export const wrongTimetable: Scenario = {
  title: 'Cars scolaires : la mauvaise grille',
  kind: 'own_mistake',
  fits: ['region'],
  summary: 'La grille de l’an dernier était en ligne : des élèves ont attendu des cars scolaires qui étaient passés.',
  minutes: 240,
  tags: { before: 'transportscolaire', after: 'transportscolaire' },
  words: {},
  voices: {
    waiting: {
      tone: 'anger',
      press: false,
      copied: false,
      says: [
        'Quarante minutes que les gamins attendent le car scolaire à {lieu}, personne ne vient. Lamentable {compte}',
        'Le car scolaire de {lieu} est passé une demi-heure avant l’heure affichée. Merci {compte}, ma fille est restée dans le noir.',
        'Cars scolaires : la grille du site est fausse, et le numéro sonne occupé. Honteux.',
        'Mon fils a raté son contrôle à cause d’un car scolaire qui ne suit pas SA PROPRE grille. Nul.',
        'Encore une fois personne ne prévient. Le transport scolaire {du_territoire}, une honte.',
      ],
    },
    asking: {
      tone: 'question',
      press: false,
      copied: false,
      says: [
        '{compte} à quelle heure passe le car scolaire à {lieu} ce soir ? Le site dit une chose, l’arrêt une autre.',
        'Quelqu’un sait si les cars scolaires de {lieu} roulent ? Onze élèves à l’arrêt.',
        'La bonne grille des cars scolaires, on la trouve où ? {compte}',
      ],
    },
    mocking: {
      tone: 'irony',
      press: false,
      copied: true,
      says: [
        'Le transport scolaire {du_territoire} voyage dans le temps : c’est la grille de l’an dernier. Bravo.',
        'Nouveau : le car scolaire surprise. Il passe quand il veut, et surtout avant vous.',
      ],
    },
    press: {
      tone: 'fact',
      press: true,
      copied: false,
      says: [
        'Cars scolaires : des dizaines d’élèves à l’arrêt autour de {lieu}',
        'Transport scolaire : une grille périmée en ligne, {le_territoire} attendu',
      ],
    },
    relieved: {
      tone: 'support',
      press: false,
      copied: false,
      says: [
        'La bonne grille des cars scolaires est en ligne, et ils disent pardon. Merci {compte}, c’est clair.',
        'Le car scolaire de {lieu} était à l’heure ce soir. Bravo d’avoir réagi vite.',
        'Une erreur, une excuse, une solution pour les cars scolaires : bien joué {compte}.',
        'Merci à l’agente du transport scolaire qui m’a rappelée, très gentille.',
      ],
    },
  },
  waves: [
    { from: 0, to: 15, rate: [1.5, 5], mix: { waiting: 50, asking: 45, mocking: 5 } },
    { from: 15, to: 70, rate: [5, 6.5], mix: { waiting: 48, asking: 26, mocking: 22, press: 4 } },
    { from: 70, to: 150, rate: [4.5, 1], mix: { waiting: 45, asking: 25, mocking: 26, press: 4 } },
    { from: 150, to: 240, rate: [1, 0.1], mix: { waiting: 50, asking: 30, mocking: 20 } },
  ],
  posts: [
    {
      minute: 0,
      author: 'Parents du lycée de Chauny',
      followers: 640,
      press: false,
      text: 'Le car scolaire de {lieu} n’est jamais passé ce matin. Les horaires du site sont ceux de l’an dernier, {compte}.',
    },
  ],
  messages: [],
  answered: {
    mix: { relieved: 68, asking: 26, waiting: 6 },
    turnMinutes: 35,
    calms: 0.5,
    wave: { rate: 2.5, halfLifeMinutes: 30 },
  },
  targets: { see: 5, decide: 15, firstWord: 30, left: 2 },
};
