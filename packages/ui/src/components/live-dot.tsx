import classes from './live-dot.module.css';

/** Breathes while live, amber while reconnecting, hollow when not. The words beside it say the same. */
export function LiveDot({ status }: { status: 'live' | 'reconnecting' | 'offline' }) {
  return <i className={`${classes.dot} ${classes[status]}`} aria-hidden="true" />;
}
