import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useWords } from '../../shared/words.ts';
import classes from '../calendar/period-buttons.module.css';

/** Before, now (0), after. */
export function PeriodButtons({ step }: { step: (by: -1 | 0 | 1) => void }) {
  const t = useWords();
  return (
    <div className={classes.period}>
      <ActionIcon variant="default" onClick={() => step(-1)} aria-label={t('oncall.before')}>
        <IconChevronLeft size={18} stroke={1.75} />
      </ActionIcon>
      <Button onClick={() => step(0)} px={12}>
        {t('oncall.today')}
      </Button>
      <ActionIcon variant="default" onClick={() => step(1)} aria-label={t('oncall.after')}>
        <IconChevronRight size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
