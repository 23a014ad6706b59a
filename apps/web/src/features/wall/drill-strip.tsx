import { IconFireExtinguisher } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { currentDrillQuery } from '../../shared/drills.ts';
import { useLive } from '../../shared/live.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './wall.module.css';

/** On top of each screen while a drill runs whose room is not open yet: whoever comes in must not take it for real. */
export function DrillStrip() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const drill = useQuery(currentDrillQuery(id)).data?.drill;
  useLive((message) => {
    if (message.name === 'drill_changed') void client.invalidateQueries({ queryKey: ['drills', id] });
  });
  if (!drill) return null;
  return (
    <section className={classes.drill} aria-label={t('app.drill')}>
      <IconFireExtinguisher stroke={1.75} aria-hidden="true" />
      <b>{t('app.drill')}</b>
      <span>{drill.title}</span>
    </section>
  );
}
