import type { Bilingual, MessageKind, Triage } from './triage.types.ts';

/** What else is known of a message; nothing of its author but what they wrote us and wait for. */
export type AnswerContext = {
  isPrivate?: boolean | undefined;
  /** The message names our account, or stands under a post of ours. */
  isToUs?: boolean | undefined;
  /** Since it was received. */
  waitingMinutes?: number | undefined;
  /** Earlier messages of the same conversation that nobody answered. */
  unanswered?: number | undefined;
  hasSensitiveData?: boolean | undefined;
};

export type AnswerNeed = {
  /** 0 to 1; 1 is an emergency. */
  score: number;
  because: Bilingual[];
};

const base: Readonly<Record<MessageKind, [score: number, fr: string, en: string]>> = {
  emergency: [1, 'quelqu’un est peut-être en danger', 'someone may be in danger'],
  request: [0.72, 'une demande', 'a request'],
  question: [0.72, 'une question', 'a question'],
  complaint: [0.6, 'une plainte', 'a complaint'],
  information: [0.3, 'une information', 'information'],
  thanks: [0.25, 'un remerciement', 'thanks'],
  other: [0.12, 'n’appelle pas de réponse', 'calls for no answer'],
  insult: [0.08, 'une insulte', 'an insult'],
  spam: [0, 'un indésirable', 'spam'],
};

/**
 * How much a message deserves an answer, with what counted. Being rude takes nothing away: only what is asked counts.
 * What a doubtful sign of distress adds puts it above everything but emergencies.
 */
export function needsAnswer(triage: Triage, context: AnswerContext = {}): AnswerNeed {
  const [score, fr, en] = base[triage.kind];
  const because: Bilingual[] = [{ fr, en }];
  if (triage.kind === 'emergency' || triage.kind === 'spam') return { score, because };
  let sum = score;
  const add = (points: number, fr: string, en: string): void => {
    sum += points;
    because.push({ fr, en });
  };
  const asks = Math.max(triage.p.question, triage.p.request);
  if (score < 0.6 && asks > 0.25) add(0.3 * asks, 'pourrait être une demande', 'may be a request');
  if (context.isPrivate === true) add(0.08, 'message privé', 'private message');
  else if (context.isToUs === true) add(0.04, 'nous est adressé', 'addressed to us');
  if ((context.unanswered ?? 0) > 0) add(0.08, 'déjà écrit sans réponse', 'wrote before without an answer');
  const hours = (context.waitingMinutes ?? 0) / 60;
  if (hours >= 1 && score >= 0.25) add(Math.min(0.08, hours / 600), 'attend', 'waits');
  if (context.hasSensitiveData === true) add(0.06, 'données personnelles en public', 'personal data in public');
  if (triage.distress.length > 0)
    return {
      score: 0.97,
      because: [...because, { fr: 'peut-être en danger : à lire', en: 'perhaps in danger: read it' }],
    };
  return { score: Math.round(Math.min(0.95, sum) * 1000) / 1000, because };
}

/** Who comes first: the higher score, then who waits longest. */
export function compareNeeds(
  left: { score: number; receivedAt: number },
  right: { score: number; receivedAt: number },
): number {
  return right.score - left.score || left.receivedAt - right.receivedAt;
}
