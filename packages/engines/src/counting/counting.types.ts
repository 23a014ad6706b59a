/** How a network counts a text. The same shape as `countingRuleSchema` of the contracts. */
export type CountingRule = {
  unit: 'weighted' | 'grapheme' | 'character' | 'character_emoji_bytes' | 'byte';
  max: number;
  /** A second limit on UTF-8 bytes. */
  maxBytes?: number | undefined;
  /** What a link costs; absent: it counts in full. */
  linkCost?: number | undefined;
  bareDomainsAreLinks?: boolean | undefined;
  /** A remote account `@a@host` counts as `@a`. */
  remoteMentionsShortened?: boolean | undefined;
  maxHashtags?: number | undefined;
  /** Characters that the network refuses. */
  forbidden?: string | undefined;
};

export type Count = {
  /** In the unit of the rule, on the text in NFC. */
  used: number;
  max: number;
  /** Negative when over. */
  left: number;
  /** UTF-16 offset, in the text as given, of the first character beyond the limit (or beyond the limit of bytes). */
  over?: number;
  /** UTF-8 bytes, when the rule bounds them. */
  bytes?: { used: number; max: number; left: number };
  links: number;
  hashtags: number;
  /** How many hashtags too many. */
  hashtagsOver: number;
  /** Offsets of characters that the network refuses. */
  forbidden: number[];
};

/** A part of a text that networks show in its own way. Offsets are UTF-16, `to` excluded. */
export type Entity = {
  kind: 'link' | 'hashtag' | 'mention' | 'email';
  from: number;
  to: number;
  text: string;
  /** Of a link: with its scheme. */
  url?: string;
};

export type Numbering = 'none' | 'before' | 'after';

export type Thread = {
  /** In order; `from` and `to` say which piece of the source a part holds, its numbering excepted. */
  parts: { text: string; from: number; to: number }[];
  /** Absent when the whole text is in the parts. */
  trouble?:
    | { code: 'too_many_parts'; at: number }
    /** A link or a word joined by no space is longer than a whole part. */
    | { code: 'unbreakable'; at: number };
};
