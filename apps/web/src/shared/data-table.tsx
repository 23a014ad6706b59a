import type { ReactNode } from 'react';
import classes from './data-table.module.css';

/**
 * A table in its panel; it scrolls alone when the screen is too narrow. Columns that are `wide` leave on the phone,
 * where three are enough.
 */
export function DataTable({
  label,
  columns,
  children,
}: {
  label: string;
  columns: readonly { name: ReactNode; kind?: 'wide' | 'end' | 'wide-end' }[];
  children: ReactNode;
}) {
  return (
    // The keyboard scrolls it too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" data-kind={column.kind}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
