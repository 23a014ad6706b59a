import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import classes from './dialog.module.css';
import { FormProblem } from './form/form-problem.tsx';
import { useWords } from './words.ts';

/** Says what will happen and asks once more; the button says the verb. A refusal is told here. */
export function ConfirmDialog({
  title,
  verb,
  act,
  onClose,
  children,
}: {
  title: string;
  verb: string;
  act: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useWords();
  const acting = useMutation({ mutationFn: act, onSuccess: onClose });
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={classes.body}>
        <div>{children}</div>
        {acting.error && <FormProblem error={acting.error} />}
        <div className={classes.actions}>
          <Button variant="filled" loading={acting.isPending} onClick={() => acting.mutate()}>
            {verb}
          </Button>
          <Button data-autofocus variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
