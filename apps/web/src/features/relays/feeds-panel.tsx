import { addArticleFeed, type ArticleFeed, removeArticleFeed } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { ActionIcon, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { feedsQuery } from './relays.queries.ts';
import classes from './relays.module.css';

/** Where the articles come from. */
export function FeedsPanel() {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const canConfigure = useCan('publishing.configure');
  const feeds = useQuery(feedsQuery(territoryId));
  const [leaving, setLeaving] = useState<ArticleFeed>();
  const client = useQueryClient();
  const refresh = () =>
    Promise.all(['article-feeds', 'articles'].map((key) => client.invalidateQueries({ queryKey: [key, territoryId] })));
  return (
    <aside aria-label={t('relays.feeds')}>
      <Panel title={t('relays.feeds')}>
        <div className={classes.stack}>
          <QueryPanel query={feeds} rows={2}>
            {({ items }) =>
              items.length === 0 ? (
                <EmptyState>{t(canConfigure ? 'relays.feeds.none' : 'relays.feeds.none.reader')}</EmptyState>
              ) : (
                <ul className={classes.feeds}>
                  {items.map((feed) => (
                    <FeedRow key={feed.id} feed={feed} onLeave={canConfigure ? setLeaving : undefined} />
                  ))}
                </ul>
              )
            }
          </QueryPanel>
          {canConfigure && <AddFeed onAdded={refresh} />}
        </div>
      </Panel>
      {leaving && (
        <ConfirmDialog
          title={t('relays.feeds.leave.title')}
          verb={t('relays.feeds.leave')}
          onClose={() => setLeaving(undefined)}
          act={async () => {
            await call(removeArticleFeed, { params: { territoryId, feedId: leaving.id } });
            await refresh();
          }}
        >
          {t('relays.feeds.leave.words', { name: leaving.name })}
        </ConfirmDialog>
      )}
    </aside>
  );
}

function FeedRow({ feed, onLeave }: { feed: ArticleFeed; onLeave: ((feed: ArticleFeed) => void) | undefined }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <li>
      <div>
        <p className={classes.feed}>{feed.name}</p>
        <p className={classes.small}>{feed.url}</p>
        <p className={classes.small}>
          {t('relays.feeds.count', { count: feed.articles })}
          {feed.lastReadAt && `, ${t('relays.feeds.read', { at: format.moment(feed.lastReadAt, now) })}`}
        </p>
        {feed.lastError && <p className={classes.trouble}>{feed.lastError[format.locale]}</p>}
      </div>
      {onLeave && (
        <ActionIcon onClick={() => onLeave(feed)} aria-label={t('relays.feeds.leave.of', { name: feed.name })}>
          <IconTrash size={17} stroke={1.75} />
        </ActionIcon>
      )}
    </li>
  );
}

function AddFeed({ onAdded }: { onAdded: () => Promise<unknown> }) {
  const t = useWords();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { url: '', name: '' },
    send: (body) => call(addArticleFeed, { params: { territoryId }, body }),
    async onDone({ name, articles }) {
      form.reset();
      await onAdded();
      notify.done(t('relays.feeds.added', { name, count: articles }));
    },
  });
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={t('relays.feeds.add')} quiet>
      <TextInput
        type="url"
        label={t('relays.feeds.url')}
        placeholder="https://www.picardie.example/actualites.rss"
        required
        withAsterisk={false}
        {...form.getInputProps('url')}
      />
      <TextInput label={t('relays.feeds.name')} required withAsterisk={false} {...form.getInputProps('name')} />
    </Form>
  );
}
