import { Button } from '@mantine/core';
import { IconPhoneRinging } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Escalation } from '@beffroi/contracts';
import { useLiveRefresh } from '../../shared/live.tsx';
import { escalationsQuery } from '../../shared/oncall.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useAnswerCall } from '../../shared/use-answer-call.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './ringing-strip.module.css';

/** On every page while an alarm rings people one after the other: whom now, whom next, and the way to say « I have it ». */
export function RingingStrip({ isOpen }: { /** Whether an alarm is open: only then may one ring. */ isOpen: boolean }) {
  const { id } = useTerritory();
  const client = useQueryClient();
  const newest = useQuery({ ...escalationsQuery(id), enabled: useCan('oncall.read') && isOpen });
  useLiveRefresh(['escalation_changed'], () => void client.invalidateQueries({ queryKey: ['escalations', id] }), 300);
  const waiting = (newest.data?.items ?? []).filter(({ state }) => state === 'ringing' || state === 'unanswered');
  const [first] = waiting.toSorted((a, b) => b.level - a.level || b.startedAt.localeCompare(a.startedAt));
  return isOpen && first ? <Strip key={first.id} escalation={first} /> : null;
}

function Strip({ escalation }: { escalation: Escalation }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const canAnswer = useCan('alerts.handle');
  const answer = useAnswerCall(escalation);
  const { calls, nextAt, nextWho } = escalation;
  const named = calls.filter(({ personName }) => personName !== undefined);
  const last = named.at(-1);
  const rung = named.filter(({ step, round }) => step === last?.step && round === last.round);
  const names = new Set(rung.map(({ personName = '' }) => personName));
  const who = new Intl.ListFormat(format.locale).format(names);
  const words =
    escalation.state === 'unanswered' || names.size === 0
      ? t('app.ring.nobody')
      : nextAt && nextWho
        ? t('app.ring.next', { who, next: nextWho, hour: format.hour(nextAt) })
        : t('app.ring.who', { who });
  return (
    <section className={classes.strip} aria-label={t('app.ring')}>
      <IconPhoneRinging size={18} stroke={1.75} aria-hidden="true" />
      <p role="status">{words}</p>
      <Link to={`/t/${id}/astreinte/appels` as string}>{t('app.ring.see')}</Link>
      {canAnswer && (
        <Button size="xs" loading={answer.isPending} onClick={() => answer.mutate()}>
          {t('app.ring.take')}
        </Button>
      )}
    </section>
  );
}
