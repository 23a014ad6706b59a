import { IconBell, IconBellRinging, IconEye } from '@tabler/icons-react';
import classes from './state-chip.module.css';

export type StateName = 'calm' | 'watch' | 'alarm';

/** Calm, to watch, or alert under way: icon, word and colour. Put it in a link to what it speaks of. */
export function StateChip({ state, label }: { state: StateName; label: string }) {
  const Icon = state === 'alarm' ? IconBellRinging : state === 'watch' ? IconEye : IconBell;
  return (
    <span className={`${classes.chip} ${classes[state]}`}>
      <Icon size={16} stroke={1.75} aria-hidden="true" className={state === 'alarm' ? classes.swing : undefined} />
      {label}
    </span>
  );
}
