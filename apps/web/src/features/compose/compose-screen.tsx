import { listArticles, type Draft, type Publication } from '@beffroi/contracts';
import { DeniedState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { remembered } from '../../shared/locale.ts';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { firstWords } from '../../shared/publishing/content.rules.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { PublicationSearch } from '../publication/publication.rules.ts';
import { lastAccounts, whyNot } from './account.rules.ts';
import { Composer } from './composer.tsx';
import { emptyDraft } from './draft.rules.ts';
import { dropDraft, keptDrafts, type KeptDraft } from './kept-drafts.ts';
import classes from './compose.module.css';

/** The composer with what it needs: the accounts, the article it relays, and what this browser kept. */
export function ComposeScreen({
  publication,
  search,
  onCreated,
  onDone,
}: {
  publication: Publication | undefined;
  search: PublicationSearch;
  onCreated: (publication: Publication) => void;
  onDone: () => void;
}) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const canWrite = useCan('publishing.write');
  const channels = useQuery(channelsQuery(territoryId));
  const article = useArticle(publication ? undefined : search.article);
  const [kept] = useState(() => keptDrafts(territoryId));
  const mine = kept.find(({ publicationId }) => publication !== undefined && publicationId === publication.id);
  const [others, setOthers] = useState(() => (publication ? [] : kept.filter((each) => !each.publicationId)));
  const [resumed, setResumed] = useState<KeptDraft>();
  if (!canWrite) {
    return (
      <>
        <PageHead title={t('compose.page')} />
        <DeniedState>{t('compose.denied')}</DeniedState>
      </>
    );
  }
  if (!channels.data || article.isLoading) {
    return (
      <>
        <PageHead title={t('compose.page')} />
        <QueryPanel query={channels} rows={6}>
          {() => null}
        </QueryPanel>
      </>
    );
  }
  // A mailbox answers one person: it is among the accounts of an answer alone.
  const items = channels.data.items.filter(
    ({ id, abilities }) => abilities.publish?.state !== 'impossible' || publication?.channelIds.includes(id) === true,
  );
  const usual = lastAccounts(remembered, territoryId).filter((id) =>
    items.some((channel) => channel.id === id && whyNot(channel) === undefined),
  );
  return (
    <>
      {others.length > 0 && !resumed && (
        <KeptPanel
          kept={others}
          onResume={(each) => {
            setResumed(each);
            setOthers((all) => all.filter((one) => one !== each));
          }}
          onDrop={(each) => {
            dropDraft(territoryId, each);
            setOthers((all) => all.filter((one) => one !== each));
          }}
        />
      )}
      <Composer
        key={resumed?.clientKey ?? 'fresh'}
        publication={publication}
        start={startOf(search, usual, article.data)}
        kept={resumed ?? mine}
        channels={items}
        onCreated={onCreated}
        onDone={onDone}
      />
    </>
  );
}

type Article = { id: string; url: string; title: string; summary: string };

function startOf(search: PublicationSearch, channelIds: string[], article: Article | undefined): Draft {
  return emptyDraft({
    channelIds,
    ...(search.alerte ? { alarmId: search.alerte } : {}),
    ...(search.date ? { localTime: search.date } : {}),
    ...(article
      ? {
          articleId: article.id,
          title: article.title.slice(0, 200),
          content: {
            parts: [{ text: article.title, media: [] }],
            link: { url: article.url, title: article.title.slice(0, 300), description: article.summary.slice(0, 500) },
          },
        }
      : {}),
  });
}

function useArticle(articleId: string | undefined) {
  const { id: territoryId } = useTerritory();
  return useQuery({
    queryKey: ['article', territoryId, articleId],
    enabled: articleId !== undefined,
    async queryFn({ signal }) {
      const { items } = await call(listArticles, { params: { territoryId }, query: { limit: 200 } }, { signal });
      return items.find(({ id }) => id === articleId) ?? null;
    },
    select: (found) => found ?? undefined,
  });
}

/** Drafts that never reached the server: written without network, in a window that was closed. */
function KeptPanel({
  kept,
  onResume,
  onDrop,
}: {
  kept: readonly KeptDraft[];
  onResume: (kept: KeptDraft) => void;
  onDrop: (kept: KeptDraft) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <div className={classes.conflicts}>
      <Panel title={t('compose.kept', { count: kept.length })}>
        <ul className={classes.keptList}>
          {kept.map((each) => (
            <li key={each.clientKey}>
              <span>
                {each.draft.title || firstWords(each.draft.content.parts[0]?.text ?? '') || t('publication.untitled')}
                <span className={classes.small}> {format.moment(each.at, now)}</span>
              </span>
              <span className={classes.row}>
                <Button size="compact-sm" onClick={() => onResume(each)}>
                  {t('compose.kept.resume')}
                </Button>
                <Button size="compact-sm" variant="subtle" onClick={() => onDrop(each)}>
                  {t('compose.kept.drop')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
