import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

/** The one level of panel: a named section with its title inside. Within it, separate with a hairline, never a card. */
export function Panel({
  title,
  end,
  children,
  flush = false,
  label,
}: {
  title?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
  /** The content brings its own margins: a list of rows, a table. */
  flush?: boolean;
  /** The name of the section when it shows no title. */
  label?: string;
}) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={title ? id : undefined} aria-label={title ? undefined : label}>
      {title && (
        <div className={classes.head}>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {end && <div className={classes.end}>{end}</div>}
        </div>
      )}
      <div className={flush ? classes.flush : title ? classes.body : classes.alone}>{children}</div>
    </section>
  );
}

/** A titled section whose title stands outside its panel, as on the first page. */
export function Section({ title, end, children }: { title: ReactNode; end?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={classes.outside}>
        <h2 id={id}>{title}</h2>
        {end && <div className={classes.outsideEnd}>{end}</div>}
      </div>
      <div className={classes.panel}>{children}</div>
    </section>
  );
}
