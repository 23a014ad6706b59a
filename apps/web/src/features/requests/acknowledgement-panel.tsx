import { type DeskRequest, getAcknowledgement, sendAcknowledgement } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { addressOf, call } from '../../shared/api.ts';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { useRequestAct } from './use-request-act.ts';

const kinds = { not_due: 'plain', missing: 'alarm', ready: 'watch', sent: 'calm' } as const;

/** The acknowledgement: it does not leave while a mention that the law asks for is missing. */
export function AcknowledgementPanel({ request }: { request: DeskRequest }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id: territoryId } = useTerritory();
  const canTreat = useCan('requests.treat');
  const params = { territoryId, requestId: request.id };
  const { state, sentAt, missing } = request.acknowledgement;
  const send = useRequestAct(() => call(sendAcknowledgement, { params }), t('requests.ack.done'));
  return (
    <Panel title={t('requests.ack')} end={<Tag kind={kinds[state]}>{t(`requests.ack.${state}`)}</Tag>}>
      <div className={classes.gap}>
        <p className={classes.small}>
          {sentAt ? t('requests.ack.sent_at', { at: format.moment(sentAt, now) }) : t(`requests.ack.${state}.words`)}
        </p>
        {missing.length > 0 && (
          <div className={classes.warn}>
            <p>{t('requests.ack.missing.list')}</p>
            <ul>
              {missing.map((mention) => (
                <li key={mention.fr}>{mention[format.locale]}</li>
              ))}
            </ul>
            <p className={classes.bar}>
              <Link to={`/t/${territoryId}/services` as string}>{t('requests.ack.fill')}</Link>
              <Link to={`/t/${territoryId}/reglages/demandes` as string}>{t('requests.ack.settings')}</Link>
            </p>
          </div>
        )}
        {(state === 'ready' || state === 'sent') && (
          <div className={classes.bar}>
            {canTreat && state === 'ready' && (
              <Button size="xs" loading={send.isPending} onClick={() => send.mutate()}>
                {t('requests.ack.send')}
              </Button>
            )}
            {(['html', 'pdf'] as const).map((as) => (
              <a key={as} href={addressOf(getAcknowledgement, params, { as })} target="_blank" rel="noreferrer">
                {t(`requests.ack.see.${as}`)}
              </a>
            ))}
          </div>
        )}
      </div>
    </Panel>
  );
}
