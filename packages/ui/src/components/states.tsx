import { Button, Skeleton } from '@mantine/core';
import { IconAlertCircle, IconLock } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import classes from './states.module.css';

/** Nothing to show: one sentence, one action, no drawing. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.state}>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** What happened, what to do, and the code for the person who runs the installation behind a disclosure. */
export function ErrorState({
  children,
  retry,
  retryLabel,
  detailsLabel,
  details,
}: {
  children: ReactNode;
  retry?: () => void;
  retryLabel: string;
  detailsLabel: string;
  details?: string | undefined;
}) {
  return (
    <div className={classes.state} role="alert">
      <p className={classes.line}>
        <IconAlertCircle size={18} stroke={1.75} aria-hidden="true" className={classes.alarm} />
        <span>{children}</span>
      </p>
      {retry && (
        <Button size="xs" onClick={retry}>
          {retryLabel}
        </Button>
      )}
      {details && (
        <details className={classes.details}>
          <summary>{detailsLabel}</summary>
          <code>{details}</code>
        </details>
      )}
    </div>
  );
}

/** The same place, a lock, and who can open it. */
export function DeniedState({ children }: { children: ReactNode }) {
  return (
    <div className={classes.state}>
      <p className={classes.line}>
        <IconLock size={18} stroke={1.75} aria-hidden="true" />
        <span>{children}</span>
      </p>
    </div>
  );
}

/** Bars in the place of what is coming, after 200 ms only: a quick answer shows no flicker. */
export function LoadingState({ rows = 3, height = 56, label }: { rows?: number; height?: number; label: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" className={classes.loading} style={{ minHeight: rows * height }}>
      <span className="vh" role="status">
        {label}
      </span>
      {shown &&
        Array.from({ length: rows }, (_, index) => (
          <Skeleton key={index} height={height - 20} width={`${96 - ((index * 17) % 34)}%`} radius={5} />
        ))}
    </div>
  );
}

/** When the figures were last read, in amber: shown once they are older than they should be. */
export function StaleNote({ children }: { children: ReactNode }) {
  return <p className={classes.stale}>{children}</p>;
}
