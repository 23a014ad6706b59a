export type Bilingual = { fr: string; en: string };

/** What a message is, by what it is mainly for. */
export const messageKinds = [
  'question',
  'request',
  'thanks',
  'complaint',
  'insult',
  'spam',
  'emergency',
  'information',
  'other',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Words of the message, as written, and how much they weighed for its kind, in log-odds. */
export type Because = { word: string; weight: number };

export type DistressKind =
  | 'suicide'
  | 'partner_violence'
  | 'child_danger'
  | 'fire'
  | 'gas'
  | 'drowning'
  | 'medical'
  | 'threat'
  | 'online_abuse'
  | 'danger';

export type Doubt = 'quoted' | 'title' | 'idiom' | 'past' | 'prevention' | 'denied';

export type Distress = {
  kind: DistressKind;
  /** `likely` deserves the red band; `doubtful` may be a title, a joke, a thing of the past: a person should look. */
  certainty: 'likely' | 'doubtful';
  /** The words, as written, with their UTF-16 offsets. */
  words: string;
  from: number;
  to: number;
  /** Why it is doubtful. */
  doubt?: Doubt;
};

/** What to do about a kind of distress; never an automatic reply. */
export type DistressAdvice = {
  label: Bilingual;
  /** To dial in France, the first to try first. */
  numbers: readonly { number: string; what: Bilingual }[];
  /** What the person at the desk does, and may write. */
  script: Bilingual;
};

export type SensitiveKind =
  | 'social_security'
  | 'iban'
  | 'card'
  | 'phone'
  | 'email'
  | 'address'
  | 'birth_date'
  | 'health';

/** UTF-16 offsets of what should not stand in public. */
export type Sensitive = { kind: SensitiveKind; from: number; to: number };

export type About = {
  /** Of the routing engine's table of subjects. */
  subject?: { id: string; label: string };
  /** Words of the message that say what it is about, as written. */
  words: string[];
  /** As written: `rue des Acacias`. */
  place?: string;
};

export type Aggression = 'none' | 'insult' | 'threat' | 'hate';

export type Triage = {
  kind: MessageKind;
  /** Probability of `kind`, 0 to 1. */
  confidence: number;
  p: Record<MessageKind, number>;
  because: Because[];
  /** Whatever its kind. */
  aggressive: Aggression;
  distress: Distress[];
  about: About;
};

export type TriageCorrection = { text: string; kind: MessageKind };

/** What a territory taught: JSON-serialisable, at most `MAX_FEATURES` entries. */
export type TriageLayer = {
  format: 1;
  corrections: number;
  /** A word or a pair of words to one weight a kind, in the order of `messageKinds`. */
  weights: Record<string, number[]>;
};
