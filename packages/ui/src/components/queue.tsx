import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { moveIn, queueMove } from './queue-keys.ts';
import classes from './queue.module.css';

const ROW = 'a[data-queue-main]';

/**
 * A list of things to do. Every row has one main link; J, K and the arrows go from one to the next while the focus is
 * in the list, and the buttons of a row follow their link in the order of tabs.
 */
export function Queue({ children }: { children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const move = queueMove(event.key, event.ctrlKey || event.metaKey || event.altKey);
    if (!move || !list.current) return;
    const rows = [...list.current.querySelectorAll<HTMLElement>(ROW)];
    const current = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement));
    event.preventDefault();
    rows[moveIn(rows.length, current, move)]?.focus();
  };
  return (
    // The keys are a help on top of links that work without them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={list} className={classes.queue} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

/** A group of rows under a small title with its count. */
export function QueueGroup({
  title,
  count,
  end,
  level = 3,
  children,
}: {
  title: ReactNode;
  count?: ReactNode;
  /** Of its title, so that no level of heading is skipped. */
  level?: 2 | 3;
  end?: ReactNode;
  children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <>
      <div className={classes.groupHead}>
        <Heading className={classes.groupTitle}>{title}</Heading>
        {count !== undefined && <span className={classes.count}>{count}</span>}
        {end && <span className={classes.more}>{end}</span>}
      </div>
      <ul className={classes.rows}>{children}</ul>
    </>
  );
}

/** One row: what it is, a line of title (with the main link), a line of detail, a tag and one action. */
export function QueueRow({
  lead,
  title,
  detail,
  tag,
  action,
}: {
  lead?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  tag?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <li className={classes.row}>
      {lead && <span className={classes.lead}>{lead}</span>}
      <div className={classes.words}>
        <p className={classes.title}>{title}</p>
        {detail && <p className={classes.detail}>{detail}</p>}
      </div>
      {tag && <span className={classes.tag}>{tag}</span>}
      {action && <span className={classes.action}>{action}</span>}
    </li>
  );
}
