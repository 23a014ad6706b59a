import { askIdentity, type DeskRequest, type Output } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import classes from '../../shared/rows.module.css';
import { CopyText } from '../../shared/secret-once.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { requestKey } from './requests.queries.ts';

const fields = ['firstName', 'lastName', 'organisation', 'organisationId', 'email', 'phone', 'address'] as const;

/** Who asks, for those who may know it; the journal says who looked. */
export function IdentityPanel({ request }: { request: DeskRequest }) {
  const t = useWords();
  const { identity } = request;
  const canTreat = useCan('requests.treat');
  // By telephone or at the counter somebody is known without a form.
  const asks = !request.identified && !request.regularAt;
  const known = identity && fields.filter((name) => identity[name]);
  return (
    <Panel title={t('requests.identity')}>
      <div className={classes.gap}>
        {asks && (
          <p className={classes.note}>
            {t('requests.identity.unknown')} {canTreat && t('requests.identity.unknown.ask')}
          </p>
        )}
        {identity === undefined && request.identified && <p>{t('requests.identity.hidden')}</p>}
        {identity && known && known.length > 0 && (
          <dl className={classes.facts}>
            {known.map((name) => (
              <div key={name}>
                <dt>{t(`requests.identity.${name}`)}</dt>
                <dd>
                  {name === 'email' ? (
                    <a href={`mailto:${identity.email}`}>{identity.email}</a>
                  ) : name === 'phone' ? (
                    <a href={`tel:${identity.phone?.replaceAll(/\s/g, '')}`}>{identity.phone}</a>
                  ) : (
                    identity[name]
                  )}
                </dd>
              </div>
            ))}
          </dl>
        )}
        {known && known.length > 0 && (
          <p className={classes.meta}>
            <IconEye size={16} stroke={1.75} aria-hidden="true" />
            {t('requests.identity.looked')}
          </p>
        )}
        {asks && <Ask request={request} />}
      </div>
    </Panel>
  );
}

/** A link used once, with the courteous words that carry it; copied where the person wrote. */
function Ask({ request }: { request: DeskRequest }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const notify = useNotify();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const canTreat = useCan('requests.treat');
  const [link, setLink] = useState<Output<typeof askIdentity>>();
  const ask = useMutation({
    mutationFn: () => call(askIdentity, { params: { territoryId, requestId: request.id } }),
    async onSuccess(made) {
      setLink(made);
      await client.invalidateQueries({ queryKey: requestKey(territoryId, request.id) });
    },
    onError: notify.failed,
  });
  const { state, askedAt, until } = request.identification;
  return (
    <>
      {state === 'asked' && askedAt && until && (
        <p className={classes.small}>
          {t('requests.identify.asked', { at: format.moment(askedAt, now), until: format.date(until, now) })}
        </p>
      )}
      {state === 'expired' && <p className={classes.small}>{t('requests.identify.expired')}</p>}
      {canTreat && !link && (
        <div>
          <Button size="xs" loading={ask.isPending} onClick={() => ask.mutate()}>
            {t(state === 'none' ? 'requests.identify' : 'requests.identify.again')}
          </Button>
        </div>
      )}
      {link && (
        <div className={classes.gap} role="status">
          <CopyText block label={t('requests.identify.words')} text={link.text} />
          <p className={classes.small}>{t('requests.identify.until', { until: format.moment(link.until, now) })}</p>
        </div>
      )}
    </>
  );
}
