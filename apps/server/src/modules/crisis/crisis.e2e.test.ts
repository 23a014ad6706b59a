import {
  addChannels,
  addLogLine,
  answerSeen,
  changeCrisis,
  closeCrisis,
  connectChannel,
  createWatch,
  enterRoom,
  getHold,
  getRoom,
  holdEverything,
  holdInRoom,
  joinAlarm,
  liftHold,
  listAlarms,
  listCrises,
  openCrisis,
  openMandate,
  prepareAnswer,
  readLog,
  reopenCrisis,
  schedulePublication,
  type Crisis,
  type Room,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  HOUR,
  publishingStage,
  refusalOf,
  submit,
  TUESDAY,
  write,
  type PublishingStage,
  type Team,
} from '../../testing/publishing.stage.ts';
import { lockCrisis } from './room/crisis.store.ts';

const MINUTE = 60_000;

let stage: PublishingStage;
let team: Team;
let watchId: string;
let alarmId: string;

beforeAll(async () => {
  stage = await publishingStage();
  stage.clock.now = TUESDAY;
  team = await stage.team();
  const watch = { name: 'Vignes', query: 'vigne*', colour: 'brick' as const, paused: false, alerting: true };
  watchId = (await team.manager.call(createWatch, { params: here(), body: watch })).id;
  await stage.program.jobs.drain();
  alarmId = await alarmed();
});
afterAll(async () => stage.close());
beforeEach(() => void (stage.clock.now = new Date(TUESDAY.getTime() + MINUTE)));

const here = () => ({ territoryId: team.territoryId });
const after = (ms: number) => void (stage.clock.now = new Date(stage.clock.now.getTime() + ms));
const key = () => crypto.randomUUID();

/** Forty people laugh at once. */
async function alarmed(): Promise<string> {
  await stage.ordinaryPast(team.territoryId, watchId);
  await stage.program.detection.look();
  const posts = Array.from({ length: 40 }, (_, index) => ({
    text: `Des vignes de Californie à Laon ${index % 9}, merci la Région`,
    author: { handle: `voix${index}`, name: `Voix ${index}`, followers: index * 100 },
  }));
  await stage.hear(team.territoryId, posts);
  after(20_000);
  await stage.program.detection.look();
  const query = { state: 'current' } as never;
  const [alarm] = (await team.manager.call(listAlarms, { params: here(), query })).items;
  return alarm?.id ?? '';
}
/** Of the same watch, long over. */
async function anotherAlarm(): Promise<string> {
  const id = 'alm_000000000000000another';
  await sql`
    insert into alerts.alarm select (jsonb_populate_record(a, ${JSON.stringify({ id, state: 'ended' })}::jsonb)).*
    from alerts.alarm a where territory_id = ${team.territoryId} and id = ${alarmId}
  `.execute(stage.db);
  return id;
}
const openedOf = async (): Promise<Crisis> =>
  (await team.manager.call(openCrisis, { params: here(), body: { alarmId } })).crisis;
async function opened(): Promise<Crisis> {
  const body = { title: 'Une panne générale' };
  return (await team.manager.call(openCrisis, { params: here(), body })).crisis;
}
const named = ({ id }: Pick<Crisis, 'id'>) => ({ ...here(), crisisId: id });
const room = async (crisis: Pick<Crisis, 'id'>): Promise<Room> => team.manager.call(getRoom, { params: named(crisis) });
const logOf = async (crisis: Crisis) => (await team.manager.call(readLog, { params: named(crisis) })).items;
const lines = async (crisis: Crisis) => (await logOf(crisis)).map(({ text }) => text.fr).toReversed();

