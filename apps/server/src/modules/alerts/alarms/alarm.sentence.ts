import type { Bilingual } from '@beffroi/contracts';
import { englishHour, frenchHour } from '../../../platform/time-zone.ts';
import type { EventFacts } from './alarm.facts.ts';

const thin = '\u{202f}';
const hard = '\u{a0}';

function french(value: number, digits = 0): string {
  return value.toLocaleString('fr-FR', { maximumFractionDigits: digits, minimumFractionDigits: 0 });
}

/** What rose, against which usual band, since when, and which story drives it: one sentence in each language. */
export function burstSentence(given: {
  watchName: string;
  facts: EventFacts;
  since: Date;
  /** Mentions of the event over those of an ordinary stretch of the same length at the same hours, at its highest. */
  ratio: number;
  /** The top of the usual band of five minutes. */
  usualHigh: number;
  timeZone: string;
}): Bilingual {
  const { watchName, facts, since, timeZone, ratio } = given;
  const story = facts.story && facts.story.mentions * 2 >= facts.mentions ? facts.story : undefined;
  const usual = Math.max(0, Math.round(given.usualHigh));
  return {
    fr:
      `${watchName}${hard}: ${french(facts.mentions)} mention${facts.mentions > 1 ? 's' : ''} depuis ${frenchHour(timeZone, since)}, ` +
      `jusqu’à ${french(ratio, ratio < 10 ? 1 : 0)} fois l’habitude (d’ordinaire ${french(usual)} au plus en 5${hard}min), ` +
      `par ${french(facts.voices)} voix` +
      `${story ? `${thin}; l’essentiel raconte «${hard}${story.title}${hard}»` : ''}.`,
    en:
      `${watchName}: ${facts.mentions} mention${facts.mentions === 1 ? '' : 's'} since ${englishHour(timeZone, since)}, ` +
      `up to ${ratio.toFixed(ratio < 10 ? 1 : 0).replace(/\.0$/, '')} times the usual (${usual} at most in 5 min), by ${facts.voices} voice${facts.voices === 1 ? '' : 's'}` +
      `${story ? `; most of it tells “${story.title}”` : ''}.`,
  };
}

/** A source that fell silent, in a sentence. */
export function silenceSentence(given: {
  sourceName: string;
  since: Date;
  usualGapSeconds: number;
  timeZone: string;
}): Bilingual {
  const hours = Math.max(1, Math.round(given.usualGapSeconds / 3600));
  return {
    fr: `${given.sourceName}${hard}: plus rien depuis ${frenchDay(given)}, alors que la plus longue pause habituelle est de ${hours}${hard}h.`,
    en: `${given.sourceName}: nothing since ${englishDay(given)}, while its longest usual pause is ${hours} h.`,
  };
}

function frenchDay({ since, timeZone }: { since: Date; timeZone: string }): string {
  const day = since.toLocaleDateString('fr-FR', { timeZone, day: 'numeric', month: 'long' });
  return `le ${day} à ${frenchHour(timeZone, since)}`;
}

function englishDay({ since, timeZone }: { since: Date; timeZone: string }): string {
  return `${since.toLocaleDateString('en-GB', { timeZone, day: 'numeric', month: 'long' })}, ${englishHour(timeZone, since)}`;
}
