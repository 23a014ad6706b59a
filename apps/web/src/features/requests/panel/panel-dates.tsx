import { type DeskRequest, getAcknowledgement, type RequestClock, sendAcknowledgement } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { addressOf, call } from '../../../shared/api.ts';
import { useCan, useTerritory } from '../../../shared/session.ts';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { clockKinds, noonOf } from '../requests.rules.ts';
import { useRequestAct } from '../use-request-act.ts';
import classes from './panel.module.css';

const acknowledgementKinds = { not_due: 'plain', missing: 'watch', ready: 'line', sent: 'calm' } as const;

/** Dates that the law sets, each with why; and the acknowledgement, with what it lacks. */
export function PanelDates({ request }: { request: DeskRequest }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  const { id: territoryId } = useTerritory();
  const canTreat = useCan('requests.treat');
  const params = { territoryId, requestId: request.id };
  const { state, missing, sentAt } = request.acknowledgement;
  const send = useRequestAct(() => call(sendAcknowledgement, { params }), t('requests.ack.done'));
  return (
    <>
      <section className={classes.part}>
        <h3>{t('requests.clocks')}</h3>
        {!request.regularAt && (
          <p className={classes.small}>{t('requests.clocks.irregular', { seen: format.date(request.seenAt, now) })}</p>
        )}
        <ul className={classes.clocks}>
          {request.clocks.map((clock) => (
            <Clock key={clock.kind} clock={clock} />
          ))}
        </ul>
        {request.clocks.length === 0 && <p className={classes.small}>{t('requests.clocks.none')}</p>}
      </section>
      <section className={classes.part}>
        <div className={classes.partHead}>
          <h3>{t('requests.ack')}</h3>
          <Tag kind={acknowledgementKinds[state]}>{t(`requests.ack.${state}`)}</Tag>
        </div>
        {sentAt && <p className={classes.small}>{t('requests.ack.sent_at', { at: format.moment(sentAt, now) })}</p>}
        {missing.length > 0 && (
          <div className={classes.warn}>
            <p>{t('requests.ack.missing.list')}</p>
            <ul className={classes.bullets}>
              {missing.map((mention) => (
                <li key={mention.fr}>{mention[format.locale]}</li>
              ))}
            </ul>
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
      </section>
    </>
  );
}

function Clock({ clock }: { clock: RequestClock }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <li>
      <div className={classes.clockHead}>
        <span>{clock.label[format.locale]}</span>
        {clock.due ? (
          <Tag kind={clock.overdue ? 'alarm' : clockKinds[clock.state]}>
            <time dateTime={clock.due}>{format.date(noonOf(clock.due), now)}</time>
          </Tag>
        ) : (
          <Tag kind={clockKinds[clock.state]}>{t(`requests.clock.${clock.state}`)}</Tag>
        )}
      </div>
      <details className={classes.small}>
        <summary>{t('requests.clocks.why')}</summary>
        <p>{clock.because[format.locale]}</p>
        <p>
          {[clock.article, clock.opposable === false && t('requests.clock.not_opposable')].filter(Boolean).join(', ')}
        </p>
      </details>
    </li>
  );
}
