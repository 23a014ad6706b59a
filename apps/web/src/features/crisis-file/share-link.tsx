import { shareTalkingPoints } from '@beffroi/contracts';
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
import { pointsQuery, useCrisisId } from './crisis-file.queries.ts';
import type { Points } from './points.rules.ts';

/** The private address at which the page is read without an account; renewed, the former one leads nowhere. */
export function ShareLink({ points }: { points: Points }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const crisisId = useCrisisId();
  const [renewing, setRenewing] = useState(false);
  const share = useMutation({
    mutationFn: () => call(shareTalkingPoints, { params: { territoryId, crisisId, audience: points.audience } }),
    onSuccess: () => client.invalidateQueries({ queryKey: pointsQuery(territoryId, crisisId).queryKey }),
    onError: notify.failed,
  });
  return (
    <Panel title={t('points.share')}>
      <div className={rows.gap}>
        <p className={rows.small}>{t('points.share.words')}</p>
        {points.shareUrl ? (
          <>
            <CopyText label={t('points.share.address')} text={points.shareUrl} />
            <div className={rows.bar}>
              <a href={points.shareUrl} target="_blank" rel="noreferrer">
                {t('points.share.see')}
              </a>
              <Button
                size="xs"
                variant="subtle"
                onClick={() => setRenewing(true)}
                leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden="true" />}
              >
                {t('points.share.renew')}
              </Button>
            </div>
          </>
        ) : (
          <div>
            <Button
              size="xs"
              loading={share.isPending}
              onClick={() => share.mutate()}
              leftSection={<IconLink size={16} stroke={1.75} aria-hidden="true" />}
            >
              {t('points.share.make')}
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
          {t('points.share.renew.words')}
        </ConfirmDialog>
      )}
    </Panel>
  );
}
