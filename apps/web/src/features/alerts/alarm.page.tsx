import type { Alarm, getAlarm, Output } from '@beffroi/contracts';
import { alarmName, alarmSentence } from '../../shared/alarm-words.ts';
import { EmptyState, PageHead, Panel, Tag } from '@beffroi/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { CrisisButton } from '../../shared/crisis/crisis-button.tsx';
import { PostsLink, PostsWords } from '../../shared/links.tsx';
import { useLiveRefresh } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { AlarmActions } from './alarm-actions.tsx';
import { AlarmCurve } from './alarm-curve.tsx';
import { AlarmPosts } from './alarm-posts.tsx';
import { AlarmHistory } from './alarm-history.tsx';
import { alarmQuery } from './alerts.queries.ts';
import { alarmPosts, stateTag } from './alerts.rules.ts';
import classes from './alerts.module.css';
import { SeverityParts } from '../../shared/severity.tsx';

const AlarmCalls = lazy(() => import('../oncall/alarm-calls.tsx').then((module) => ({ default: module.AlarmCalls })));

type AlarmData = Output<typeof getAlarm>;

/** An alarm: one sentence, its curve, how grave and why, what drives it, and what to do with it. */
export function AlarmPage() {
  const t = useWords();
  const { id } = useTerritory();
  const client = useQueryClient();
  const { alarmId = '' } = useParams({ strict: false });
  const query = useQuery(alarmQuery(id, alarmId));
  usePage(query.data ? t('alerts.title', { name: alarmName(query.data.alarm) }) : t('app.alarm'));
  useLiveRefresh(
    ['counts', 'alarm'],
    () => void client.invalidateQueries({ queryKey: ['alarms', id, 'one', alarmId] }),
    10_000,
  );
  if (!query.data) {
    return (
      <>
        <PageHead title={t('app.alarm')} />
        <QueryPanel query={query} rows={6}>
          {() => null}
        </QueryPanel>
      </>
    );
  }
  return <Content data={query.data} />;
}

function Content({ data }: { data: AlarmData }) {
  const t = useWords();
  const mayCalls = useCan('oncall.read');
  const format = useFormat();
  const now = useNow();
  const { alarm } = data;
  return (
    <>
      <PageHead
        over={t('alerts.since', {
          at: format.moment(alarm.startedAt, now),
          duration: format.duration((alarm.endedAt ? Date.parse(alarm.endedAt) : now) - Date.parse(alarm.startedAt)),
        })}
        title={alarmName(alarm)}
        actions={
          <>
            <CrisisButton alarm={alarm} />
            <AlarmActions alarm={alarm} />
          </>
        }
      />
      <div className={classes.cols}>
        <div className={classes.main}>
          <Panel label={t('alerts.what')}>
            <p className={classes.state}>
              <Tag kind={stateTag(alarm.state)}>{t(`alerts.state.${alarm.state}`)}</Tag>
              {alarm.acknowledgedBy && (
                <span className={classes.small}>{t('alerts.by', { name: alarm.acknowledgedBy })}</span>
              )}
              {alarm.state === 'snoozed' && alarm.snoozedUntil && (
                <span className={classes.small}>
                  {t('alerts.snoozed', { until: format.moment(alarm.snoozedUntil, now) })}
                </span>
              )}
            </p>
            <p className={classes.sentence}>{alarmSentence(alarm, format.locale)}</p>
            <Facts alarm={alarm} />
          </Panel>
          {data.curve.length > 0 && (
            <Panel label={t('alerts.curve')}>
              <AlarmCurve data={data} />
            </Panel>
          )}
          {mayCalls && (
            <Suspense fallback={null}>
              <AlarmCalls alarmId={alarm.id} />
            </Suspense>
          )}
          {alarm.watchId && <AlarmPosts alarm={alarm} />}
        </div>
        <div className={classes.side}>
          <Panel title={t('alerts.severity')}>
            <SeverityParts severity={alarm.severity} />
          </Panel>
          {alarm.kind === 'burst' && <Stories data={data} />}
          {data.history.length > 0 && <AlarmHistory history={data.history} />}
        </div>
      </div>
    </>
  );
}

function Facts({ alarm }: { alarm: Alarm }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const posts = alarmPosts(alarm);
  if (!posts) return <Link to={`/t/${id}/sources` as string}>{t('alerts.sources')}</Link>;
  return (
    <p>
      <PostsLink posts={posts}>
        {t('alerts.mentions', { count: alarm.mentions, number: format.number(alarm.mentions) })}
      </PostsLink>
      {alarm.ratio !== undefined && `, ${t('wall.times.words', { ratio: format.ratio(alarm.ratio) })}`}
    </p>
  );
}

function Stories({ data }: { data: AlarmData }) {
  const t = useWords();
  const format = useFormat();
  const from = data.alarm.startedAt;
  return (
    <Panel title={t('today.stories')} flush={data.stories.length > 0}>
      {data.stories.length === 0 ? (
        <EmptyState>{t('alerts.stories.none')}</EmptyState>
      ) : (
        <ol className={classes.stories}>
          {data.stories.slice(0, 6).map((story) => (
            <li key={story.id} className={story.id === data.alarm.storyId ? classes.driving : undefined}>
              <p className={classes.storyTitle}>
                <PostsWords posts={{ histoire: story.id, de: from }}>{story.title}</PostsWords>
              </p>
              <p className={classes.small}>
                <PostsLink posts={{ histoire: story.id, de: from }}>
                  {t('alerts.mentions', { count: story.mentions, number: format.number(story.mentions) })}
                </PostsLink>
                {', '}
                {t('today.story.voices', { count: story.voices, number: format.number(story.voices) })}
              </p>
              {story.coordinated && <p className={classes.coordinated}>{t('today.story.coordinated')}</p>}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
