import { getMention, type Mention } from '@beffroi/contracts';
import { NetMark, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconCheck, IconExternalLink, IconEye, IconEyeOff, IconRotate } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { useLive } from '../../shared/live.tsx';
import { MentionBy } from '../../shared/mentions/mention-by.tsx';
import { MentionText } from '../../shared/mentions/mention-text.tsx';
import { mentionKeys, type Treatment } from '../../shared/mentions/treat-mention.ts';
import { useTreatments } from '../../shared/mentions/use-treatments.ts';
import { networkName } from '../../shared/network-words.ts';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { AuthorPanel } from './author-panel.tsx';
import { HistoryPanel, VersionsPanel } from './history-panel.tsx';
import type { MentionPageData } from './mention.types.ts';
import classes from './mention.module.css';
import { TakeToDesk } from './take-to-desk.tsx';
import { StoryPanel, ThreadPanel } from './thread-panel.tsx';
import { TonePanel } from './tone-panel.tsx';

/** A mention with its history, its story, its context and the words that weighed on its tone. */
export function MentionPage() {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const client = useQueryClient();
  const { mentionId = '' } = useParams({ strict: false });
  usePage(t('mention.page'));
  const query = useQuery({
    queryKey: mentionKeys.one(territoryId, mentionId),
    queryFn: ({ signal }) => call(getMention, { params: { territoryId, mentionId } }, { signal }),
  });
  useLive((message) => {
    const concerned =
      (message.name === 'mention_changed' && message.data.mention.id === mentionId) ||
      (message.name === 'mentions_removed' && message.data.ids.includes(mentionId));
    if (concerned) void client.invalidateQueries({ queryKey: mentionKeys.one(territoryId, mentionId) });
  });
  if (!query.data) {
    return (
      <>
        <PageHead title={t('mention.page')} />
        <QueryPanel query={query} rows={6}>
          {() => null}
        </QueryPanel>
      </>
    );
  }
  return <Content data={query.data} />;
}

function Content({ data }: { data: MentionPageData }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const treat = useTreatments();
  const { mention } = data;
  const origin = useOrigin(mention);
  return (
    <>
      <PageHead
        over={format.moment(mention.postedAt, now)}
        title={t('mention.title', { network: networkName(t, mention.network) })}
        actions={
          <>
            <TakeToDesk mention={mention} />
            <Actions data={data} treat={treat} />
          </>
        }
      />
      <div className={classes.cols}>
        <div className={classes.main}>
          {data.inReplyTo && <ThreadPanel title={t('mention.inreply')} mentions={[data.inReplyTo]} />}
          <Panel label={t('mention.page')}>
            <div className={classes.head}>
              <NetMark network={mention.network} label={networkName(t, mention.network)} size={20} />
              <MentionBy mention={mention} />
            </div>
            <MentionText mention={mention} highlights={mention.title === undefined ? data.highlights : []} />
            <Media data={data} />
            {origin && (
              <p className={classes.origin}>
                <a href={origin} target="_blank" rel="noreferrer noopener">
                  {t('mention.origin')}
                  <IconExternalLink size={15} stroke={1.75} aria-hidden="true" />
                </a>
              </p>
            )}
          </Panel>
          {data.versions.length > 0 && <VersionsPanel versions={data.versions} />}
          {data.replies.length > 0 && (
            <ThreadPanel title={t('mention.replies', { count: data.replies.length })} mentions={data.replies} />
          )}
        </div>
        <div className={classes.side}>
          <TonePanel data={data} onTone={(tone) => treat({ mention, tone })} />
          <AuthorPanel mention={mention} />
          <StoryPanel data={data} />
          <HistoryPanel data={data} />
        </div>
      </div>
    </>
  );
}

function Actions({ data: { mention }, treat }: { data: MentionPageData; treat: (treatment: Treatment) => void }) {
  const t = useWords();
  const can = useCan('mentions.treat');
  const treated = mention.state === 'treated';
  const hidden = mention.state === 'hidden';
  const toggleTreated = () => treat({ mention, state: treated ? 'new' : 'treated' });
  const toggleHidden = () => treat({ mention, state: hidden ? 'new' : 'hidden' });
  useShortcuts(
    t('mention.page'),
    can
      ? [
          { keys: 'e', label: t('stream.key.treat'), run: toggleTreated },
          { keys: 'h', label: t('stream.key.hide'), run: toggleHidden },
        ]
      : [],
  );
  if (!can) return null;
  return (
    <>
      <Button
        onClick={toggleHidden}
        leftSection={hidden ? <IconEye size={18} stroke={1.75} /> : <IconEyeOff size={18} stroke={1.75} />}
      >
        {t(hidden ? 'stream.act.unhide' : 'stream.act.hide')}
      </Button>
      <Button
        variant={treated ? 'default' : 'filled'}
        onClick={toggleTreated}
        leftSection={treated ? <IconRotate size={18} stroke={1.75} /> : <IconCheck size={18} stroke={1.75} />}
      >
        {t(treated ? 'stream.act.untreat' : 'stream.act.treat')}
      </Button>
    </>
  );
}

/** Pictures stay at their origin: they are named and linked, so that reading a mention tells no other server. */
function Media({ data: { mention } }: { data: MentionPageData }) {
  const t = useWords();
  if (mention.media.length === 0) return null;
  return (
    <ul className={classes.media}>
      {mention.media.map((media) => (
        <li key={media.url}>
          <a href={media.url} target="_blank" rel="noreferrer noopener">
            {t('mention.media', { kind: media.kind, alt: media.alt ?? t('mention.media.noalt') })}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Where the mention was published; an address that names its author is opened by those who may know it, and logged. */
function useOrigin({ id, url, addressWithheld }: Mention): string | undefined {
  const { id: territoryId } = useTerritory();
  const may = useCan('mentions.reveal_author');
  if (url !== undefined) return url;
  return addressWithheld && may ? `/api/territories/${territoryId}/mentions/${id}/origin` : undefined;
}
