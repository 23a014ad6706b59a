import { Button, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useWords } from '../../shared/words.ts';
import classes from './approvals.module.css';

export type Decision = 'approve' | 'request_changes' | 'refuse';

/** Approve at once; asking for a change or refusing wants a word first. */
export function DecisionForm({
  onDecide,
  pending,
  error,
  main = true,
}: {
  onDecide: (decision: Decision, comment: string) => void;
  pending: boolean;
  error: unknown;
  /** The brick of the screen is here. */
  main?: boolean;
}) {
  const t = useWords();
  const id = useId();
  const [asking, setAsking] = useState<Exclude<Decision, 'approve'>>();
  const [comment, setComment] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (asking) field.current?.focus();
  }, [asking]);
  return (
    <div className={classes.decision}>
      {asking && (
        <Textarea
          ref={field}
          id={id}
          label={t(asking === 'refuse' ? 'approvals.why.refuse' : 'approvals.why.change')}
          autosize
          minRows={2}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
      )}
      {error !== null && error !== undefined && <FormProblem error={error} />}
      <div className={classes.buttons}>
        {asking ? (
          <>
            <Button
              variant={main ? 'filled' : 'default'}
              loading={pending}
              disabled={comment.trim() === ''}
              onClick={() => onDecide(asking, comment.trim())}
            >
              {t(asking === 'refuse' ? 'approvals.refuse' : 'approvals.change')}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(undefined)}>
              {t('common.cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button
              variant={main ? 'filled' : 'default'}
              loading={pending}
              leftSection={<IconCheck size={18} stroke={1.75} aria-hidden="true" />}
              onClick={() => onDecide('approve', '')}
            >
              {t('approvals.approve')}
            </Button>
            <Button
              leftSection={<IconArrowBackUp size={18} stroke={1.75} aria-hidden="true" />}
              onClick={() => setAsking('request_changes')}
            >
              {t('approvals.change')}
            </Button>
            <Button
              variant="subtle"
              leftSection={<IconX size={18} stroke={1.75} aria-hidden="true" />}
              onClick={() => setAsking('refuse')}
            >
              {t('approvals.refuse')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
