import {
  type Alarm,
  type Crisis,
  type Escalation,
  getAlarm,
  type getPlan,
  type getRota,
  type Output,
  type Room,
} from '@beffroi/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api.ts';
import { openCrisesQuery, roomQuery } from '../../../shared/crisis/crisis.queries.ts';
import { useLiveRefresh, useLiveState } from '../../../shared/live.tsx';
import { escalationsQuery, rotaNowQuery } from '../../../shared/oncall.ts';
import { useCan, useTerritory } from '../../../shared/session.ts';
import { planQuery } from '../../crisis-file/crisis-file.queries.ts';
import { firstAlarm } from '../wall-ribbon.tsx';

/** What the wall shows instead of its calm face: a crisis whose room is open, else an alarm that rings. */
export type WallAlert = {
  crisis: Crisis | undefined;
  /** Other crises that are open. */
  others: number;
  alarm: Alarm | undefined;
  room: Room | undefined;
  next: Output<typeof getPlan>['next'];
  alarmCurve: Pick<Output<typeof getAlarm>, 'curve' | 'curveStep'> | undefined;
  escalation: Escalation | undefined;
  rota: Output<typeof getRota> | undefined;
};

/** Nobody looks for a button here: what fails is asked again, in the background too. */
const patient = {
  retry: true,
  retryDelay: (failures: number) => Math.min(30_000, 1000 * 2 ** failures),
  refetchIntervalInBackground: true,
} as const;

/** Undefined while all is calm. */
export function useWallAlert(alarms: readonly Alarm[]): WallAlert | undefined {
  const client = useQueryClient();
  const { id } = useTerritory();
  const mayCrisis = useCan('crisis.read');
  const mayOncall = useCan('oncall.read');
  const live = useLiveState().status === 'live';
  const crises = useQuery({ ...openCrisesQuery(id), ...patient, enabled: mayCrisis }).data?.items ?? [];
  const crisis = crises[0];
  const alarm = firstAlarm(alarms);
  const on = crisis !== undefined || alarm?.state === 'open';
  const crisisId = crisis?.id ?? '';
  const room = useQuery({ ...roomQuery(id, crisisId, live), ...patient, enabled: crisis !== undefined });
  const plan = useQuery({
    ...planQuery(id, crisisId),
    ...patient,
    refetchInterval: 60_000,
    enabled: crisis !== undefined,
  });
  const curve = useQuery({
    queryKey: ['alarms', id, 'one', alarm?.id ?? ''],
    queryFn: ({ signal }) => call(getAlarm, { params: { territoryId: id, alarmId: alarm?.id ?? '' } }, { signal }),
    refetchInterval: 60_000,
    ...patient,
    enabled: crisis === undefined && alarm?.state === 'open',
  });
  const escalations = useQuery({ ...escalationsQuery(id), ...patient, enabled: mayOncall && on });
  const rota = useQuery({ ...rotaNowQuery(id), ...patient, enabled: mayOncall && on });
  useLiveRefresh(
    ['crisis_changed', 'crisis_log', 'escalation_changed'],
    () => {
      for (const key of ['crises', 'crisis', 'escalations', 'rota'])
        void client.invalidateQueries({ queryKey: [key, id] });
    },
    1000,
  );
  if (!on) return undefined;
  return {
    crisis,
    others: Math.max(0, crises.length - 1),
    alarm,
    room: crisis && room.data,
    next: crisis && plan.data?.next,
    alarmCurve: curve.data,
    escalation: escalations.data?.items.find(
      (each) =>
        (each.state === 'ringing' || each.state === 'unanswered') &&
        alarms.some(({ id: alarmId }) => alarmId === each.alarmId),
    ),
    rota: rota.data,
  };
}
