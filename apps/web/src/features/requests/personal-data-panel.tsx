import { type DeskRequest, eraseRequester, exportRequester, type Output } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf, call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { requestKey } from './requests.queries.ts';

/** What is held about who asks, given or erased; what must be kept is named with its ground. */
export function PersonalDataPanel({ request }: { request: DeskRequest }) {
  const t = useWords();
  const { locale } = useFormat();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [asking, setAsking] = useState(false);
  const [erasure, setErasure] = useState<Output<typeof eraseRequester>>();
  const params = { territoryId, requestId: request.id };
  return (
    <Panel title={t('requests.personal')}>
      <div className={classes.gap}>
        <p className={classes.small}>{t('requests.personal.lead')}</p>
        <div className={classes.bar}>
          <Button
            size="xs"
            component="a"
            download
            href={addressOf(exportRequester, params)}
            leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
          >
            {t('requests.personal.export')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setAsking(true)}>
            {t('requests.personal.erase')}
          </Button>
        </div>
        {erasure && (
          <div role="status" className={classes.plain}>
            <p>{t('requests.personal.erased')}</p>
            <ul>
              {erasure.erased.map((what) => (
                <li key={what.fr}>{what[locale]}</li>
              ))}
            </ul>
            {erasure.kept.length > 0 && (
              <>
                <p>{t('requests.personal.kept')}</p>
                <ul>
                  {erasure.kept.map(({ what, ground }) => (
                    <li key={what.fr}>
                      {what[locale]} ({ground[locale]})
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title={t('requests.personal.erase.title')}
          verb={t('requests.personal.erase')}
          onClose={() => setAsking(false)}
          act={async () => {
            setErasure(await call(eraseRequester, { params }));
            await client.invalidateQueries({ queryKey: requestKey(territoryId, request.id) });
          }}
        >
          <p>{t('requests.personal.erase.words')}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
