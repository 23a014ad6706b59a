import { type DeskRequest, handOver } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../../shared/api.ts';
import { useCan, useTerritory } from '../../../shared/session.ts';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { HandOverDialog } from '../hand-over-dialog.tsx';
import { isOver } from '../requests.rules.ts';
import { useRequestAct } from '../use-request-act.ts';
import classes from './panel.module.css';

/** Who may have it: up to three departments of ours or who is competent outside, with reasons; or who has it. */
export function PanelRoute({ request, quiet }: { request: DeskRequest; quiet: boolean }) {
  const t = useWords();
  const { locale, percent } = useFormat();
  const { id: territoryId } = useTerritory();
  const canTreat = useCan('requests.treat');
  const [giving, setGiving] = useState(false);
  const { suggestion } = request;
  const [first, ...others] = suggestion?.departments ?? [];
  const give = useRequestAct(
    () => call(handOver, { params: { territoryId, requestId: request.id }, body: { departmentId: first?.id ?? '' } }),
    t('requests.hand_over.done', { name: first?.name ?? '' }),
  );
  const nobody = request.state === 'open' || request.state === 'reopened';
  if (!nobody || isOver(request)) return <Holder request={request} />;
  const outside = suggestion?.outside;
  const outsideFirst = outside !== undefined && outside.confidence >= (first?.confidence ?? 0);
  return (
    <section className={classes.suggested} aria-label={t('requests.suggested')}>
      {outside && (
        <div>
          <p className={classes.over}>{t('requests.panel.outside')}</p>
          <p className={classes.big}>{outside.authorities[0]?.name ?? outside.body ?? outside.label[locale]}</p>
          <p className={classes.words}>{outside.because.map((each) => each[locale]).join(' ')}</p>
        </div>
      )}
      {first && (
        <div>
          <p className={classes.over}>{t('requests.panel.department')}</p>
          <p className={outsideFirst ? classes.medium : classes.big}>{first.name}</p>
          <p className={classes.words}>
            {first.because.map((each) => each[locale]).join(' ')}{' '}
            {first.similar > 0 && t('requests.suggested.similar', { count: first.similar })}
          </p>
          {first.absence && <p className={classes.warn}>{first.absence[locale]}</p>}
        </div>
      )}
      {suggestion?.unsure && <p className={classes.warn}>{t('requests.suggested.unsure')}</p>}
      {!first && !outside && <p className={classes.words}>{t('requests.panel.no_idea')}</p>}
      {canTreat && (
        <div className={classes.acts}>
          {first && !outsideFirst ? (
            <Button
              fullWidth
              variant={quiet || suggestion?.unsure ? 'default' : 'filled'}
              loading={give.isPending}
              onClick={() => give.mutate()}
            >
              {t('requests.panel.give', { name: first.name })}
            </Button>
          ) : (
            <Button fullWidth variant={quiet ? 'default' : 'filled'} onClick={() => setGiving(true)}>
              {t(outside ? 'requests.panel.forward' : 'requests.hand_over')}
            </Button>
          )}
          {(first || outside) && (
            <Button fullWidth variant="subtle" onClick={() => setGiving(true)}>
              {t('requests.panel.other')}
            </Button>
          )}
        </div>
      )}
      {others.length > 0 && (
        <ul className={classes.lines} aria-label={t('requests.panel.also')}>
          {others.map((each) => (
            <li key={each.id}>
              <span>{each.name}</span>
              <Tag kind="line">{t('requests.suggested.sure', { share: percent(each.confidence) })}</Tag>
            </li>
          ))}
        </ul>
      )}
      <p className={classes.private}>
        <IconLock size={15} stroke={1.75} aria-hidden="true" />
        {t('requests.panel.private')}
      </p>
      {giving && <HandOverDialog request={request} onClose={() => setGiving(false)} />}
    </section>
  );
}

/** Who has it, what they said last, and when they are reminded. */
function Holder({ request }: { request: DeskRequest }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  const canTreat = useCan('requests.treat');
  const [giving, setGiving] = useState(false);
  const last = request.handovers.at(-1);
  return (
    <section className={classes.suggested} aria-label={t('requests.holder')}>
      <p className={classes.over}>{t('requests.holder')}</p>
      <p className={classes.big}>{request.holder ?? last?.to.name ?? t('requests.nobody')}</p>
      {last && (
        <div className={classes.words}>
          <p>
            {t(`requests.handover.${last.state}`)}, {format.moment(last.at, now)}
          </p>
          {last.trouble && <p className={classes.alarm}>{last.trouble[format.locale]}</p>}
          {last.answer && <blockquote className={classes.answer}>{last.answer}</blockquote>}
          {last.nextReminderAt && (
            <p className={classes.small}>
              {t('requests.reminder.next', { at: format.moment(last.nextReminderAt, now) })}
            </p>
          )}
        </div>
      )}
      {canTreat && !isOver(request) && (
        <Button size="xs" variant="subtle" onClick={() => setGiving(true)}>
          {t('requests.hand_over.other')}
        </Button>
      )}
      {giving && <HandOverDialog request={request} onClose={() => setGiving(false)} />}
    </section>
  );
}
