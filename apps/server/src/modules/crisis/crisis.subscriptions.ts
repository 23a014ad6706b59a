import type { Transaction } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import type { EventBus } from '../../platform/events/event-bus.ts';
import { englishHour, frenchHour } from '../../platform/time-zone.ts';
import type { AlertsFacts } from '../alerts/index.ts';
import { findTerritory } from '../identity/index.ts';
import type { OncallFacts } from '../oncall/index.ts';
import { readHold, readMandates, type PublishingFacts } from '../publishing/index.ts';
import type { CrisisStore, Trx } from './crisis.deps.ts';
import type { CrisisRow } from './crisis.tables.ts';
import { personIn } from './log/log.names.ts';
import { writeLog, type Line } from './log/log.write.ts';
import { settleSteps } from './plan/step.settle.ts';
import { handled } from './room/crisis.before.ts';
import { tellRoom } from './room/crisis.store.ts';

type Facts = AlertsFacts & OncallFacts & PublishingFacts;
type Of = { territoryId: string; crisisId: string };

/** What happens elsewhere is written in the log of the room that it concerns, in the same transaction. */
export function subscribeCrisis(events: EventBus<Facts, Transaction<CrisisStore>>, { now }: { now: () => Date }): void {
  const ofAlarm = async (
    trx: Trx,
    named: { territoryId: string; alarmId: string },
    line: (row: CrisisRow) => Omit<Line, 'territoryId' | 'crisisId' | 'link'> | undefined,
  ) => {
    const row = await openRoomOfAlarm(trx, named);
    const written = row && line(row);
    if (!row || !written) return;
    await writeLog(trx, { ...namesOf(row), ...written, link: { alarmId: named.alarmId } });
  };
  const inEach = async (trx: Trx, territoryId: string, line: Omit<Line, keyof Of>, tool?: 'hold' | 'mandate') => {
    for (const row of await openRooms(trx, territoryId)) {
      await writeLog(trx, { ...namesOf(row), ...line });
      if (tool !== undefined) await settleSteps(trx, row, { tool, personId: line.personId, at: line.at });
      await tellRoom(trx, { ...namesOf(row), what: 'room' });
    }
  };

  events.on('alerts.alarm_rings', async (trx, { territoryId, alarmId, level, reason }) => {
    if (reason === 'opened') return;
    const row = await openRoomOfAlarm(trx, { territoryId, alarmId });
    if (!row) return;
    if (level > row.level) await setLevel(trx, row, level);
    const text: Bilingual =
      reason === 'grew'
        ? { fr: `La gravité monte au niveau ${level}.`, en: `Severity grows to level ${level}.` }
        : { fr: 'Fin du sommeil\u{a0}: l’alerte sonne de nouveau.', en: 'Snooze over: the alarm rings again.' };
    const at = now();
    await writeLog(trx, {
      ...namesOf(row),
      at,
      kind: 'alarm',
      text,
      link: { alarmId },
      occasion: `${reason} ${alarmId} ${reason === 'grew' ? level : at.toISOString()}`,
    });
    await tellRoom(trx, { ...namesOf(row), what: 'room' });
  });
  events.on('alerts.alarm_handled', async (trx, { action, personId, at, ...named }) =>
    ofAlarm(trx, named, () => {
      const text = handled[action];
      const occasion = `handled ${named.alarmId} ${action} ${at.toISOString()}`;
      return text && { at, kind: 'alarm', personId, text, occasion };
    }),
  );
  events.on('alerts.alarm_ended', async (trx, { at, ...named }) =>
    ofAlarm(trx, named, () => ({
      at,
      kind: 'alarm',
      text: { fr: 'Retour à l’habitude\u{a0}: l’alerte se termine.', en: 'Back to the habit: the alarm ends.' },
      occasion: `ended ${named.alarmId} ${at.toISOString()}`,
    })),
  );
  events.on('oncall.call_placed', async (trx, fact) =>
    ofAlarm(trx, fact, () => {
      const at = now();
      const text = {
        fr: `Astreinte\u{a0}: on appelle ${personIn(fact.personId)}.`,
        en: `On call: ${personIn(fact.personId)} is rung.`,
      };
      return { at, kind: 'call', text, occasion: `call ${fact.escalationId} ${fact.personId} ${at.toISOString()}` };
    }),
  );
  events.on('oncall.nobody_answered', async (trx, fact) =>
    ofAlarm(trx, fact, () => ({
      at: now(),
      kind: 'call',
      text: { fr: 'Astreinte\u{a0}: personne n’a répondu.', en: 'On call: nobody answered.' },
      occasion: `unanswered ${fact.escalationId}`,
    })),
  );
  events.on('publishing.hold_changed', async (trx, { territoryId, active, byId, publications, reason, at }) => {
    const why = reason === undefined ? '' : ` ${reason}`;
    const text: Bilingual = active
      ? {
          fr: `Publications prévues suspendues (${publications}).${why}`,
          en: `Planned posts held (${publications}).${why}`,
        }
      : { fr: 'Suspension levée.', en: 'Hold lifted.' };
    // By the hour of the hold, as when it is found running: it is one line.
    const since = active ? (await readHold(trx, territoryId)).since : undefined;
    const occasion = since === undefined ? `hold lifted ${at.toISOString()}` : `hold ${since}`;
    await inEach(trx, territoryId, { at, kind: 'hold', personId: personOf(byId), text, occasion }, 'hold');
  });
  events.on('publishing.mandate_changed', async (trx, { territoryId, mandateId, state, byId, at }) => {
    const [mandate] = await readMandates(trx, { territoryId, mandateId, now: at });
    if (!mandate) return;
    const { timeZone } = await findTerritory(trx, territoryId);
    const ends = new Date(mandate.endsAt);
    const text: Bilingual =
      state === 'opened'
        ? {
            fr: `Carte blanche à ${personIn(mandate.personId)} jusqu’à ${frenchHour(timeZone, ends)}\u{a0}: ${mandate.scope}`,
            en: `Mandate for ${personIn(mandate.personId)} until ${englishHour(timeZone, ends)}: ${mandate.scope}`,
          }
        : {
            fr: `Fin de la carte blanche de ${personIn(mandate.personId)}.`,
            en: `End of ${personIn(mandate.personId)}’s mandate.`,
          };
    const occasion = `mandate ${mandateId} ${state}`;
    await inEach(
      trx,
      territoryId,
      { at, kind: 'mandate', personId: personOf(byId), text, occasion },
      state === 'opened' ? 'mandate' : undefined,
    );
  });
  events.on('publishing.approval_decided', async (trx, fact) => {
    const row = await openRoomOfPublication(trx, fact);
    if (!row) return;
    const name = fact.title === '' ? '' : ` «\u{202f}${fact.title}\u{202f}»`;
    const title = fact.title === '' ? '' : ` “${fact.title}”`;
    const who = fact.byName === undefined ? '' : `, ${fact.byName}`;
    const words = decisions[fact.decision];
    await writeLog(trx, {
      ...namesOf(row),
      at: fact.at,
      kind: 'approval',
      personId: personOf(fact.byId),
      text: { fr: `Réponse${name} ${words.fr}${who}.`, en: `Answer${title} ${words.en}${who}.` },
      link: { publicationId: fact.publicationId },
      occasion: `approval ${fact.publicationId} ${fact.at.toISOString()} ${fact.byId}`,
    });
    await tellRoom(trx, { ...namesOf(row), what: 'answers' });
  });
  events.on('publishing.published', async (trx, fact) => logWord(trx, { ...fact, at: now() }));
}

