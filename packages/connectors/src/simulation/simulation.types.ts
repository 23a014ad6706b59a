/** How a post leans; `irony` says the contrary of what it means. */
export type Stance = 'bad' | 'irony' | 'good' | 'ask' | 'fact';

/** What people talk about: patterns of sentences by stance, with `{words}` to fill and `[this|that]` to choose. */
export type Theme = {
  id: string;
  /** Without `#`. */
  tags: readonly string[];
  says: Partial<Record<Stance, readonly string[]>>;
};

export type TerritoryKind = 'region' | 'departement' | 'grouping' | 'university';

/** A territory to simulate: everything in it is invented, or so common that it names nobody. */
export type SimulatedTerritory = {
  id: string;
  kind: TerritoryKind;
  /** `Région Picardie`. */
  name: string;
  /** With its article, as in a sentence: `la Région`; contracted: `de la Région`, `à la Région`. */
  called: { the: string; ofThe: string; toThe: string };
  timeZone: string;
  /** Its own account, without `@`, and its hashtags, without `#`. */
  account: string;
  tags: readonly string[];
  places: readonly string[];
  /** What its sentences need besides places: `{lycee}`, `{route}`, `{piscine}`… */
  words: Readonly<Record<string, readonly string[]>>;
  /** How much each theme is talked about. */
  themes: readonly { theme: Theme; weight: number }[];
  /** Posts on an ordinary Wednesday, answers and copies included. */
  perDay: number;
  /** How many people post in it. */
  people: number;
  press: readonly { name: string; host: string; followers: number }[];
  episodes: Episodes;
  badBuzz: BadBuzzScript;
};

/** The past peaks and the complaint that grows, told in the words of the territory. */
export type Episodes = { storm: Theme; strike: Theme; slowBurn: Theme };

/** A bad buzz: how it is mocked, copied, told by the press, and forgiven once the territory answers with wit. */
export type BadBuzzScript = {
  name: string;
  /** Without `#`: the mockery's, then the answer's. */
  tags: { mockery: string; answer: string };
  first: readonly string[];
  mockery: readonly string[];
  anger: readonly string[];
  questions: readonly string[];
  press: readonly string[];
  afterAnswer: readonly string[];
  /** At its height, posts a minute. */
  peakPerMinute: number;
};

/** Whose style a post is in: nothing but its looks, it always comes from the simulation. */
export type Flavour = 'x' | 'facebook' | 'instagram' | 'mastodon' | 'bluesky' | 'press';
