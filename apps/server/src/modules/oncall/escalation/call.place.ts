import { callMeans, type Alarm, type Bilingual, type CallMeans } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { englishHour, frenchHour } from '../../../platform/time-zone.ts';
import type { DirectoryPerson } from '../../identity/index.ts';
import { alarmMessage, quietFor, reachBy, sealAnswer, type Message, type Reach } from '../../notifications/index.ts';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import { makeCallLink } from './call.link.ts';

/** What rings, and at which turn of the chain. */
export type Ringing = {
  territoryId: string;
  territoryName: string;
  timeZone: string;
  escalationId: string;
  alarm: Alarm;
  level: number;
  step: number;
  round: number;
  at: Date;
  /** Before somebody else is rung; absent when there is nobody left. */
  waitMinutes: number | undefined;
};
/** What came of ringing one person: calls left, or their hour is quiet until then, or nothing reaches them. */
export type Placed = { kind: 'rung' } | { kind: 'quiet'; until: Date } | { kind: 'no_means' };

/**
 * Rings one person: a call by each means, with its sendings, in the caller's transaction.
 * @param by absent: by whatever they left on
 */
export async function placeCalls(
  deps: OncallDeps,
  trx: Trx,
  ringing: Ringing,
  { person, reach, by }: { person: DirectoryPerson; reach: Reach; by: readonly CallMeans[] | undefined },
): Promise<Placed> {
  const { territoryId, at } = ringing;
  const zone = person.timeZone ?? ringing.timeZone;
  const until = quietFor(reach.quiet, ringing.level, zone, at);
  if (until) {
    await keepCall(trx, ringing, { personId: person.id, outcome: 'quiet', trouble: quietWords(until, zone) });
    return { kind: 'quiet', until };
  }
  const means = by ?? callMeans.filter((each) => (each === 'push' ? reach.devices.length > 0 : reach[each]));
  if (means.length === 0) {
    await keepCall(trx, ringing, { personId: person.id, outcome: 'no_means', trouble: nothingOn });
    return { kind: 'no_means' };
  }
  const left: CallMeans[] = [];
  for (const each of means) if (await place(deps, trx, ringing, { person, reach, means: each })) left.push(each);
  if (left.length === 0) return { kind: 'no_means' };
  await deps.events.emit(trx, 'oncall.call_placed', {
    territoryId,
    alarmId: ringing.alarm.id,
    escalationId: ringing.escalationId,
    personId: person.id,
    personName: person.name,
    means: left,
  });
  return { kind: 'rung' };
}

async function place(
  { jobs, sealer, baseUrl }: OncallDeps,
  trx: Trx,
  ringing: Ringing,
  { person, reach, means }: { person: DirectoryPerson; reach: Reach; means: CallMeans },
): Promise<boolean> {
  const { territoryId, at } = ringing;
  const link = makeCallLink(sealer, { baseUrl, now: at });
  const sealedAnswer = sealAnswer(sealer, territoryId, person.id, link.url);
  const id = newId('cal', at.getTime());
  const deliveries = await reachBy(trx, jobs, {
    means,
    person,
    reach,
    message: (locale) => ({ ...callMessage(ringing, baseUrl, locale), call: { sealedAnswer } }),
    occasion: occasionOfCall(id),
  });
  const isReached = deliveries > 0;
  await keepCall(trx, ringing, {
    id,
    personId: person.id,
    means,
    outcome: isReached ? 'pending' : 'no_means',
    ...(isReached
      ? { deliveries, fingerprint: link.fingerprint, expiresAt: link.expiresAt }
      : { trouble: reach.trouble(means) }),
  });
  return isReached;
}

/** Under what occasion the sendings of a call are entered. */
export const occasionOfCall = (callId: string): string => `call ${callId}`;

type Kept = {
  id?: string;
  personId?: string;
  means?: CallMeans;
  outcome: 'pending' | 'quiet' | 'no_means';
  trouble?: Bilingual;
  deliveries?: number;
  fingerprint?: string;
  expiresAt?: Date;
};

/** Writes down a call, or that there was none and why. */
export async function keepCall(trx: Trx, ringing: Ringing, kept: Kept): Promise<void> {
  await trx
    .insertInto('oncall.call')
    .values({
      territory_id: ringing.territoryId,
      id: kept.id ?? newId('cal', ringing.at.getTime()),
      escalation_id: ringing.escalationId,
      at: ringing.at,
      step: ringing.step,
      round: ringing.round,
      person_id: kept.personId ?? null,
      means: kept.means ?? null,
      outcome: kept.outcome,
      trouble: kept.trouble ? JSON.stringify(kept.trouble) : null,
      deliveries: kept.deliveries ?? 0,
      fingerprint: kept.fingerprint ?? null,
      expires_at: kept.expiresAt ?? null,
    })
    .execute();
}

function callMessage(ringing: Ringing, baseUrl: string, locale: 'fr' | 'en'): Message {
  const { alarm, territoryId, territoryName, waitMinutes: minutes } = ringing;
  const message = alarmMessage({ alarm, territoryId, territoryName, baseUrl, locale });
  const next =
    minutes === undefined
      ? { fr: 'Personne n’a encore répondu.', en: 'Nobody has answered yet.' }
      : {
          fr: `Sans réponse d’ici ${minutes}\u{a0}min, l’appel passe à la suite de la chaîne.`,
          en: `Without an answer within ${minutes} min, the call goes on along the chain.`,
        };
  return { ...message, text: `${message.text}\n${next[locale]}` };
}

const quietWords = (until: Date, zone: string): Bilingual => ({
  fr: `Heures calmes jusqu’à ${frenchHour(zone, until)}, par son choix.`,
  en: `Quiet hours until ${englishHour(zone, until)}, by their own choice.`,
});
const nothingOn: Bilingual = {
  fr: 'Aucun moyen n’est en service dans ses réglages.',
  en: 'No means is on in their settings.',
};
