import type { Bilingual, ConversationKind, DeskSettings } from '@beffroi/contracts';
import {
  findSensitive,
  needsAnswer,
  neutralSummary,
  type MessageKind,
  type TriageEngine,
} from '@beffroi/engines/triage';
import type { StoredTriage } from '../desk.tables.ts';

/** What is known of a message once it was read by the engine. */
export type Understood = {
  kind: MessageKind;
  confidence: number;
  aggressive: string;
  triage: StoredTriage;
  /** Somebody is likely in danger: the red band. */
  red: boolean;
  /** Somebody may be. */
  toRead: boolean;
  /** 0 to 100. */
  need: number;
  veiled: boolean;
  /** In place of what is veiled. */
  summary: Bilingual | undefined;
  excerpt: string;
};

export type Surroundings = {
  /** Of a mail or a form: read with the words, and none of them. */
  subject?: string | undefined;
  conversation: ConversationKind;
  veil: DeskSettings['veil'];
  /** Since the first message that nobody answered. */
  waitingMinutes: number;
  unanswered: number;
};

const EXCERPT = 180;

/** Reads a message: what it is, what it needs, whether it is veiled. Danger is never veiled: it is to be read. */
export function understand(engine: TriageEngine, text: string, around: Surroundings): Understood {
  const read = engine.read(around.subject ? `${around.subject}\n${text}` : text);
  const isPublic = around.conversation === 'comment' || around.conversation === 'mention';
  const sensitive = findSensitive(text);
  const need = needsAnswer(read, {
    isPrivate: !isPublic,
    isToUs: true,
    waitingMinutes: around.waitingMinutes,
    unanswered: around.unanswered,
    hasSensitiveData: isPublic && sensitive.length > 0,
  });
  const red = read.distress.some(({ certainty }) => certainty === 'likely');
  const toRead = !red && read.distress.length > 0;
  const veiled = around.veil && read.aggressive !== 'none' && !red && !toRead;
  const { subject, place } = read.about;
  const summary = veiled ? neutralSummary(text, read) : undefined;
  return {
    kind: read.kind,
    confidence: read.confidence,
    aggressive: read.aggressive,
    triage: {
      because: read.because,
      distress: read.distress,
      sensitive,
      about: { ...(subject ? { subject } : {}), ...(place === undefined ? {} : { place }) },
      needBecause: need.because,
      ...(summary ? { summary } : {}),
    },
    red,
    toRead,
    need: Math.round(need.score * 100),
    veiled,
    summary,
    excerpt: excerptOf(text),
  };
}

/** The first words, on one line, cut between two of them. */
export function excerptOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= EXCERPT) return line;
  const cut = line.slice(0, EXCERPT);
  const space = cut.lastIndexOf(' ');
  return `${(space > EXCERPT / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

const greeting =
  /^\s*(?:(?:bonjour|bonsoir|salut|hello|dear|madame|monsieur|mme|m\.|à tous|la région|la mairie)[\s,!.–-]*)+/iu;
const TITLE = 80;

/** What a message is about, as one would call it: its first sentence without the greeting, cut between two words. */
export function titleOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replace(greeting, '').trim() || text.trim();
  const [first = ''] = line.split(/(?<=[.!?…])\s/u);
  const sentence = first.replace(/[.…]$/u, '');
  const cut = sentence.length <= TITLE ? sentence : `${sentence.slice(0, TITLE).replace(/\s+\S*$/u, '')}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}
