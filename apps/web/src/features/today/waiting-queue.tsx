import { type getToday, listMentions, type Mention, type Output } from '@beffroi/contracts';
import { alarmName, alarmSentence } from '../../shared/alarm-words.ts';
import { EmptyState, NetMark, Queue, QueueGroup, QueueRow, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconAlertCircle, IconBellRinging, IconClock, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { PostsLink, PostsWords } from '../../shared/links.tsx';
import { networkName } from '../../shared/network-words.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { MentionTone } from '../../shared/tone.tsx';
import { authorName } from '../../shared/mentions/author-name.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';

type Today = Output<typeof getToday>;

/** Alarms that nobody closed, mentions that nobody treated, sources that do not answer. */
export function WaitingQueue({ today }: { today: Today }) {
  const t = useWords();
  const { alarms, waiting } = today;
  const canSources = useCan('sources.read');
  const failing = canSources ? waiting.sourcesFailing : [];
  if (alarms.length + waiting.toTreat + failing.length === 0) return <EmptyState>{t('today.nothing')}</EmptyState>;
  return (
    <Queue>
      {alarms.length > 0 && <Alarms alarms={alarms} />}
      {waiting.toTreat > 0 && <ToTreat count={waiting.toTreat} from={waiting.toTreatFrom} />}
      {failing.length > 0 && <Sources sources={failing} />}
    </Queue>
  );
}

function Alarms({ alarms }: { alarms: Today['alarms'] }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  return (
    <QueueGroup
      title={t('today.alarms')}
      count={format.number(alarms.length)}
      end={<Link to={`/t/${id}/alertes` as string}>{t('today.alarms.all')}</Link>}
    >
      {alarms.map((alarm) => (
        <QueueRow
          key={alarm.id}
          lead={<IconBellRinging size={18} stroke={1.75} aria-hidden="true" />}
          title={
            <Link to={`/t/${id}/alertes/${alarm.id}` as string} data-queue-main>
              {alarmName(alarm)}
            </Link>
          }
          detail={alarmSentence(alarm, format.locale)}
          tag={
            <Tag
              kind={alarm.state === 'open' ? 'alarm' : 'plain'}
              icon={<IconClock size={14} stroke={1.75} aria-hidden="true" />}
            >
              {format.moment(alarm.detectedAt, now)}
            </Tag>
          }
        />
      ))}
    </QueueGroup>
  );
}

function ToTreat({ count, from }: { count: number; from: string }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const mentions = useQuery({
    queryKey: ['mentions', id, 'to-treat', from, count],
    queryFn: ({ signal }) =>
      call(listMentions, { params: { territoryId: id }, query: { toTreat: '1', from, limit: 6 } }, { signal }),
    placeholderData: (before) => before,
  });
  return (
    <QueueGroup
      title={t('today.totreat')}
      count={
        <PostsLink posts={{ a_traiter: '1', de: from }} label={t('today.totreat.count', { count })}>
          {format.number(count)}
        </PostsLink>
      }
      end={<PostsWords posts={{ a_traiter: '1', de: from }}>{t('today.totreat.all')}</PostsWords>}
    >
      {(mentions.data?.items ?? []).map((mention) => (
        <MentionRow key={mention.id} mention={mention} />
      ))}
    </QueueGroup>
  );
}

function MentionRow({ mention }: { mention: Mention }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const to = `/t/${id}/mentions/${mention.id}` as string;
  return (
    <QueueRow
      lead={<NetMark network={mention.network} label={networkName(t, mention.network)} />}
      title={
        <Link to={to} data-queue-main lang={mention.lang}>
          {mention.aggressive === 'none' ? (mention.title ?? mention.text) : t('today.covered')}
        </Link>
      }
      detail={
        <>
          <b>{authorName(t, mention.author)}</b>, {format.moment(mention.postedAt, now)}
        </>
      }
      tag={<MentionTone mention={mention} />}
      action={
        <Button component={Link} to={to} size="xs" aria-hidden="true" tabIndex={-1}>
          {t('today.read')}
        </Button>
      }
    />
  );
}

function Sources({ sources }: { sources: Today['waiting']['sourcesFailing'] }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  return (
    <QueueGroup
      title={t('today.sources')}
      count={format.number(sources.length)}
      end={<Link to={`/t/${id}/sources` as string}>{t('today.sources.all')}</Link>}
    >
      {sources.map((source) => (
        <QueueRow
          key={source.id}
          lead={<IconAlertCircle size={18} stroke={1.75} aria-hidden="true" />}
          title={
            <Link to={`/t/${id}/sources` as string} hash={source.id} data-queue-main>
              {source.name}
            </Link>
          }
          tag={
            <Tag kind="watch" icon={<IconHourglass size={14} stroke={1.75} aria-hidden="true" />}>
              {t(source.state === 'silent' ? 'today.source.silent' : 'today.source.failing')}
            </Tag>
          }
        />
      ))}
    </QueueGroup>
  );
}
