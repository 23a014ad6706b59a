import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { ApiProblem } from './api.ts';
import { useWords } from './words.ts';

type Notify = {
  /** Says that something was done; with a way back for six seconds when there is one. */
  done: (message: string, undo?: () => void) => void;
  /** Says why something was refused, for what blocks nothing; a form says it in place. */
  failed: (error: unknown) => void;
};

/** Short words at the bottom of the page. */
export function useNotify(): Notify {
  const t = useWords();
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': t('common.close') };
    return {
      done(message, undo) {
        const id = `done-${Date.now()}`;
        const back = () => {
          notifications.hide(id);
          undo?.();
        };
        notifications.show({
          id,
          color: 'slate',
          autoClose: 6000,
          closeButtonProps,
          message: undo ? (
            <>
              {message}{' '}
              <Button size="compact-sm" onClick={back}>
                {t('common.undo')}
              </Button>
            </>
          ) : (
            message
          ),
        });
      },
      failed(error) {
        const known = error instanceof ApiProblem && error.status > 0;
        notifications.show({
          color: 'alarm',
          closeButtonProps,
          message: known ? error.message : t('common.unreachable'),
        });
      },
    };
  }, [t]);
}
