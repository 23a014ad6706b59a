import type { ReactNode } from 'react';
import classes from './page-head.module.css';

/** The head of a page: a line above, the only h1, and its actions. */
export function PageHead({ over, title, actions }: { over?: ReactNode; title: ReactNode; actions?: ReactNode }) {
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        {over && <p className={classes.over}>{over}</p>}
        <h1>{title}</h1>
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
