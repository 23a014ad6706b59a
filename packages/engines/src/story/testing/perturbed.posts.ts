/** A post made out of a real text; `source` is the index of that text, `touch` what was done to it. */
export type PerturbedPost = { id: string; text: string; source: number; touch: Touch };

/** What leaves every word in its place (a copy), then what retouches words (a variant). */
const copyTouches = ['same', 'case', 'accents', 'emoji', 'mentions', 'link', 'share', 'punctuation'] as const;
const variantTouches = ['cut', 'swap', 'replace', 'remove', 'opening', 'closing', 'typing'] as const;
type Touch = 'original' | (typeof copyTouches)[number] | (typeof variantTouches)[number];

const emojis = ['😡', '👏👏', '🔥', '😂😂😂', '🇫🇷', '⚠️', '🙏🏽', '❤️'];
const openings = [
  'Scandaleux !',
  'À lire :',
  'Franchement,',
  'Et voilà...',
  'Info à partager :',
  'Non mais sérieux',
  'C’est officiel :',
];
const closings = [
  'qu’en pensez-vous ?',
  'honteux',
  '#polqc',
  'merci de partager',
  'bravo à eux',
  'on en parle ?',
  'à suivre',
];
const fillers = [
  'vraiment',
  'encore',
  'certains',
  'bientôt',
  'grand',
  'local',
  'demain',
  'plusieurs',
  'ensemble',
  'souvent',
];

/** The given texts, each followed later by `copies` copies and `variants` variants, in an order drawn from `random`. */
export function perturb(
  texts: readonly string[],
  random: () => number,
  { copies = 3, variants = 4 } = {},
): PerturbedPost[] {
  const posts: (PerturbedPost & { order: number })[] = [];
  texts.forEach((text, source) => {
    const start = random();
    posts.push({ id: `p${source}`, text, source, touch: 'original', order: start });
    for (let made = 0; made < copies + variants; made += 1) {
      const touch = made < copies ? pick(copyTouches, random) : pick(variantTouches, random);
      const id = `p${source}-${made}`;
      posts.push({ id, text: touched(text, touch, random), source, touch, order: start + random() * (1 - start) });
    }
  });
  return posts.sort((a, b) => a.order - b.order).map(({ id, text, source, touch }) => ({ id, text, source, touch }));
}

function touched(text: string, touch: Touch, random: () => number): string {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const some = (): number => 1 + Math.floor(random() * Math.max(1, words.length / 12));
  switch (touch) {
    case 'case':
      return random() < 0.5 ? text.toUpperCase() : text.toLowerCase();
    case 'accents':
      return text.normalize('NFD').replace(/\p{M}/gu, '');
    case 'emoji':
      return `${random() < 0.5 ? `${pick(emojis, random)} ` : ''}${text} ${pick(emojis, random)}`;
    case 'mentions':
      return random() < 0.5 ? `@user_${Math.floor(random() * 99)} ${text}` : `${text} @mairie @prefet59`;
    case 'link':
      return `${text} https://t.co/${Math.floor(random() * 1e9).toString(36)}`;
    case 'share':
      return `RT @compte${Math.floor(random() * 99)}: ${text}`;
    case 'punctuation':
      return `${text.replace(/[.!?…]+$/, '')} !!!`;
    case 'cut':
      return `${words.slice(0, Math.max(4, Math.ceil(words.length * (0.6 + 0.3 * random())))).join(' ')}…`;
    case 'swap':
      for (let times = some(); times > 0; times -= 1) {
        const at = Math.floor(random() * (words.length - 1));
        [words[at], words[at + 1]] = [words[at + 1] ?? '', words[at] ?? ''];
      }
      return words.join(' ');
    case 'replace':
      for (let times = some(); times > 0; times -= 1)
        words[Math.floor(random() * words.length)] = pick(fillers, random);
      return words.join(' ');
    case 'remove':
      for (let times = some(); times > 0; times -= 1) words.splice(Math.floor(random() * words.length), 1);
      return words.join(' ');
    case 'opening':
      return `${pick(openings, random)} ${text}`;
    case 'closing':
      return `${text} ${pick(closings, random)}`;
    case 'typing':
      for (let times = some() + 1; times > 0; times -= 1) {
        const at = Math.floor(random() * words.length);
        const word = words[at] ?? '';
        const cut = Math.floor(random() * word.length);
        words[at] = word.slice(0, cut) + word.slice(cut + 1);
      }
      return words.join(' ');
    default:
      return text;
  }
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}
