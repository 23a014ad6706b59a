import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from '../rows.module.css';

/** Things of the same fields, one added or taken away at a time. */
export function ListedFields({
  name,
  add,
  remove,
  count,
  onAdd,
  onRemove,
  compact = false,
  children,
}: {
  /** What each is, for who does not see the list. */
  name: string;
  add: string;
  remove: (number: number) => string;
  count: number;
  onAdd: () => void;
  onRemove: (index: number) => void;
  /** Short fields that need their names once. */
  compact?: boolean;
  children: (index: number) => ReactNode;
}) {
  return (
    <div>
      {Array.from({ length: count }, (_, index) => (
        <fieldset key={index} className={classes.item} {...(compact ? { 'data-compact': '' } : {})}>
          <legend className="vh">{`${name} ${index + 1}`}</legend>
          <div className={classes.fields}>{children(index)}</div>
          <ActionIcon aria-label={remove(index + 1)} onClick={() => onRemove(index)}>
            <IconTrash size={18} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        </fieldset>
      ))}
      <Button
        size="xs"
        className={classes.add}
        leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
        onClick={onAdd}
      >
        {add}
      </Button>
    </div>
  );
}