describe('opening', () => {
  test('an alarm becomes a crisis in one gesture, whoever opens it and however many at once', async () => {
    const [first, second] = await Promise.all(
      [team.manager, team.head].map(async (one) => one.call(openCrisis, { params: here(), body: { alarmId } })),
    );
    expect(first?.crisis.id).toBe(second?.crisis.id);
    expect([first?.isNew, second?.isNew].filter(Boolean)).toHaveLength(1);
    expect(first?.crisis).toMatchObject({ ref: '2026-01', state: 'open', alarmIds: [alarmId], drill: false });
    const [alarm] = (await team.manager.call(listAlarms, { params: here() })).items;
    expect(alarm?.state).toBe('acknowledged');
  });

  test('its log begins with what happened before it', async () => {
    const crisis = await openedOf();
    const said = await lines(crisis);
    expect(said.slice(0, 2)).toEqual([
      'Premier signal entendu.',
      expect.stringMatching(/^Alerte\. Vignes.: 40 mentions/),
    ]);
    expect(said).toContainEqual('Alerte prise en charge.');
    expect(said.at(-1)).toMatch(/^Cellule de crise ouverte/);
  });

  test('by hand it needs a name, and a key sent twice opens one', async () => {
    expect(await refusalOf(team.manager.call(openCrisis, { params: here(), body: {} }))).toBe(
      '422 crisis.title_needed',
    );
    const body = { title: 'Une panne générale', kind: 'accident' as const, clientKey: key() };
    const [one, two] = [
      await team.manager.call(openCrisis, { params: here(), body }),
      await team.head.call(openCrisis, { params: here(), body }),
    ];
    expect(two).toMatchObject({ isNew: false, crisis: { id: one.crisis.id, kind: 'accident' } });
    expect((await team.manager.call(listCrises, { params: here() })).items).toHaveLength(2);
  });

  test('another territory sees nothing of it', async () => {
    const crisis = await opened();
    const other = await stage.territory('Région Bourgogne');
    const stranger = await stage.person(other, 'community_manager');
    expect(await refusalOf(stranger.call(getRoom, { params: { territoryId: other, crisisId: crisis.id } }))).toBe(
      '404 crisis.not_found',
    );
  });
});

