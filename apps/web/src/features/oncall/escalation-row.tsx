import type { Escalation } from '@beffroi/contracts';
import { Tag, type TagKind } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconPhoneRinging } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { todayQuery } from '../../shared/today.ts';
import { useAnswerCall } from '../../shared/use-answer-call.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { callsByRound, isWaiting, secondsTo } from './escalation.rules.ts';
import classes from './oncall.module.css';

const kinds: Record<Escalation['state'], TagKind> = {
  ringing: 'alarm',
  answered: 'calm',
  stood_down: 'line',
  unanswered: 'watch',
  quiet: 'watch',
};
const outcomes: Record<Escalation['calls'][number]['outcome'], TagKind> = {
  pending: 'line',
  sent: 'plain',
  failed: 'watch',
  no_means: 'watch',
  quiet: 'plain',
  answered: 'calm',
  missed: 'watch',
  stood_down: 'line',
};

/** An alarm that rang people: whom, in which order, by what, with what outcome; while it waits, the way to take it. */
export function EscalationRow({
  escalation,
  brick = false,
  onItsPage = false,
}: {
  escalation: Escalation;
  brick?: boolean;
  /** On the page of its alarm, which names it and has the way to take it. */
  onItsPage?: boolean;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(escalation.state === 'ringing' ? 1000 : 30_000);
  const { id } = useTerritory();
  const answer = useAnswerCall(escalation);
  // Red, and the way to take it, only while its alarm is open.
  const isOpen = useQuery(todayQuery(id)).data?.alarms.some(
    (alarm) => alarm.id === escalation.alarmId && alarm.state === 'open',
  );
  const canAnswer =
    useCan('alerts.handle') && (escalation.state === 'ringing' || (isOpen === true && isWaiting(escalation)));
  const rounds = callsByRound(escalation.calls);
  return (
    <li className={`${rows.row} ${escalation.state === 'ringing' ? classes.ringing : ''}`}>
      <div className={rows.words}>
        {!onItsPage && (
          <p className={rows.title}>
            <Link to={`/t/${id}/alertes/${escalation.alarmId}` as string}>{escalation.alarmName}</Link>
          </p>
        )}
        <p className={rows.meta}>
          <time dateTime={escalation.startedAt}>{format.moment(escalation.startedAt, now)}</time>
          <span>{t('alerts.level', { level: escalation.level })}</span>
        </p>
        <State escalation={escalation} now={now} isOpen={isOpen === true} />
        <ol className={classes.calls} aria-label={t('oncall.calls.of', { name: escalation.alarmName })}>
          {rounds.map(({ round, calls }) =>
            calls.map((call, index) => (
              <li key={`${round}-${index}`} className={classes.call}>
                <time dateTime={call.at}>{format.hour(call.at)}</time>
                <span>
                  {call.personName
                    ? t(call.means ? `oncall.call.by.${call.means}` : 'oncall.call', { name: call.personName })
                    : t('oncall.call.nobody')}
                  {round > 1 && index === 0 && <>, {t('oncall.round', { round })}</>}
                </span>
                <Tag kind={outcomes[call.outcome]}>{t(`oncall.outcome.${call.outcome}`)}</Tag>
                {call.trouble && <small>{call.trouble[format.locale]}</small>}
              </li>
            )),
          )}
        </ol>
      </div>
      <Tag kind={isOpen && escalation.state === 'unanswered' ? 'alarm' : kinds[escalation.state]}>
        {t(`oncall.state.${escalation.state}`)}
      </Tag>
      {canAnswer && !onItsPage && (
        <Button
          variant={brick ? 'filled' : 'default'}
          loading={answer.isPending}
          leftSection={<IconPhoneRinging size={18} stroke={1.75} aria-hidden="true" />}
          onClick={() => answer.mutate()}
        >
          {t('app.ring.take')}
        </Button>
      )}
    </li>
  );
}

/** Who has it, or who is rung next and in how long. */
function State({ escalation, now, isOpen }: { escalation: Escalation; now: number; isOpen: boolean }) {
  const t = useWords();
  const format = useFormat();
  if (escalation.state === 'answered' && escalation.answeredBy && escalation.answeredAt) {
    return (
      <p>
        {t('oncall.answered', {
          name: escalation.answeredBy,
          at: format.hour(escalation.answeredAt),
          duration: format.duration(Date.parse(escalation.answeredAt) - Date.parse(escalation.startedAt)),
        })}
      </p>
    );
  }
  if (escalation.state === 'unanswered')
    return <p className={isOpen ? rows.alarm : undefined}>{t('oncall.unanswered')}</p>;
  if (escalation.state === 'quiet') return <p>{t('oncall.quiet')}</p>;
  if (escalation.state !== 'ringing' || !escalation.nextAt) return null;
  const left = secondsTo(escalation.nextAt, now);
  return (
    <p className={classes.countdown} role="timer">
      {t(escalation.nextWho ? 'oncall.next.call' : 'oncall.next.end', {
        name: escalation.nextWho ?? '',
        minutes: Math.floor(left / 60),
        seconds: String(left % 60).padStart(2, '0'),
      })}
    </p>
  );
}
