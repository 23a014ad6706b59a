import type { CountingRule } from '../counting/index.ts';

export type Bilingual = { fr: string; en: string };
/** Milliseconds since 1970 in UTC. */
export type Instant = number;

/** As `mediaRuleSchema` of the contracts. */
export type MediaRule = {
  maxImages: number;
  required?: boolean | undefined;
  imageTypes: readonly string[];
  maxImageBytes: number;
  maxVideos: number;
  videoTypes: readonly string[];
  maxVideoBytes?: number | undefined;
  maxVideoSeconds?: number | undefined;
  maxAlt: number;
  minRatio?: number | undefined;
  maxRatio?: number | undefined;
  captions?: boolean | undefined;
};

export type DraftMedia = {
  id: string;
  kind: 'image' | 'video';
  fileName?: string | undefined;
  /** MIME type. */
  type: string;
  bytes: number;
  width?: number | undefined;
  height?: number | undefined;
  seconds?: number | undefined;
  alt?: string | undefined;
  /** Somebody said that it shows nothing that matters. */
  decorative?: boolean | undefined;
  hasCaptions?: boolean | undefined;
  /** A video without speech needs no captions. */
  silent?: boolean | undefined;
  /** Contrast ratio of the text in the image, when it was measured. */
  textContrast?: number | undefined;
  /** Names of those whom the media library says are in the picture. */
  shows?: readonly string[] | undefined;
  rightsUntil?: Instant | undefined;
  /** The part of a thread that carries it, from 0. */
  part?: number | undefined;
};

/** As `pollRuleSchema` of the contracts. */
export type PollRule = {
  minOptions: number;
  maxOptions: number;
  maxOption: number;
  minMinutes: number;
  maxMinutes: number;
};

/** What goes out on one channel. */
export type DraftVariant = {
  channel: string;
  channelName: string;
  /** One for a post, several for a thread. */
  parts: readonly string[];
  title?: string | undefined;
  firstComment?: string | undefined;
  text: CountingRule;
  maxTitle?: number | undefined;
  maxParts: number;
  mediaRule: MediaRule;
  media: readonly DraftMedia[];
  poll?: { options: readonly string[]; minutes: number } | undefined;
  /** Absent: the channel has no polls. */
  pollRule?: PollRule | undefined;
  /** Paid promotion of the post. */
  promoted?: boolean | undefined;
};
export type Draft = { id?: string | undefined; variants: readonly DraftVariant[] };

export type DirectoryName = { name: string; kind: 'official' | 'place' | 'department' | 'partner' };

/** A poll, as the legal service enters it. */
export type Ballot = {
  id: string;
  name: Bilingual;
  /** `YYYY-MM-DD` of each round. */
  rounds: readonly string[];
  candidates: readonly string[];
  /** Where the dates come from. */
  source?: string | undefined;
};

export type SensitivePeriod = {
  kind: 'mourning' | 'crisis' | 'storm' | 'other';
  label: Bilingual;
  from: Instant;
  until?: Instant | undefined;
};

export type CheckContext = {
  now: Instant;
  /** IANA zone of the territory. */
  zone: string;
  /** When it goes out; now when absent. */
  publishAt?: Instant | undefined;
  directory?: readonly DirectoryName[] | undefined;
  /** What the caller found at each address. */
  links?:
    | Readonly<Record<string, { alive: boolean; status?: number | undefined; redirectsTo?: string | undefined }>>
    | undefined;
  /** Posts of the last days. */
  recent?: readonly { id: string; channel: string; text: string; at: Instant }[] | undefined;
  scheduled?: readonly { id: string; channel: string; at: Instant }[] | undefined;
  periods?: readonly SensitivePeriod[] | undefined;
  /** Those in which the territory or its elected members are concerned. */
  ballots?: readonly Ballot[] | undefined;
  /** Of the campaign: each must be named, or one of its other names. */
  funders?: readonly { name: string; alsoWritten?: readonly string[] | undefined }[] | undefined;
  /** Words and addresses of the institution itself, never personal data: `mairie.fr`, `03 22 …`. */
  publicContacts?: readonly string[] | undefined;
  /** Settings of the territory, by code. */
  severities?: Readonly<Partial<Record<FindingCode, Severity | 'off'>>> | undefined;
};

export type Severity = 'blocks' | 'advises';

export const findingCodes = [
  'alt_missing',
  'alt_useless',
  'alt_is_text',
  'alt_too_long',
  'alt_impossible',
  'hashtag_case',
  'hashtags_too_many',
  'fake_letters',
  'emoji_too_many',
  'emoji_as_bullet',
  'hidden_characters',
  'direction_override',
  'broken_character',
  'text_empty',
  'text_too_long',
  'title_too_long',
  'thread_too_long',
  'character_refused',
  'poll_refused',
  'media_too_many',
  'media_required',
  'media_type',
  'media_too_heavy',
  'media_ratio',
  'video_too_long',
  'captions_missing',
  'contrast_low',
  'rights_expired',
  'name_misspelled',
  'weekday_wrong',
  'date_impossible',
  'date_past',
  'link_broken_syntax',
  'link_tracking',
  'link_shortened',
  'link_dead',
  'link_moved',
  'duplicate',
  'near_duplicate',
  'same_hour',
  'sensitive_hour',
  'electoral_promotion',
  'electoral_candidate',
  'electoral_advertising',
  'electoral_eve',
  'personal_data',
  'minor_identified',
  'funder_missing',
  'english_word',
  'long_sentence',
  'capitals',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export type Where = {
  /** Several when they share the text. */
  channels: string[];
  field: 'text' | 'title' | 'firstComment' | 'poll' | 'alt' | 'media' | 'time';
  /** Of a thread, from 0. */
  part?: number;
  /** UTF-16 offsets in that field. */
  from?: number;
  to?: number;
  media?: string;
};

export type Finding = {
  code: FindingCode;
  severity: Severity;
  /** What is wrong and what to do about it. */
  message: Bilingual;
  source?: { title: Bilingual; url: string };
  where: Where;
  /** What to put in place of `where.from`–`where.to`. */
  fix?: string;
};
