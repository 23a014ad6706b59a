import { IconFireExtinguisher } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { currentDrillQuery } from '../../shared/drills.ts';
import { useLive } from '../../shared/live.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './drill-band.module.css';

/** On every page while a drill runs here, for everybody: nobody must take it for real. */
export function DrillBand() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const canRun = useCan('drills.run');
  const { pathname } = useLocation();
  const drill = useQuery(currentDrillQuery(id)).data?.drill;
  useLive((message) => {
    if (message.name === 'drill_changed') void client.invalidateQueries({ queryKey: ['drills', id] });
  });
  if (!drill) return null;
  const page = `/t/${id}/exercices`;
  return (
    <section className={classes.band} aria-label={t('app.drill')}>
      <IconFireExtinguisher size={20} stroke={1.75} aria-hidden="true" />
      <p>
        <b>{t('app.drill')}</b> <span>{drill.title}.</span>{' '}
        <span className={classes.words}>{t('app.drill.words')}</span>
      </p>
      {canRun && pathname !== page && <Link to={page as string}>{t('app.drill.see')}</Link>}
    </section>
  );
}
