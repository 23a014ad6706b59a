import type { Room } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { CrisisCurve } from '../../shared/crisis-curve.tsx';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { crisisPosts } from './room.rules.ts';
import { RoomPosts } from './room-posts.tsx';
import classes from './room.module.css';

/** How much is said, step by step, with what happened. */
export function CurvePanel({ room }: { room: Room }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { curve, figures, crisis } = room;
  const [only, another] = crisis.watchIds;
  return (
    <Panel
      title={t('crisis.curve')}
      end={
        figures.mentions > 0 && (
          <span className={classes.small}>
            <RoomPosts posts={crisisPosts(crisis)}>
              {t('alerts.mentions', { count: figures.mentions, number: format.number(figures.mentions) })}
            </RoomPosts>
            {figures.peak &&
              `, ${t('crisis.peak', {
                count: format.number(figures.peak.mentions),
                at: format.moment(figures.peak.at, now),
              })}`}
          </span>
        )
      }
    >
      <CrisisCurve curve={curve} watchId={another === undefined ? only : undefined} />
      {figures.voices > 0 && (
        <p className={classes.small}>
          {t('crisis.voices', { count: figures.voices, number: format.number(figures.voices) })}
          {figures.reach > 0 && `, ${t('crisis.reach', { number: format.number(figures.reach) })}`}
        </p>
      )}
    </Panel>
  );
}
