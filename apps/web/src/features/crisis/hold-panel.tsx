import { holdInRoom, liftHold, type Room } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './room.module.css';
import { useRefreshRoom, useRoomAct } from './use-room-act.ts';

/** One switch stops all that is planned; what answers the crisis still leaves. */
export function HoldPanel({ room: { crisis, hold } }: { room: Room }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { id: territoryId } = useTerritory();
  const canHold = useCan('publishing.hold');
  const canRead = useCan('publishing.read');
  const refresh = useRefreshRoom(crisis.id);
  const [lifting, setLifting] = useState(false);
  const stop = useRoomAct(crisis.id, () => call(holdInRoom, { params: { territoryId, crisisId: crisis.id } }));
  if (crisis.state === 'closed' && !hold.active) return null;
  const lift = async () => {
    await call(liftHold, { params: { territoryId } });
    await refresh();
  };
  return (
    <Panel title={t('crisis.hold')}>
      <div className={classes.stack}>
        {canHold ? (
          <Switch
            checked={hold.active}
            disabled={stop.isPending}
            label={t('crisis.hold.switch')}
            onChange={() => (hold.active ? setLifting(true) : stop.mutate())}
          />
        ) : (
          <p className={classes.strong}>{t(hold.active ? 'crisis.hold.on' : 'crisis.hold.off')}</p>
        )}
        <p className={classes.quiet}>
          {hold.active && hold.since
            ? t('crisis.hold.words', { at: format.moment(hold.since, now), by: hold.by ?? '' })
            : t('crisis.hold.hint')}
        </p>
        {hold.active && canRead && (
          <p className={classes.split}>
            <span className={classes.small}>{t('crisis.hold.waiting', { count: hold.waiting })}</span>
            <Link to={`/t/${territoryId}/calendrier/suspendus` as string}>
              {t(canHold ? 'crisis.hold.sort' : 'publishing.hold.see')}
            </Link>
          </p>
        )}
      </div>
      {lifting && (
        <ConfirmDialog
          title={t('crisis.hold.lift.title')}
          verb={t('crisis.hold.lift')}
          act={lift}
          onClose={() => setLifting(false)}
        >
          {t('crisis.hold.lift.words', { count: hold.waiting })}
        </ConfirmDialog>
      )}
    </Panel>
  );
}
