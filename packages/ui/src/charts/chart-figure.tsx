import { IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './charts.module.css';

export type TwinRow = { key: string; cells: readonly ReactNode[] };

/**
 * A chart with its caption and its twin: a real table of the same figures, whose numbers are links. The drawing itself
 * is one image with a sentence that says the finding.
 */
export function ChartFigure({
  caption,
  legend,
  children,
  tableLabel,
  columns,
  rows,
}: {
  caption: ReactNode;
  legend?: ReactNode;
  children: ReactNode;
  tableLabel: string;
  columns: readonly string[];
  rows: readonly TwinRow[];
}) {
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <span>{caption}</span>
        {legend && <span className={classes.legend}>{legend}</span>}
      </figcaption>
      {children}
      <details className={classes.twin}>
        <summary>
          <IconTable size={16} stroke={1.75} aria-hidden="true" />
          {tableLabel}
        </summary>
        {/* A scrolling region must be reachable by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className={classes.scroll} tabIndex={0} aria-label={tableLabel}>
          <table className={classes.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  {row.cells.map((cell, index) =>
                    index === 0 ? (
                      <th key={index} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={index}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

/** A patch of colour with its word, for the few things that cannot be labelled in place. */
export function LegendKey({ kind, children }: { kind: 'band' | 'usual' | 'after'; children: ReactNode }) {
  return (
    <span className={classes.key}>
      <i className={`${classes.swatch} ${classes[`swatch_${kind}`]}`} aria-hidden="true" />
      {children}
    </span>
  );
}
