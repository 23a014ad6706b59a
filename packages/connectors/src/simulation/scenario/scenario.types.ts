import type { CrisisKind, TerritoryKind } from '@beffroi/contracts';

/** How a voice speaks; the first letters of a post, its hashtag and its links go by it. */
export type VoiceTone = 'anger' | 'irony' | 'question' | 'support' | 'fact' | 'rumour';

export type ScenarioVoice = {
  tone: VoiceTone;
  /** Told by newsrooms instead of residents. */
  press: boolean;
  /** The same sentences again and again, hardly retouched, as copied from one another. */
  copied: boolean;
  /** Of accounts made for it: their followers, from and to. Absent: residents, with theirs. */
  followers?: readonly [number, number];
  says: readonly string[];
};

/** Shares of voices, by their names. */
export type Mix = Readonly<Record<string, number>>;

/** A fire drill as it is played. Minutes are the scenario's own, counted from its start. */
export type Scenario = {
  title: string;
  kind: CrisisKind;
  fits: readonly TerritoryKind[];
  summary: string;
  minutes: number;
  /** Without `#`: before the territory answers, and after. */
  tags: { before?: string; after?: string };
  words: Readonly<Record<string, readonly string[]>>;
  voices: Readonly<Record<string, ScenarioVoice>>;
  /** Posts a minute, from `rate[0]` at minute `from` to `rate[1]` at minute `to`. */
  waves: readonly { from: number; to: number; rate: readonly [number, number]; mix: Mix }[];
  posts: readonly { minute: number; author: string; followers: number; press: boolean; text: string }[];
  /** What residents write to the territory: in private, or under its last post. */
  messages: readonly { minute: number; author: string; means: 'private' | 'comment'; text: string }[];
  /** Once the territory has answered: who speaks then, how soon, what is left of the waves, and a second one. */
  answered: {
    mix: Mix;
    turnMinutes: number;
    /** Share of the waves that falls silent, from 0 to 1, once all has turned. */
    calms: number;
    wave?: { rate: number; halfLifeMinutes: number };
  };
  /** Minutes, and how many messages may be left unanswered. */
  targets: { see: number; decide: number; firstWord: number; left: number };
};

/** A mistake in the text of a scenario, with its line where it has one. */
export type ScenarioProblem = { line?: number; path: string; message: { fr: string; en: string } };
