import type { Shift } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { Dialog } from '../../shared/dialog.tsx';
import dialog from '../../shared/dialog.module.css';
import rows from '../../shared/rows.module.css';
import { useCan } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { type Reach, ReachTags } from './reach.tsx';
import { useSpanWords } from './use-span-words.ts';

/** A shift: whose, when, by what they are rung, and the way to give it. */
export function ShiftDialog({
  shift,
  reach,
  onSwap,
  onClose,
}: {
  shift: Shift;
  reach: Reach | undefined;
  onSwap: () => void;
  onClose: () => void;
}) {
  const t = useWords();
  const span = useSpanWords();
  const now = useNow();
  const canManage = useCan('oncall.manage');
  const canGive = (shift.mine || canManage) && Date.parse(shift.to) > now;
  return (
    <Dialog title={shift.personName} onClose={onClose}>
      <div className={dialog.body}>
        <p>
          {shift.slotName}
          <br />
          {span(shift)}
          {shift.holiday && (
            <>
              <br />
              {shift.holiday}
            </>
          )}
        </p>
        {shift.insteadOf && <p className={rows.small}>{t('oncall.instead', { name: shift.insteadOf })}</p>}
        <ReachTags reach={reach} />
        <div className={dialog.actions}>
          {canGive && (
            <Button variant="filled" onClick={onSwap}>
              {t(shift.mine ? 'oncall.swap.this' : 'oncall.swap.decide')}
            </Button>
          )}
          <Button variant={canGive ? 'subtle' : 'default'} onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
