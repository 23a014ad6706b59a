import type { BurstState } from '@beffroi/engines/burst';
import type { Connection } from '../../../platform/db/database.ts';
import type { ListeningTables } from '../../listening/index.ts';
import { timesHabit } from '../detection/detector.state.ts';
import { gaugeOf, readEventFacts } from './alarm.facts.ts';
import { burstSentence } from './alarm.sentence.ts';

/** A watch as its event is measured: what it is called, and its habit. */
export type BurstWatch = { territoryId: string; watchId: string; name: string; timeZone: string; state: BurstState };

/** Measures an event from its posts: how many, against which habit, how grave, told in a sentence. */
export async function measureBurst(
  db: Connection<ListeningTables>,
  watch: BurstWatch,
  event: { since: Date; until: Date; peak: { observed: number; usualHigh: number; ratio: number } },
) {
  const { since, until, peak } = event;
  const facts = await readEventFacts(db, { ...watch, from: since, to: until });
  const from = facts.firstAt ?? since;
  const now = timesHabit(watch.state, { mentions: facts.mentions, from, to: until, timeZone: watch.timeZone });
  // The sentence and the gauge tell the same number: the highest that the event has reached.
  const ratio = Math.max(peak.ratio, now);
  const severity = gaugeOf(facts, ratio);
  const sentence = burstSentence({
    watchName: watch.name,
    facts,
    since: from,
    ratio,
    usualHigh: peak.usualHigh,
    timeZone: watch.timeZone,
  });
  return {
    /** When its first post was posted: a bucket begins before. */
    from,
    voices: facts.voices,
    severity,
    columns: {
      explanation: JSON.stringify(sentence),
      observed: peak.observed,
      usual_high: peak.usualHigh,
      ratio,
      mentions: facts.mentions,
      severity: JSON.stringify(severity),
      story_id: facts.story?.id ?? null,
    },
  };
}
