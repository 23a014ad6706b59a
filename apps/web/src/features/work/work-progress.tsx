import type { Work } from '@beffroi/contracts';
import { Button, Progress } from '@mantine/core';
import { useCan } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { useCancelWork } from './work.queries.ts';
import { isUnderWay, shareDone } from './work.rules.ts';
import classes from './work.module.css';

/** How far a long work is, in words and as a bar, and the way to stop it. */
export function WorkProgress({ work }: { work: Work }) {
  const t = useWords();
  const format = useFormat();
  const cancel = useCancelWork();
  const canCancel = useCan('watches.manage');
  const share = shareDone(work);
  return (
    <div className={classes.progress}>
      <p className={classes.small}>
        {work.state === 'waiting'
          ? t('work.waiting')
          : work.total
            ? t('work.of', { done: format.number(work.done), total: format.number(work.total) })
            : t('work.done_so_far', { done: format.number(work.done) })}
      </p>
      <Progress
        className={classes.bar}
        value={(share ?? 1) * 100}
        color="slate"
        striped={share === undefined}
        aria-label={t('work.progress', { label: work.label })}
      />
      {canCancel && isUnderWay(work) && (
        <Button size="compact-sm" loading={cancel.isPending} onClick={() => cancel.mutate(work)}>
          {t('work.cancel')}
        </Button>
      )}
    </div>
  );
}