describe('the room', () => {
  test('shows what is heard: curve, stories, who carries it, where, what was first, what is seen most', async () => {
    const crisis = await openedOf();
    const shown = await room(crisis);
    expect(shown.figures).toMatchObject({ mentions: 40, voices: 40 });
    expect(shown.curve.points.reduce((sum, point) => sum + point.mentions, 0)).toBeGreaterThanOrEqual(40);
    expect(shown.curve.marks.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['first_signal', 'alarm', 'opened']),
    );
    expect(shown.stories[0]?.mentions).toBeGreaterThan(2);
    expect(shown.amplifiers[0]).toMatchObject({ name: expect.stringMatching(/^[0-9A-F]{4}$/), followers: 3900 });
    expect(shown.places).toEqual([{ name: 'Laon', mentions: 40 }]);
    expect(shown.first).toHaveLength(3);
    expect(shown.seen[0]).toMatchObject({ author: shown.amplifiers[0]?.name, answered: false });
    expect(shown.gauge?.parts.length).toBeGreaterThan(2);
    expect(shown.recovery.over).toBe(false);
  });

  test('holds everything planned, while what is written in it under a mandate still leaves and is its first word', async () => {
    const crisis = await openedOf();
    const ordinary = await write(team);
    const connection = { network: 'newsroom' as const, setup: { name: 'Salle de presse' } };
    const begun = await team.head.call(connectChannel, { params: here(), body: connection });
    if (begun.next !== 'choose') throw new Error('a newsroom asks nobody');
    const remoteIds = begun.accounts.map(({ remoteId }) => remoteId);
    const added = await team.head.call(addChannels, { params: here(), body: { ticket: begun.ticket, remoteIds } });
    const channelId = added.items[0]?.id ?? '';
    const { id: mandateId } = await team.head.call(openMandate, {
      params: here(),
      body: {
        personId: team.manager.id,
        scope: 'Les vignes',
        channelIds: [],
        endsAt: new Date(TUESDAY.getTime() + 8 * HOUR).toISOString(),
      },
    });
    await team.manager.call(holdInRoom, { params: named(crisis) });
    after(30 * MINUTE);
    const say = async (title: string, text: string) => {
      const body = { title, text, channelIds: [channelId], mandateId, clientKey: key() };
      const made = await team.manager.call(prepareAnswer, { params: named(crisis), body });
      const params = { ...here(), publicationId: made.publicationId };
      await team.manager.call(schedulePublication, { params, body: { version: 1, when: 'now' } });
      return made.publicationId;
    };
    const publicationId = await say('Nos coteaux', 'Nos vignes sont moins ensoleillées, mais elles sont ici.');
    // Whoever presses after, on a screen that did not follow, stops none of it.
    await team.head.call(holdInRoom, { params: named(crisis) });
    expect(
      await refusalOf(
        submit(team, ordinary).then(async ({ version }) =>
          team.manager.call(schedulePublication, {
            params: { ...here(), publicationId: ordinary.id },
            body: { version, when: 'now' },
          }),
        ),
      ),
    ).toMatch(/^409 publishing\.(everything_held|not_approved)$/);
    await stage.program.dispatcher.runDue();
    const shown = await room(crisis);
    expect(shown.hold).toMatchObject({ active: true, crisisMayPass: true });
    expect(shown.mandate).toMatchObject({ id: mandateId, state: 'active' });
    expect(shown.crisis.firstWordAt).toBe(stage.clock.now.toISOString());
    expect(shown.answers).toMatchObject([{ id: publicationId, state: 'published', crisisId: crisis.id }]);
    expect(await lines(crisis)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Carte blanche à Camille Delattre jusqu’à/),
        expect.stringMatching(/^Publications prévues suspendues/),
        expect.stringMatching(/^Réponse en préparation.+Nos coteaux/),
        expect.stringMatching(/^Réponse publiée.+Nos coteaux/),
      ]),
    );
    const second = await say('Nos vendanges', 'Samedi, le président taille la vigne à Craonnelle.');
    await team.manager.call(liftHold, { params: here() });
    await stage.program.dispatcher.runDue();
    expect((await room(crisis)).answers).toContainEqual(expect.objectContaining({ id: second, state: 'published' }));
  });

  test('never makes whoever holds wait for whoever acts in it', async () => {
    const crisis = await openedOf();
    await stage.db.transaction().execute(async (trx) => {
      await lockCrisis(trx as never, named(crisis));
      expect(await team.manager.call(holdInRoom, { params: named(crisis) })).toMatchObject({ active: true });
    });
    await team.manager.call(liftHold, { params: here() });
  });

  test('is answered under what is seen most: what cannot be is said, nobody gets it twice', async () => {
    const crisis = await openedOf();
    const mentionIds = (await room(crisis)).seen.slice(0, 2).map(({ mentionId }) => mentionId);
    const body = {
      mentionIds: [...mentionIds, 'men_00000000000000000000unknown'.slice(0, 30)],
      text: 'Vous avez raison, nous corrigeons.',
      clientKey: key(),
    };
    const answer = async () => team.manager.call(answerSeen, { params: named(crisis), body });
    const [one, two] = [await answer(), await answer()];
    expect(one.planned + one.refused.length).toBe(3);
    expect(one.refused.at(0)).toMatchObject({ mentionId: body.mentionIds[2] });
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from crisis.reply where crisis_id = ${crisis.id}`.execute(stage.db);
    expect(rows[0]?.n).toBe(one.planned);
    expect(two.refused).toHaveLength(one.refused.length);
  });

  test('knows who is in it', async () => {
    const crisis = await opened();
    await team.head.call(enterRoom, { params: named(crisis) });
    expect((await team.manager.call(enterRoom, { params: named(crisis) })).present).toHaveLength(2);
    after(2 * MINUTE);
    expect((await team.manager.call(enterRoom, { params: named(crisis) })).present).toHaveLength(1);
  });

  test('takes another alarm in, which then has no other room', async () => {
    const crisis = await opened();
    const secondId = await anotherAlarm();
    await team.manager.call(joinAlarm, { params: named(crisis), body: { alarmId: secondId } });
    const again = await team.manager.call(openCrisis, { params: here(), body: { alarmId: secondId } });
    expect(again.crisis.id).toBe(crisis.id);
    expect(await lines(crisis)).toContain('Cette alerte rejoint la cellule.');
    const elsewhere = team.manager.call(joinAlarm, { params: named(await openedOf()), body: { alarmId: secondId } });
    expect(await refusalOf(elsewhere)).toBe('409 crisis.alarm_elsewhere');
    expect((await room(crisis)).figures.mentions).toBe(40);
  });
});

describe('the log', () => {
  test('keeps a line once a key, and corrects it by another', async () => {
    const crisis = await opened();
    const body = { text: 'La présidente relaiera la vidéo', clientKey: key() };
    const [line, again] = [
      await team.manager.call(addLogLine, { params: named(crisis), body }),
      await team.manager.call(addLogLine, { params: named(crisis), body }),
    ];
    expect(again.id).toBe(line.id);
    await team.manager.call(addLogLine, {
      params: named(crisis),
      body: { text: 'Le président', corrects: line.id, clientKey: key() },
    });
    const [correction, corrected] = await logOf(crisis);
    expect(corrected).toMatchObject({ id: line.id, correctedBy: correction?.id });
    const elsewhere = await opened();
    const wrong = team.manager.call(addLogLine, {
      params: named(elsewhere),
      body: { text: 'Non', corrects: line.id, clientKey: key() },
    });
    expect(await refusalOf(wrong)).toBe('422 crisis.line_unknown');
  });

  test('names people by what they are called today: a line that names somebody keeps no name', async () => {
    const crisis = await opened();
    await team.manager.call(changeCrisis, { params: named(crisis), body: { leadId: team.head.id } });
    expect(await lines(crisis)).toContainEqual('Hélène Roux conduit la cellule.');
    const { rows } = await sql`select 1 from crisis.log where said::text like '%Roux%'`.execute(stage.db);
    expect(rows).toEqual([]);
  });

  test('is never changed nor erased, not even by the database', async () => {
    const crisis = await opened();
    for (const act of [
      sql`update crisis.log set kind = 'typed' where crisis_id = ${crisis.id}`,
      sql`delete from crisis.log where crisis_id = ${crisis.id}`,
    ])
      await expect(act.execute(stage.db)).rejects.toThrow('never changed or erased');
  });
});

describe('down again', () => {
  test('closing lifts the hold, thanks who did something, and lets nothing more be done in the room', async () => {
    const crisis = await opened();
    await team.head.call(addLogLine, {
      params: named(crisis),
      body: { text: 'Le cabinet est prévenu', clientKey: key() },
    });
    await team.manager.call(holdInRoom, { params: named(crisis) });
    const body = { thanks: 'Merci à tous', note: 'La courbe est retombée.' };
    const closed = await team.manager.call(closeCrisis, { params: named(crisis), body });
    expect(closed).toMatchObject({ crisis: { state: 'closed' }, thanked: [expect.any(String)] });
    expect(await team.manager.call(getHold, { params: here() })).toMatchObject({ active: false });
    // Whoever closes it a second time lifts nothing that is held since.
    await team.head.call(holdEverything, { params: here(), body: { reason: 'Deuil' } });
    expect((await team.head.call(closeCrisis, { params: named(crisis), body })).thanked).toEqual([]);
    expect(await team.manager.call(getHold, { params: here() })).toMatchObject({ active: true, reason: 'Deuil' });
    expect(await refusalOf(team.manager.call(holdInRoom, { params: named(crisis) }))).toBe('409 crisis.closed');
    expect(await refusalOf(team.manager.call(changeCrisis, { params: named(crisis), body: { title: 'Autre' } }))).toBe(
      '409 crisis.closed',
    );
    expect(
      await team.manager.call(changeCrisis, { params: named(crisis), body: { lessons: 'Vérifier les photos.' } }),
    ).toMatchObject({ lessons: 'Vérifier les photos.' });
    expect(await team.manager.call(reopenCrisis, { params: named(crisis) })).toMatchObject({ state: 'open' });
  });
});
