import { changeCrisis, crisisKinds, markStep, type Room } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, NativeSelect } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useLive } from '../../shared/live.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { planQuery } from '../crisis-file/crisis-file.queries.ts';
import classes from './room.module.css';
import { useRoomAct } from './use-room-act.ts';

/** What is to be decided next, and by when; the nature of the crisis, which chooses the playbook. */
export function NextPanel({ room: { crisis } }: { room: Room }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const canLead = useCan('crisis.lead') && crisis.state === 'open';
  const plan = useQuery(planQuery(territoryId, crisis.id));
  useLive((message) => {
    if (message.name !== 'crisis_changed' || message.data.crisisId !== crisis.id) return;
    if (message.data.what === 'plan' || message.data.what === 'state') void plan.refetch();
  });
  if (crisis.state === 'closed') return null;
  return (
    <Panel title={t('crisis.next')}>
      <div className={classes.stack}>
        {canLead && crisis.kind === 'other' && <KindChoice crisis={crisis} />}
        <QueryPanel query={plan} rows={1}>
          {({ next, steps }) => {
            const done = steps.filter(({ state }) => state !== 'open').length;
            return (
              <>
                {next ? (
                  <Next next={next} crisisId={crisis.id} canLead={canLead} />
                ) : (
                  <p>{t(steps.length === 0 ? 'crisis.next.no_plan' : 'crisis.next.none')}</p>
                )}
                <p className={classes.split}>
                  <span className={classes.small}>{t('crisis.next.done', { done, count: steps.length })}</span>
                  <Link to={`/t/${territoryId}/crises/${crisis.id}/fiche` as string}>{t('crisis.next.plan')}</Link>
                </p>
              </>
            );
          }}
        </QueryPanel>
      </div>
    </Panel>
  );
}

function Next({
  next,
  crisisId,
  canLead,
}: {
  next: { key: string; title: string; dueAt?: string | undefined };
  crisisId: string;
  canLead: boolean;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow(5000);
  const { id: territoryId } = useTerritory();
  const mark = useRoomAct(crisisId, () =>
    call(markStep, { params: { territoryId, crisisId, key: next.key }, body: { state: 'done' } }),
  );
  const left = next.dueAt === undefined ? undefined : Date.parse(next.dueAt) - now;
  return (
    <div className={classes.next}>
      <p className={classes.decision}>{next.title}</p>
      {left !== undefined && next.dueAt && (
        <p role="timer" className={left < 0 ? classes.late : classes.due}>
          {t(left < 0 ? 'crisis.next.late' : 'crisis.next.left', {
            duration: format.duration(Math.abs(left)),
            at: format.moment(next.dueAt, now),
          })}
        </p>
      )}
      {canLead && (
        <Button
          size="xs"
          loading={mark.isPending}
          onClick={() => mark.mutate()}
          leftSection={<IconCheck size={16} stroke={1.75} aria-hidden="true" />}
        >
          {t('crisis.next.mark')}
        </Button>
      )}
    </div>
  );
}

/** A room opens in one gesture, before anybody knows what it is: it is asked inside. */
function KindChoice({ crisis }: { crisis: Room['crisis'] }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const change = useRoomAct(crisis.id, (kind: Room['crisis']['kind']) =>
    call(changeCrisis, { params: { territoryId, crisisId: crisis.id }, body: { kind } }),
  );
  return (
    <NativeSelect
      label={t('crisis.kind')}
      description={t('crisis.kind.hint')}
      disabled={change.isPending}
      value="other"
      data={[
        { value: 'other', label: t('crisis.kind.choose') },
        ...crisisKinds
          .filter((kind) => kind !== 'other')
          .map((kind) => ({ value: kind, label: t(`crisis.kind.${kind}`) })),
      ]}
      onChange={(event) => change.mutate(event.currentTarget.value as Room['crisis']['kind'])}
    />
  );
}
