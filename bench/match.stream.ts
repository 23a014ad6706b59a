/** A made-up stream of posts and watches with the proportions of a real one; the same for the same seed. */
export type Stream = {
  watches: { id: string; query: string }[];
  posts: { id: number; text: string }[];
};

const functionWords = (
  'de la le et les des en un une du à est que pour qui dans par sur pas plus au ne se ce avec il sont on cette nous tout ' +
  'mais ou elle être aux ont fait été comme vous ils si leur ces y deux bien après aussi sans entre même faire encore'
).split(' ');
const syllables =
  'ba ca da fa ga la ma na pa ra sa ta va bé ché dé mé né ré té bi di li mi ni ri ti vi bo co do lo mo no ro so to vo bu lu mu nu ru su tu bon con lan man tan ton reau neau ville mont court'.split(
    ' ',
  );
const emoji = ['🔥', '😡', '👏', '🎉', '🚲', '💧'];

const WORDS = 60_000;
const ACCOUNTS = 20_000;

/**
 * One post in ten matches at least one watch; one more in seven names a place that is watched, without the rest. A watch
 * has 2 to 12 terms: a place (often a phrase), subjects (some with a star), sometimes exclusions; or tags and accounts.
 */
export function makeStream(watchCount: number, postCount: number, seed: number): Stream {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const makeWord = (least: number): string =>
    Array.from({ length: least + Math.floor(random() * 3) }, () => pick(syllables)).join('');
  const vocabulary = [...functionWords, ...Array.from({ length: WORDS }, () => makeWord(2))];
  /** By Zipf's law: the word of rank r has a share of 1/r. */
  const word = (): string => vocabulary[Math.floor(vocabulary.length ** random()) - 1]!;
  const subject = (): string => vocabulary[200 + Math.floor(3000 * random())]!;
  const place = (): string =>
    random() < 0.6
      ? `${pick(['saint', 'val', 'mont', 'pays'])} ${makeWord(3)}`
      : `${makeWord(3)}${pick(['ac', 'y', 'heim'])}`;

  const wanted = Array.from({ length: watchCount }, () => {
    const name = place();
    const subjects = Array.from({ length: 1 + Math.floor(random() * 6) }, subject);
    const excluded = random() < 0.4 ? Array.from({ length: 1 + Math.floor(random() * 3) }, subject) : [];
    const tag = random() < 0.3 ? `#${name.replace(' ', '')}` : undefined;
    return { name, subjects, excluded, tag };
  });
  const watches = wanted.map(({ name, subjects, excluded, tag }, index) => {
    const named = name.includes(' ') ? `"${name}"` : name;
    const who = tag === undefined ? named : `(${named} OR ${tag})`;
    const what = subjects.map((one) => (random() < 0.15 && one.length > 6 ? `${one.slice(0, -2)}*` : one)).join(' OR ');
    const not = excluded.length === 0 ? '' : ` NOT (${excluded.join(' OR ')})`;
    return { id: String(index), query: `${who} AND (${what})${not}` };
  });

  const posts = Array.from({ length: postCount }, (_, id) => {
    const words = Array.from({ length: 8 + Math.floor(random() * 24) }, word);
    const chance = random();
    if (chance < 0.25) {
      const { name, subjects } = pick(wanted);
      words.splice(Math.floor(random() * words.length), 0, capital(name));
      if (chance < 0.1) words.push(pick(subjects));
    }
    if (random() < 0.3) words.push(`#${word()}`);
    if (random() < 0.2) words.unshift(`@compte${Math.floor(ACCOUNTS * random())}`);
    if (random() < 0.1) words.push(pick(emoji));
    if (random() < 0.35) words.push(`https://t.co/${random().toString(36).slice(2, 12)}`);
    return { id, text: capital(words.join(' ')) };
  });
  return { watches, posts };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** mulberry32, by T. Ettinger. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