const decisions: Record<Facts['publishing.approval_decided']['decision'], Bilingual> = {
  approve: { fr: 'approuvée', en: 'approved' },
  request_changes: { fr: 'à reprendre', en: 'to be reworked' },
  refuse: { fr: 'refusée', en: 'refused' },
};

/** The territory has spoken: its first word in public stops the clock. */
async function logWord(trx: Trx, fact: { territoryId: string; publicationId: string; at: Date }): Promise<void> {
  const row = await openRoomOfPublication(trx, fact);
  if (!row) return;
  const { at } = fact;
  const {
    title,
    answers,
    author_id: authorId,
  } = await trx
    .selectFrom('publishing.publication')
    .select(['title', 'answers', 'author_id'])
    .where('territory_id', '=', fact.territoryId)
    .where('id', '=', fact.publicationId)
    .executeTakeFirstOrThrow();
  // Said to one person alone, it is no word in public.
  const isPrivate = answers?.privateTo !== undefined || answers?.mail !== undefined;
  if (row.first_word_at === null && !isPrivate) {
    await trx
      .updateTable('crisis.crisis')
      .set({ first_word_at: at })
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.id)
      .where('first_word_at', 'is', null)
      .execute();
  }
  // Replies are told once for all, when they are planned.
  if (answers === null) {
    const name = title === '' ? '' : `\u{a0}: «\u{202f}${title}\u{202f}»`;
    await writeLog(trx, {
      ...namesOf(row),
      at,
      kind: 'published',
      personId: personOf(authorId),
      text: { fr: `Réponse publiée${name}.`, en: `Answer published${title === '' ? '' : `: “${title}”`}.` },
      link: { publicationId: fact.publicationId },
      occasion: `published ${fact.publicationId}`,
    });
    if (row.first_word_at === null) await settleSteps(trx, row, { tool: 'answer', personId: personOf(authorId), at });
  }
  await tellRoom(trx, { ...namesOf(row), what: 'answers' });
}

