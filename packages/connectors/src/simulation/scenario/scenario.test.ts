import { describe, expect, test } from 'vitest';
import { deliveredScenarios, parseScenario } from '../index.ts';

const written = `titre: Essai
genre: rumeur
territoires: [région, Département]
résumé: Un essai.
durée: 30
mots:
  rivière: |
    la Noye
voix:
  rumeur:
    ton: rumeur
    copie: oui
    phrases: |
      La mairie de {lieu} ferme : c’est vrai ? #Peur

      {rivière} monte [vite|lentement].
vagues:
  - { de: 0, à: 30, rythme: 6, mélange: { rumeur: 1 } }
messages:
  - minute: 3
    auteur: Léa
    texte: Est-ce vrai ?
réponse:
  mélange: { rumeur: 1 }
objectifs:
  premier mot: 20
`;
/** The text with a line put for another, and what is said of it: its line, and its words. */
function problemsOf(line: string, instead: string) {
  if (!written.includes(`${line}\n`)) throw new Error(`no line ${line}`);
  return parseScenario(written.replace(`${line}\n`, instead === '' ? '' : `${instead}\n`)).problems.map(
    ({ line: at, message }) => `${at ?? '?'} ${message.fr}`,
  );
}

test('a scenario is read as it is written, accents and all, with what it leaves unsaid', () => {
  const { scenario, problems } = parseScenario(written);
  expect(problems).toEqual([]);
  expect(scenario).toMatchObject({
    title: 'Essai',
    kind: 'rumour',
    fits: ['region', 'departement'],
    words: { riviere: ['la Noye'] },
    voices: {
      rumeur: {
        tone: 'rumour',
        copied: true,
        press: false,
        says: ['La mairie de {lieu} ferme : c’est vrai ? #Peur', '{riviere} monte [vite|lentement].'],
      },
    },
    waves: [{ from: 0, to: 30, rate: [6, 6], mix: { rumeur: 1 } }],
    messages: [{ minute: 3, author: 'Léa', means: 'private' }],
    answered: { turnMinutes: 30, calms: 0.5 },
    targets: { see: 5, decide: 15, firstWord: 20, left: 0 },
  });
});

describe('every mistake is said with its line', () => {
  test.each<[string, string, string]>([
    [
      'genre: rumeur',
      'genre: panique',
      '2 « panique » n’est pas un choix de « genre ». Choix possibles : erreur, rumeur,',
    ],
    ['durée: 30', 'durée: longtemps', '5 « duree » attend un nombre.'],
    ['durée: 30', 'durée: 2', '5 « duree » : au moins 5.'],
    ['titre: Essai', '', '1 Il manque « titre ».'],
    ['    ton: rumeur', '    tom: rumeur', '11 « tom » n’existe pas ici'],
    ['résumé: Un essai.', 'résummé: Un essai.', '4 « resumme » n’existe pas ici ; vouliez-vous dire « resume » ?'],
    ['      {rivière} monte [vite|lentement].', '      {fleuve} monte.', '16 Rien ne remplit {fleuve}.'],
    [
      '      {rivière} monte [vite|lentement].',
      '      La Noye monte [vite',
      '16 Un crochet ou une accolade n’est pas refermé',
    ],
    ['    la Noye', '    la Noye de {lieu}', '8 « la Noye de {lieu} » est un mot que d’autres phrases prennent'],
    [
      '  - { de: 0, à: 30, rythme: 6, mélange: { rumeur: 1 } }',
      '  - { de: 9, à: 3, rythme: 6, mélange: { rumeur: 1 } }',
      '18 Cette vague finit à la minute 3, avant',
    ],
    [
      '  - { de: 0, à: 30, rythme: 6, mélange: { rumeur: 1 } }',
      '  - { de: 0, à: 30, rythme: 6, mélange: { colère: 1 } }',
      '18 « colere » n’est pas une voix de ce scénario. Ses voix : rumeur.',
    ],
    [
      '  - { de: 0, à: 30, rythme: 6, mélange: { rumeur: 1 } }',
      '  - { de: 0, à: 30, rythme: [1, 2, 3], mélange: { rumeur: 1 } }',
      '18 « rythme »',
    ],
    ['  mélange: { rumeur: 1 }', '  mélange: { rumeur: 0 }', '24 Ce mélange ne fait parler personne.'],
    ['  - minute: 3', '  - minute: 45', '20 La minute 45 vient après la fin du scénario (30).'],
    [
      '    texte: Est-ce vrai ?',
      '    texte: Vrai : ou faux : dites',
      '22 Cette ligne n’est pas lisible. Un texte où il y a « : »',
    ],
    ['durée: 30', 'durée: 30\ndurée: 40', '6 Cette clé est donnée deux fois.'],
    ['    auteur: Léa', '\tauteur: Léa', '21 '],
  ])('%s → %s', (line, instead, said) => {
    const told = problemsOf(line, instead);
    expect(told.join('\n')).toContain(said);
  });

  test('what is no scenario at all, is too long, or unfolds without end, is said too', () => {
    for (const text of ['', 'bonjour', '- a\n- b', 'a: &a [1]\nb: *a', `titre: ${'a'.repeat(100_001)}`]) {
      const { scenario, problems } = parseScenario(text);
      expect(scenario).toBeUndefined();
      expect(problems[0]?.message.fr).toMatch(/^Un scénario commence par|^Le scénario dépasse/);
    }
  });

  test('too many posts are refused before they are made', () => {
    const told = parseScenario(
      written.replace('durée: 30', 'durée: 1000').replace('à: 30, rythme: 6', 'à: 1000, rythme: 100'),
    ).problems;
    expect(told.map(({ message }) => message.en)).toEqual([
      'These waves would make 100000 posts; a drill bears 20000.',
    ]);
  });
});

test('the delivered scenarios are five, each of another kind, and each has posts, messages and targets', () => {
  const all = deliveredScenarios().map(({ id, scenario }) => [id, scenario.kind, scenario.messages.length > 1]);
  expect(all).toEqual([
    ['crue', 'accident', true],
    ['fausse-fermeture-maternite', 'rumour', true],
    ['fuite-examen', 'data_leak', true],
    ['raid-insultes', 'raid', true],
    ['vignes-californiennes', 'own_mistake', true],
  ]);
});
