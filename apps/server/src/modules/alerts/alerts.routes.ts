import type { Kysely, Transaction } from 'kysely';
import * as contract from '@beffroi/contracts';
import { personOf } from '../../platform/http/caller.ts';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { Router } from '../../platform/http/router.ts';
import { auditActorOf } from '../audit/index.ts';
import { findTerritory, personNames, type IdentityTables } from '../identity/index.ts';
import { topStories, WHOLE_TERRITORY, type ListeningTables } from '../listening/index.ts';
import { handleAlarm } from './alarms/alarm.handle.ts';
import { listAlarms, readAlarm } from './alarms/alarm.read-model.ts';
import type { AlertsFacts } from './alerts.events.ts';
import type { AlertsTables } from './alerts.tables.ts';
import { listDetectors, replayDetector, setDetector } from './detection/detector.usecases.ts';
import { readBandedVolume } from './screens/band.read-model.ts';
import { readToday } from './screens/today.read-model.ts';
import { readWall } from './screens/wall.read-model.ts';

type Db = Kysely<AlertsTables & ListeningTables & IdentityTables>;
const HOUR = 3_600_000;

export function mountAlerts(
  router: Router,
  deps: { db: Db; events: EventBus<AlertsFacts, Transaction<AlertsTables>>; now: () => Date },
): void {
  const { db, now } = deps;
  const zoneOf = async (territoryId: string) => (await findTerritory(db, territoryId)).timeZone;

  router.mount(contract.listAlarms, async ({ params, query }) => listAlarms(db, { ...params, ...query }));
  router.mount(contract.getAlarm, async ({ params }) => readAlarmPage(db, { ...params, now: now() }));
  router.mount(contract.handleAlarm, async ({ params, body, caller }) =>
    handleAlarm(deps, { ...params, handling: body, personId: personOf(caller), actor: auditActorOf(caller) }),
  );
  router.mount(contract.listDetectors, async ({ params }) => ({ items: await listDetectors(db, params.territoryId) }));
  router.mount(contract.setDetector, async ({ params, body, caller }) =>
    setDetector(db, { ...params, ...body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.replayDetector, async ({ params, query }) =>
    replayDetector(db, { ...params, ...query, timeZone: await zoneOf(params.territoryId), now: now() }),
  );
  router.mount(contract.getToday, async ({ params }) =>
    readToday(db, { ...params, timeZone: await zoneOf(params.territoryId), now: now() }),
  );
  router.mount(contract.getWall, async ({ params }) =>
    readWall(db, { ...params, timeZone: await zoneOf(params.territoryId), now: now() }),
  );
  router.mount(contract.getVolume, async ({ params, query }) => {
    const points = await readBandedVolume(db, {
      territoryId: params.territoryId,
      watchId: query.watchId ?? WHOLE_TERRITORY,
      from: new Date(query.from),
      to: new Date(query.to),
      step: query.step,
      timeZone: await zoneOf(params.territoryId),
    });
    return { points, total: points.reduce((sum, point) => sum + point.mentions, 0) };
  });
}

/** An alarm with its curve from an hour before it began, its stories and what was done. */
async function readAlarmPage(db: Db, given: { territoryId: string; alarmId: string; now: Date }) {
  const { territoryId, alarmId, now } = given;
  const alarm = await readAlarm(db, territoryId, alarmId);
  const started = new Date(alarm.startedAt).getTime();
  const end = alarm.endedAt === undefined ? now.getTime() : new Date(alarm.endedAt).getTime();
  const span = { from: new Date(started - HOUR), to: new Date(Math.max(end, started) + HOUR / 2) };
  const curveStep = span.to.getTime() - span.from.getTime() > 48 * HOUR ? ('hour' as const) : ('5_minutes' as const);
  const { timeZone } = await findTerritory(db, territoryId);
  const [curve, stories, acts] = await Promise.all([
    readBandedVolume(db, {
      territoryId,
      watchId: alarm.watchId ?? WHOLE_TERRITORY,
      ...span,
      step: curveStep,
      timeZone,
    }),
    alarm.watchId === undefined
      ? []
      : topStories(db, { territoryId, watchId: alarm.watchId, ...span, limit: 5, atLeast: 1 }),
    db
      .selectFrom('alerts.alarm_act')
      .select(['at', 'action', 'person_id', 'note'])
      .where('territory_id', '=', territoryId)
      .where('alarm_id', '=', alarmId)
      .orderBy('at')
      .execute(),
  ]);
  const names = await personNames(
    db,
    acts.flatMap((act) => act.person_id ?? []),
  );
  return {
    alarm,
    curve: curve.filter((point) => new Date(point.at) <= now),
    curveStep,
    stories,
    history: acts.map((act) => {
      const by = act.person_id === null ? undefined : names.get(act.person_id);
      return {
        at: act.at.toISOString(),
        action: act.action,
        ...(by === undefined ? {} : { by }),
        ...(act.note === null ? {} : { note: act.note }),
      };
    }),
  };
}
