import { decideSwap, type getRota, type Output } from '@beffroi/contracts';
import { EmptyState, Panel, Tag, type TagKind } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useSpanWords } from './use-span-words.ts';

type Swap = Output<typeof getRota>['swaps'][number];

const kinds: Record<Swap['state'], TagKind> = { asked: 'watch', accepted: 'calm', refused: 'line', cancelled: 'line' };

/** Swaps of the period: those that wait for an answer first. */
export function SwapsPanel({ swaps }: { swaps: readonly Swap[] }) {
  const t = useWords();
  const sorted = swaps.toSorted(
    (a, b) => Number(b.state === 'asked') - Number(a.state === 'asked') || Date.parse(a.from) - Date.parse(b.from),
  );
  return (
    <Panel title={t('oncall.swaps')} flush>
      {sorted.length === 0 ? (
        <EmptyState>{t('oncall.swaps.none')}</EmptyState>
      ) : (
        <ul>
          {sorted.map((swap) => (
            <Row key={swap.id} swap={swap} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ swap }: { swap: Swap }) {
  const t = useWords();
  const span = useSpanWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const decide = useMutation({
    mutationFn: (decision: 'accept' | 'refuse' | 'cancel') =>
      call(decideSwap, { params: { territoryId, swapId: swap.id }, body: { decision } }),
    onSuccess: (_, decision) => notify.done(t(`oncall.swap.did.${decision}`)),
    onError: notify.failed,
    // Somebody may have answered first: what stands is read again either way.
    onSettled: () => client.invalidateQueries({ queryKey: ['rota', territoryId] }),
  });
  const open = swap.state === 'asked';
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <p className={rows.title}>{t('oncall.swap.line', { giver: swap.givenBy.name, taker: swap.takenBy.name })}</p>
        <p className={`${rows.small} ${rows.sentence}`}>{span(swap)}</p>
        {swap.note && <p className={rows.text}>{swap.note}</p>}
      </div>
      <Tag kind={kinds[swap.state]}>{t(`oncall.swap.state.${swap.state}`)}</Tag>
      {open && (swap.mine.decide || swap.mine.cancel) && (
        <div className={rows.acts}>
          {swap.mine.decide && (
            <>
              <Button size="xs" loading={decide.isPending} onClick={() => decide.mutate('accept')}>
                {t('oncall.swap.accept')}
              </Button>
              <Button size="xs" variant="subtle" disabled={decide.isPending} onClick={() => decide.mutate('refuse')}>
                {t('oncall.swap.refuse')}
              </Button>
            </>
          )}
          {swap.mine.cancel && (
            <Button size="xs" variant="subtle" disabled={decide.isPending} onClick={() => decide.mutate('cancel')}>
              {t('oncall.swap.cancel')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
