import { IconCloudOff, IconPlugConnectedX } from '@tabler/icons-react';
import { useLiveState } from '../../shared/live.tsx';
import { useCan } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './offline-strip.module.css';

/** A connection that comes at once after the page opened is not worth a strip. */
const PATIENCE_MS = 8000;

/** Under the top bar while the page does not show the present: why, and of when its figures are. */
export function OfflineStrip() {
  const t = useWords();
  const format = useFormat();
  const now = useNow(2000);
  const state = useLiveState();
  const hears = useCan('mentions.read');
  const lost =
    hears && state.status === 'reconnecting' && state.lostAt !== undefined && now - state.lostAt > PATIENCE_MS;
  if (state.status !== 'offline' && !lost) return <div role="status" />;
  const Icon = state.status === 'offline' ? IconCloudOff : IconPlugConnectedX;
  return (
    <div role="status" className={classes.strip}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      {t(state.status === 'offline' ? 'app.offline' : 'app.lost', { hour: format.hour(state.heardAt) })}
    </div>
  );
}
