import type { Alarm } from '@beffroi/contracts';
import { alarmName, alarmSentence } from '../../shared/alarm-words.ts';
import { QueueRow, Tag } from '@beffroi/ui';
import { IconAntennaOff, IconBell, IconBellRinging } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { PostsLink } from '../../shared/links.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { alarmPosts, stateTag } from './alerts.rules.ts';
import classes from './alerts.module.css';
import { SeverityMark } from '../../shared/severity.tsx';

/** One alarm: what, since when, how grave, and where it stands. */
export function AlarmRow({ alarm }: { alarm: Alarm }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const posts = alarmPosts(alarm);
  const Icon = alarm.kind === 'silence' ? IconAntennaOff : alarm.state === 'open' ? IconBellRinging : IconBell;
  return (
    <QueueRow
      lead={<Icon size={18} stroke={1.75} aria-hidden="true" />}
      title={
        <>
          <Link to={`/t/${id}/alertes/${alarm.id}` as string} data-queue-main>
            {alarmName(alarm)}
          </Link>
          <span className={classes.when}>{format.moment(alarm.detectedAt, now)}</span>
        </>
      }
      detail={
        <>
          {alarmSentence(alarm, format.locale)}{' '}
          {posts && (
            <PostsLink posts={posts}>
              {t('alerts.mentions', { count: alarm.mentions, number: format.number(alarm.mentions) })}
            </PostsLink>
          )}
        </>
      }
      tag={
        <span className={classes.rowTags}>
          <SeverityMark level={alarm.severity.level} />
          <Tag kind={stateTag(alarm.state)}>{t(`alerts.state.${alarm.state}`)}</Tag>
        </span>
      }
    />
  );
}
