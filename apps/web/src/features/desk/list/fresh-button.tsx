import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useWords } from '../../../shared/words.ts';
import type { DeskSearch } from '../desk-search.ts';
import classes from './list.module.css';
import { useFresh } from './use-fresh.ts';

/** Says that something came, and brings it when asked: the list never moves by itself. */
export function FreshButton({ search }: { search: DeskSearch }) {
  const t = useWords();
  const { waiting, red, show } = useFresh(search);
  return (
    <>
      <p className="vh" role="status">
        {waiting > 0 && t(red ? 'desk.fresh.red' : 'desk.fresh', { count: waiting })}
      </p>
      {waiting > 0 && (
        <div className={classes.fresh}>
          <Button
            size="xs"
            radius="xl"
            variant="filled"
            color={red ? 'alarm' : 'slate'}
            leftSection={<IconArrowUp size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => void show()}
          >
            {t(red ? 'desk.fresh.red' : 'desk.fresh', { count: waiting })}
          </Button>
        </div>
      )}
    </>
  );
}
