import type { Mandate } from '@beffroi/contracts';
import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePage } from '../../shared/page.ts';
import { isOpen, mandatesQuery } from '../../shared/publishing/mandates.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { DigestDialog } from './digest-dialog.tsx';
import { MandateRow } from './mandate-row.tsx';
import { OpenDialog } from './open-dialog.tsx';
import classes from './mandates.module.css';

/** Who may publish without prior approval, until when, and what went out under it. */
export function MandatesPage() {
  const t = useWords();
  const now = useNow(10_000);
  const { id } = useTerritory();
  const canOpen = useCan('mandates.open');
  const mandates = useQuery(mandatesQuery(id));
  const [opening, setOpening] = useState(false);
  const [read, setRead] = useState<Mandate>();
  usePage(t('mandates.title'));
  const open = (
    <Button
      variant="filled"
      onClick={() => setOpening(true)}
      leftSection={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
    >
      {t('mandates.open')}
    </Button>
  );
  const active = (mandates.data?.items ?? []).filter((mandate) => isOpen(mandate, now));
  const ended = (mandates.data?.items ?? []).filter((mandate) => !isOpen(mandate, now));
  return (
    <>
      <PageHead
        over={t('mandates.over')}
        title={t('mandates.title')}
        actions={
          <>
            <Button component={Link} to={`/t/${id}/calendrier` as string}>
              {t('app.nav.calendar')}
            </Button>
            {canOpen && active.length + ended.length > 0 && open}
          </>
        }
      />
      <QueryPanel query={mandates} rows={4}>
        {({ items }) => (
          <div className={classes.stack}>
            <Panel title={t('mandates.active')} flush>
              {active.length === 0 ? (
                <EmptyState action={canOpen && items.length === 0 ? open : undefined}>{t('mandates.none')}</EmptyState>
              ) : (
                <ul>
                  {active.map((mandate) => (
                    <MandateRow key={mandate.id} mandate={mandate} now={now} onRead={setRead} />
                  ))}
                </ul>
              )}
            </Panel>
            {ended.length > 0 && (
              <Panel title={t('mandates.ended')} flush>
                <ul>
                  {ended.map((mandate) => (
                    <MandateRow key={mandate.id} mandate={mandate} now={now} onRead={setRead} />
                  ))}
                </ul>
              </Panel>
            )}
          </div>
        )}
      </QueryPanel>
      {opening && <OpenDialog people={mandates.data?.people ?? []} onClose={() => setOpening(false)} />}
      {read && <DigestDialog mandate={read} onClose={() => setRead(undefined)} />}
    </>
  );
}
