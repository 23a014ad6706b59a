import { IconAlertCircle, IconClock, IconHourglass } from '@tabler/icons-react';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './plan.module.css';
import { dueOf, secondsLeft } from './plan.rules.ts';

const icons = { late: IconAlertCircle, soon: IconHourglass, ahead: IconClock };

/** By when, and how long is left; past it, in red, how late. Counts down before one's eyes, in silence. */
export function DueNote({ dueAt }: { dueAt: string }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow(1000);
  const due = dueOf(dueAt, now);
  const seconds = due.kind === 'late' ? undefined : secondsLeft(due.ms);
  const duration = seconds ? t('plan.seconds', seconds) : format.duration(due.ms);
  const Icon = icons[due.kind];
  return (
    <span className={classes.due} data-kind={due.kind} role="timer">
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      <span>{t(`plan.due.${due.kind}`, { at: format.moment(dueAt, now), duration })}</span>
    </span>
  );
}
