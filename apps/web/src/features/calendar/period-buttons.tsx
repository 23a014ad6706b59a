import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useWords } from '../../shared/words.ts';
import { type View, views } from './calendar.search.ts';
import classes from './period-buttons.module.css';

/** Day, week, month, list, accounts. */
export function ViewSwitch({ view, change }: { view: View; change: (view: View) => void }) {
  const t = useWords();
  return (
    <div className={classes.views} role="group" aria-label={t('calendar.view')}>
      {views.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={view === each}
          onClick={() => change(each)}
          data-wide={each === 'comptes' || undefined}
        >
          {t(`calendar.view.${each}`)}
        </button>
      ))}
    </div>
  );
}

/** Before, today, after. */
export function PeriodButtons({ step, today }: { step: (by: -1 | 1) => void; today: () => void }) {
  const t = useWords();
  return (
    <div className={classes.period}>
      <ActionIcon variant="default" onClick={() => step(-1)} aria-label={t('calendar.previous')}>
        <IconChevronLeft size={18} stroke={1.75} />
      </ActionIcon>
      <Button onClick={today} px={12}>
        {t('calendar.today')}
      </Button>
      <ActionIcon variant="default" onClick={() => step(1)} aria-label={t('calendar.next')}>
        <IconChevronRight size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