const namesOf = (row: CrisisRow): Of => ({ territoryId: row.territory_id, crisisId: row.id });

/** A program by its key is nobody in the log. */
const personOf = (id: string): string | undefined => (id.startsWith('per_') ? id : undefined);

async function openRooms(trx: Trx, territoryId: string): Promise<CrisisRow[]> {
  return trx
    .selectFrom('crisis.crisis')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('state', '=', 'open')
    .execute();
}

async function openRoomOfAlarm(
  trx: Trx,
  { territoryId, alarmId }: { territoryId: string; alarmId: string },
): Promise<CrisisRow | undefined> {
  return trx
    .selectFrom('crisis.crisis as c')
    .innerJoin('crisis.crisis_alarm as j', (join) =>
      join.onRef('j.territory_id', '=', 'c.territory_id').onRef('j.crisis_id', '=', 'c.id'),
    )
    .selectAll('c')
    .where('c.territory_id', '=', territoryId)
    .where('c.state', '=', 'open')
    .where('j.alarm_id', '=', alarmId)
    .executeTakeFirst();
}

/** The open room that a publication answers: by its own word, by the alarm, or as a reply under one of its posts. */
async function openRoomOfPublication(
  trx: Trx,
  { territoryId, publicationId }: { territoryId: string; publicationId: string },
): Promise<CrisisRow | undefined> {
  const of = await trx
    .selectFrom('publishing.publication')
    .select(['crisis_id', 'alarm_id', 'answers'])
    .where('territory_id', '=', territoryId)
    .where('id', '=', publicationId)
    .executeTakeFirst();
  if (!of) return undefined;
  const conversationId = of.answers?.conversationId;
  if (of.crisis_id === null && of.alarm_id === null && conversationId === undefined) return undefined;
  const rooms = await openRooms(trx, territoryId);
  if (rooms.length === 0) return undefined;
  const own = rooms.find(({ id }) => id === of.crisis_id);
  if (own) return own;
  if (of.alarm_id !== null) return openRoomOfAlarm(trx, { territoryId, alarmId: of.alarm_id });
  const reply = await trx
    .selectFrom('crisis.reply')
    .select('crisis_id')
    .where('territory_id', '=', territoryId)
    .where('conversation_id', '=', conversationId ?? '')
    .executeTakeFirst();
  return rooms.find(({ id }) => id === reply?.crisis_id);
}

async function setLevel(trx: Trx, row: CrisisRow, level: number): Promise<void> {
  await trx
    .updateTable('crisis.crisis')
    .set({ level })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .execute();
}
