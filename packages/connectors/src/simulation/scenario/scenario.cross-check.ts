import { commonWords } from '../post.compose.ts';
import { linesOf } from '../sentence.render.ts';
import type { WrittenScenario } from './scenario.schema.ts';

type Found = { path: (string | number)[]; message: { fr: string; en: string } };

/** The most that a scenario may post in all, answered or not. */
const MOST_POSTS = 20_000;

/** What no single field shows: voices that nobody has, words that nothing fills, minutes after the end. */
export function crossCheck(written: WrittenScenario): Found[] {
  const voices = new Set(Object.keys(written.voix));
  const words = new Set([...commonWords, ...Object.keys(written.mots)]);
  const mixes: [(string | number)[], Record<string, number>][] = [
    ...written.vagues.map(({ melange }, index): [(string | number)[], Record<string, number>] => [
      ['vagues', index, 'melange'],
      melange,
    ]),
    [['reponse', 'melange'], written.reponse.melange],
  ];
  const timed = [
    ...written.publications.map(({ minute }, index) => ({ minute, path: ['publications', index, 'minute'] })),
    ...written.messages.map(({ minute }, index) => ({ minute, path: ['messages', index, 'minute'] })),
    ...written.vagues.map(({ a }, index) => ({ minute: a, path: ['vagues', index, 'a'] })),
  ];
  const said: [(string | number)[], readonly string[]][] = [
    ...Object.entries(written.voix).map(([name, { phrases }]): [(string | number)[], readonly string[]] => [
      ['voix', name, 'phrases'],
      phrases,
    ]),
    ...(['publications', 'messages'] as const).flatMap((list) =>
      written[list].map(({ texte }, index): [(string | number)[], readonly string[]] => [
        [list, index, 'texte'],
        [texte],
      ]),
    ),
  ];
  return [
    ...mixes.flatMap(([path, mix]) => checkMix(path, mix, voices)),
    ...written.vagues.flatMap(({ de, a }, index) => (de < a ? [] : [backwards(['vagues', index, 'a'], de, a)])),
    ...timed
      .filter(({ minute }) => minute > written.duree)
      .map(({ path, minute }) => late(path, minute, written.duree)),
    ...said.flatMap(([path, list]) => list.flatMap((text, index) => checkWords([...path, index], text, words))),
    ...Object.entries(written.mots).flatMap(([name, list]) =>
      list.flatMap((word, index) => (/[[\]{}]/.test(word) ? [nested(['mots', name, index], word)] : [])),
    ),
    ...checkAmount(written),
  ];
}

function checkMix(path: (string | number)[], mix: Record<string, number>, voices: ReadonlySet<string>): Found[] {
  const names = Object.keys(mix);
  const known = [...voices].join(', ');
  const unknown = names
    .filter((name) => !voices.has(name))
    .map((name) => ({
      path: [...path, name],
      message: {
        fr: `« ${name} » n’est pas une voix de ce scénario. Ses voix : ${known}.`,
        en: `'${name}' is no voice of this scenario. Its voices: ${known}.`,
      },
    }));
  const empty = names.every((name) => mix[name] === 0);
  return empty
    ? [...unknown, { path, message: { fr: 'Ce mélange ne fait parler personne.', en: 'This mix lets nobody speak.' } }]
    : unknown;
}

function backwards(path: (string | number)[], from: number, to: number): Found {
  return {
    path,
    message: {
      fr: `Cette vague finit à la minute ${to}, avant d’avoir commencé (${from}).`,
      en: `This wave ends at minute ${to}, before it begins (${from}).`,
    },
  };
}

function late(path: (string | number)[], minute: number, minutes: number): Found {
  return {
    path,
    message: {
      fr: `La minute ${minute} vient après la fin du scénario (${minutes}).`,
      en: `Minute ${minute} comes after the end of the scenario (${minutes}).`,
    },
  };
}

function checkWords(path: (string | number)[], text: string, words: ReadonlySet<string>): Found[] {
  const outside = text.replaceAll(/\[[^[\]{}]+\]/g, '').replaceAll(/\{[^{}]*\}/g, '');
  const broken = /[[\]{}]/.test(outside.replaceAll(/\[[^[\]]*\]/g, ''));
  const found: Found[] = broken
    ? [
        {
          path,
          message: {
            fr: `Un crochet ou une accolade n’est pas refermé dans « ${text.slice(0, 60)} ».`,
            en: `A bracket is not closed in '${text.slice(0, 60)}'.`,
          },
        },
      ]
    : [];
  for (const [, word = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
    if (words.has(word.replace(/\d$/, ''))) continue;
    const known = [...words].join(', ');
    found.push({
      path,
      message: {
        fr: `Rien ne remplit {${word}}. Mots possibles : ${known} ; les vôtres se donnent sous « mots ».`,
        en: `Nothing fills {${word}}. Possible words: ${known}; your own go under 'mots'.`,
      },
    });
  }
  return found;
}

function nested(path: (string | number)[], word: string): Found {
  return {
    path,
    message: {
      fr: `« ${word} » est un mot que d’autres phrases prennent : il ne contient ni { } ni [ ].`,
      en: `'${word}' is a word that sentences take: it has neither { } nor [ ].`,
    },
  };
}

function checkAmount({ vagues }: WrittenScenario): Found[] {
  const posts = vagues.reduce((sum, { de, a, rythme: [from, to] }) => sum + ((from + to) / 2) * Math.max(0, a - de), 0);
  if (posts <= MOST_POSTS) return [];
  return [
    {
      path: ['vagues'],
      message: {
        fr: `Ces vagues feraient ${Math.round(posts)} publications ; un exercice en supporte ${MOST_POSTS}.`,
        en: `These waves would make ${Math.round(posts)} posts; a drill bears ${MOST_POSTS}.`,
      },
    },
  ];
}

/** The sentence of a list, as the lines of a block have it. */
export function lineOffsetOf(block: string, sentence: number): number {
  const [wanted] = linesOf(block).slice(sentence, sentence + 1);
  if (wanted === undefined) return 0;
  let seen = -1;
  return block.split('\n').findIndex((line) => line.trim() !== '' && (seen += 1) === sentence);
}
