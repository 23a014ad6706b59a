import type { DeskRequest, Handover } from '@beffroi/contracts';
import { EmptyState, Panel, Tag, type TagKind } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import classes from '../../shared/rows.module.css';
import { useCan } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { OutcomeDialog } from './outcome-dialog.tsx';
import { isOver } from './requests.rules.ts';

const kinds: Record<Handover['state'], TagKind> = {
  sending: 'line',
  sent: 'line',
  answered: 'calm',
  not_for_us: 'watch',
  needs_more: 'watch',
  done: 'calm',
  recalled: 'plain',
  failed: 'alarm',
};

/** Who had it and who has it, what they said, and how far the reminders climbed. */
export function HandoversPanel({ request }: { request: DeskRequest }) {
  const t = useWords();
  const canTreat = useCan('requests.treat');
  const [giving, setGiving] = useState(false);
  return (
    <Panel
      title={t('requests.handovers')}
      flush
      end={
        canTreat &&
        !isOver(request) && (
          <Button size="xs" onClick={() => setGiving(true)}>
            {t(request.handovers.length === 0 ? 'requests.hand_over' : 'requests.hand_over.other')}
          </Button>
        )
      }
    >
      {request.handovers.length === 0 ? (
        <EmptyState>{t('requests.handovers.none')}</EmptyState>
      ) : (
        <ol>
          {request.handovers.map((handover) => (
            <Line key={handover.id} request={request} handover={handover} />
          ))}
        </ol>
      )}
      {giving && <HandOverDialog request={request} onClose={() => setGiving(false)} />}
    </Panel>
  );
}

function Line({ request, handover }: { request: DeskRequest; handover: Handover }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const canTreat = useCan('requests.treat');
  const [noting, setNoting] = useState(false);
  const open = ['sending', 'sent', 'needs_more', 'failed'].includes(handover.state);
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.title}>{handover.to.name}</p>
        <p className={classes.meta}>
          <time dateTime={handover.at}>{format.moment(handover.at, now)}</time>
          {handover.by && <span>{t('requests.by', { name: handover.by })}</span>}
          {handover.mail !== 'none' && <span>{t(`requests.mail.${handover.mail}`)}</span>}
        </p>
        {handover.note && <p className={classes.text}>{handover.note}</p>}
        {handover.trouble && <p className={classes.alarm}>{handover.trouble[format.locale]}</p>}
        {handover.answer && (
          <blockquote className={classes.plain}>
            <p className={classes.text}>{handover.answer}</p>
            {handover.answeredAt && (
              <p className={classes.small}>
                {t('requests.answered_by', {
                  name: handover.answeredBy ?? handover.to.name,
                  at: format.moment(handover.answeredAt, now),
                })}
              </p>
            )}
          </blockquote>
        )}
        {(handover.reminders.length > 0 || handover.nextReminderAt) && (
          <ul className={classes.tight} aria-label={t('requests.reminders')}>
            {handover.reminders.map(({ at, level, to }) => (
              <li key={`${at}${to}`} className={classes.small}>
                {t('requests.reminder', { level: t(`requests.level.${level}`), to, at: format.moment(at, now) })}
              </li>
            ))}
            {open && handover.nextReminderAt && (
              <li className={classes.small}>
                {t('requests.reminder.next', { at: format.moment(handover.nextReminderAt, now) })}
              </li>
            )}
          </ul>
        )}
      </div>
      <div className={classes.side}>
        <Tag kind={kinds[handover.state]}>{t(`requests.handover.${handover.state}`)}</Tag>
        {canTreat && open && (
          <Button size="xs" variant="subtle" onClick={() => setNoting(true)}>
            {t('requests.outcome')}
          </Button>
        )}
      </div>
      {noting && <OutcomeDialog request={request} handover={handover} onClose={() => setNoting(false)} />}
    </li>
  );
}
