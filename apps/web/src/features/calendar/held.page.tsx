import { liftHold, type Output, type getHold } from '@beffroi/contracts';
import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useLiveRefresh } from '../../shared/live.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { holdQuery } from '../../shared/publishing/hold.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { HeldList } from './held-list.tsx';
import classes from './held.module.css';

type Hold = Output<typeof getHold>;

/** What was stopped, to be kept, moved or given up, one by one or many at once; then all may leave again. */
export function HeldPage() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const canHold = useCan('publishing.hold');
  const hold = useQuery(holdQuery(id));
  const [lifting, setLifting] = useState(false);
  usePage(t('held.title'));
  useLiveRefresh(
    ['hold_changed', 'publication_changed'],
    () => void client.invalidateQueries({ queryKey: ['hold', id] }),
    1000,
  );
  return (
    <>
      <PageHead
        over={t('app.nav.calendar')}
        title={t('held.title')}
        actions={
          <>
            <Button component={Link} to={`/t/${id}/calendrier` as string}>
              {t('held.back')}
            </Button>
            {canHold && hold.data?.active && (
              <Button
                variant="filled"
                onClick={() => setLifting(true)}
                leftSection={<IconPlayerPlay size={18} stroke={1.75} aria-hidden="true" />}
              >
                {t('held.lift')}
              </Button>
            )}
          </>
        }
      />
      <QueryPanel query={hold} rows={6}>
        {(data) => (
          <>
            <Why hold={data} />
            {data.items.length === 0 ? (
              <Panel label={t('held.title')}>
                <EmptyState>{t(data.active ? 'held.none' : 'held.nothing')}</EmptyState>
              </Panel>
            ) : (
              <HeldList items={data.items} canSort={canHold} />
            )}
          </>
        )}
      </QueryPanel>
      {lifting && hold.data && <LiftDialog hold={hold.data} onClose={() => setLifting(false)} />}
    </>
  );
}

function Why({ hold }: { hold: Hold }) {
  const t = useWords();
  if (!hold.active || !hold.reason) return null;
  return <p className={classes.why}>{t('held.why', { reason: hold.reason })}</p>;
}

function LiftDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const lift = async () => {
    await call(liftHold, { params: { territoryId } });
    await Promise.all(
      ['hold', 'publications'].map((key) => client.invalidateQueries({ queryKey: [key, territoryId] })),
    );
    notify.done(t('held.lifted'));
  };
  return (
    <ConfirmDialog title={t('held.lift.title')} verb={t('held.lift')} act={lift} onClose={onClose}>
      {t('held.lift.words', { count: hold.waiting })}
    </ConfirmDialog>
  );
}
