export type Sentiment = 'negative' | 'neutral' | 'positive';
export type Aggressive = 'none' | 'insult' | 'threat' | 'hate';
/** The four tones on screen. */
export type Tone = 'positive' | 'negative' | 'ironic' | 'neutral';

/** A word of the post and how much it weighed, in logits, towards the label named by `for`. */
export type Because = { word: string; weight: number; for: string };

export type ToneResult = {
  /** ISO 639-1, or `und` when the language is unknown; only French and English are scored in full. */
  lang: string;
  sentiment: { label: Sentiment; p: Record<Sentiment, number> };
  /** The label is the gravest that holds: hate, threat, insult, none. */
  aggressive: { label: Aggressive; p: Record<Aggressive, number> };
  irony?: { p: number };
  because: Because[];
};

/** What another model thinks of a post's sentiment, as probabilities; it stands in for the base's own. */
export type Opinion = Record<Sentiment, number>;

export type ToneEngine = {
  /**
   * Scores one post.
   *
   * @param text the post as written
   * @param lang the language its network states, a hint only
   * @param opinion another model's sentiment: the layer then speaks on top of it, and aggression, irony and the words
   *   that say so remain the base's; left aside for a post whose language is not read
   */
  score: (text: string, lang?: string, opinion?: Opinion) => ToneResult;
};

export type Correction = {
  text: string;
  sentiment?: Sentiment;
  aggressive?: Aggressive;
  /** What another model thought of it, when it is that one's sentiment which is corrected. */
  opinion?: Opinion;
};

/**
 * What a territory taught: words and pairs of words with their own weights, added to those of the base model.
 * JSON-serialisable; at most `MAX_FEATURES` entries.
 */
export type ToneLayer = {
  format: 1;
  /** How many corrections it learnt from. */
  corrections: number;
  /** Feature (a folded word, or two joined by a blank) to one weight a column of the model. */
  weights: Record<string, number[]>;
};
