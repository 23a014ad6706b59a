import { type Drill, stopDrill } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconArrowRight, IconPlayerStop } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useTerritory } from '../../shared/session.ts';
import { todayQuery } from '../../shared/today.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './drills.module.css';
import { progressOf } from './drills.rules.ts';
import { KeptPanel } from './kept-panel.tsx';
import { ScoreParts } from './score-parts.tsx';

/** The drill that runs: how far it got, where to go and play, what would have rung, and the way to stop it. */
export function RunningDrill({ drill }: { drill: Drill }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow(1000);
  const titleId = useId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const [stopping, setStopping] = useState(false);
  const { minute, share } = progressOf(drill, now);
  return (
    <section className={classes.running} aria-labelledby={titleId}>
      <div className={classes.hazard} aria-hidden="true" />
      <div className={classes.runHead}>
        <div>
          <p className={classes.mark}>{t('drills.mark')}</p>
          <h2 id={titleId}>{drill.title}</h2>
          <p className={classes.quiet}>{t('drills.nothing_leaves')}</p>
        </div>
        <Button
          onClick={() => setStopping(true)}
          leftSection={<IconPlayerStop size={18} stroke={1.75} aria-hidden="true" />}
        >
          {t('drills.stop')}
        </Button>
      </div>
      <div className={classes.progress}>
        <progress max={1} value={share} aria-label={t('drills.progress')} />
        <p className={classes.facts}>
          <span>{t('drills.minute', { minute: format.number(minute), speed: format.number(drill.speed) })}</span>
          <span>{t('drills.told', { told: drill.posts.told, all: drill.posts.all })}</span>
          <span>
            {t('drills.since', {
              at: format.hour(drill.startedAt),
              by: drill.startedBy,
              end: format.hour(drill.endsAt),
            })}
          </span>
          {drill.answeredAt && <span>{t('drills.answered', { at: format.hour(drill.answeredAt) })}</span>}
        </p>
      </div>
      <WayIn drill={drill} />
      <div className={classes.play}>
        <div className={classes.block}>
          <h3>{t('drills.score.now')}</h3>
          <ScoreParts score={drill.score} running />
        </div>
        <KeptPanel drill={drill} running />
      </div>
      {stopping && (
        <ConfirmDialog
          title={t('drills.stop.title')}
          verb={t('drills.stop')}
          onClose={() => setStopping(false)}
          act={async () => {
            await call(stopDrill, { params: { territoryId, drillId: drill.id } });
            await client.invalidateQueries({ queryKey: ['drills', territoryId] });
            await navigate({ to: `/t/${territoryId}/exercices/${drill.id}` as string });
          }}
        >
          {t('drills.stop.words')}
        </ConfirmDialog>
      )}
    </section>
  );
}

/** Where one plays: the alarm as soon as it rings, the room as soon as it is open. */
function WayIn({ drill }: { drill: Drill }) {
  const t = useWords();
  const { id } = useTerritory();
  const alarms = useQuery(todayQuery(id)).data?.alarms ?? [];
  const alarm = alarms.find(
    (each) => each.state !== 'ended' && each.state !== 'false_alarm' && each.detectedAt >= drill.startedAt,
  );
  const arrow = <IconArrowRight size={18} stroke={1.75} aria-hidden="true" />;
  return (
    <p className={classes.ways} role="status">
      {drill.crisisId ? (
        <Button
          variant="filled"
          component={Link}
          to={`/t/${id}/crises/${drill.crisisId}` as string}
          rightSection={arrow}
        >
          {t('drills.go.room')}
        </Button>
      ) : alarm ? (
        <Button variant="filled" component={Link} to={`/t/${id}/alertes/${alarm.id}` as string} rightSection={arrow}>
          {t('drills.go.alarm')}
        </Button>
      ) : (
        <span>{t('drills.quiet_yet')}</span>
      )}
      <Link to={`/t/${id}/mur` as string}>{t('drills.go.wall')}</Link>
    </p>
  );
}
