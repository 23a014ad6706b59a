import { askIdentity, type DeskRequest } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api.ts';
import { useNotify } from '../../../shared/notify.tsx';
import { useCan, useTerritory } from '../../../shared/session.ts';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { requestKey } from '../requests.queries.ts';
import classes from './panel.module.css';

/** Who asks, when it is known; else the courteous words that ask, put in the answer for one to read before they leave. */
export function PanelPerson({ request, onText }: { request: DeskRequest; onText: (text: string) => void }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const canTreat = useCan('requests.treat');
  const ask = useMutation({
    mutationFn: () => call(askIdentity, { params: { territoryId, requestId: request.id } }),
    onSuccess(made) {
      onText(made.text);
      notify.done(t('requests.panel.identity.in_answer'));
      return client.invalidateQueries({ queryKey: requestKey(territoryId, request.id) });
    },
    onError: notify.failed,
  });
  const { state, askedAt, until } = request.identification;
  const name = [request.identity?.firstName, request.identity?.lastName].filter(Boolean).join(' ');
  return (
    <section className={classes.part}>
      <div className={classes.partHead}>
        <h3>{t('requests.identity')}</h3>
        {request.identified && (
          <Tag kind="calm" icon={<IconCheck aria-hidden="true" />}>
            {t('requests.panel.identified')}
          </Tag>
        )}
      </div>
      {request.identified ? (
        <p className={classes.words}>
          {[name || request.identity?.organisation, request.identity?.email].filter(Boolean).join(', ')}
        </p>
      ) : (
        <>
          <p className={classes.words}>{t('requests.panel.identity.none')}</p>
          {state === 'asked' && askedAt && until && (
            <p className={classes.small}>
              {t('requests.identify.asked', { at: format.moment(askedAt, now), until: format.date(until, now) })}
            </p>
          )}
          {canTreat && (
            <Button size="xs" loading={ask.isPending} onClick={() => ask.mutate()}>
              {t('requests.panel.identity.ask')}
            </Button>
          )}
        </>
      )}
      {request.trackUrl && (
        <p className={classes.words}>
          <a href={request.trackUrl} target="_blank" rel="noreferrer">
            {t('requests.track')}
          </a>
        </p>
      )}
    </section>
  );
}
