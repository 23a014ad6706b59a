import { type Output, shareReports } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconLink, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { CopyText } from '../../shared/secret-once.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { reportsQuery, useCrisisId } from './crisis-file.queries.ts';

type Addresses = Output<typeof shareReports>;

const addressesOf = (geojsonUrl: string): Addresses => ({
  geojsonUrl,
  csvUrl: geojsonUrl.replace(/\.geojson$/, '.csv'),
});

/** The private addresses at which emergency services read the reports on their own map. */
export function ReportsShare({ open, feedUrl }: { open: boolean; feedUrl: string | undefined }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const crisisId = useCrisisId();
  const [renewing, setRenewing] = useState(false);
  const share = useMutation({
    mutationFn: () => call(shareReports, { params: { territoryId, crisisId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: reportsQuery(territoryId, crisisId).queryKey }),
    onError: notify.failed,
  });
  const addresses = feedUrl ? addressesOf(feedUrl) : share.data;
  if (!open && !addresses) return null;
  return (
    <Panel title={t('reports.share')}>
      <div className={rows.gap}>
        <p className={rows.small}>{t('reports.share.words')}</p>
        {addresses ? (
          <>
            <CopyText label={t('reports.share.geojson')} text={addresses.geojsonUrl} />
            <CopyText label={t('reports.share.csv')} text={addresses.csvUrl} />
            {open && (
              <div>
                <Button
                  size="xs"
                  variant="subtle"
                  onClick={() => setRenewing(true)}
                  leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden="true" />}
                >
                  {t('points.share.renew')}
                </Button>
              </div>
            )}
          </>
        ) : (
          <div>
            <Button
              size="xs"
              loading={share.isPending}
              onClick={() => share.mutate()}
              leftSection={<IconLink size={16} stroke={1.75} aria-hidden="true" />}
            >
              {t('reports.share.make')}
            </Button>
          </div>
        )}
      </div>
      {renewing && (
        <ConfirmDialog
          title={t('points.share.renew.title')}
          verb={t('points.share.renew')}
          act={() => share.mutateAsync()}
          onClose={() => setRenewing(false)}
        >
          {t('reports.share.renew.words')}
        </ConfirmDialog>
      )}
    </Panel>
  );
}
