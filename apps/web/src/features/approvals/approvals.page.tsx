import { listPublications, type PublicationCard } from '@beffroi/contracts';
import { EmptyState, PageHead, Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconCalendarCheck, IconHourglass } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { useLiveRefresh } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { publicationQuery } from '../publication/publication.queries.ts';
import { PublicationPreviews } from '../publication/publication-previews.tsx';
import { DecisionForm } from './decision-form.tsx';
import { sortWaiting, stepOf } from './approvals.rules.ts';
import { useDecision } from './use-decision.ts';
import classes from './approvals.module.css';

/** What waits for me, to decide in place; then what waits for others. */
export function ApprovalsPage() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  usePage(t('app.nav.approvals'));
  const waiting = useQuery({
    queryKey: ['publications', id, 'in_review'],
    queryFn: ({ signal }) =>
      call(listPublications, { params: { territoryId: id }, query: { state: 'in_review', limit: 200 } }, { signal }),
  });
  useLiveRefresh(
    ['publication_changed'],
    () => void client.invalidateQueries({ queryKey: ['publications', id, 'in_review'] }),
    1000,
  );
  const move = (step: 1 | -1) => {
    const links = [...document.querySelectorAll<HTMLElement>('[data-waiting]')];
    const at = links.findIndex((link) => link.closest('li')?.contains(document.activeElement));
    links[stepOf(links.length, at, step)]?.focus();
  };
  useShortcuts(t('app.nav.approvals'), [
    { keys: 'j', label: t('approvals.key.next'), run: () => move(1) },
    { keys: 'k', label: t('approvals.key.before'), run: () => move(-1) },
  ]);
  const mine = waiting.data ? sortWaiting(waiting.data.items, true) : [];
  const others = waiting.data ? sortWaiting(waiting.data.items, false) : [];
  return (
    <>
      <PageHead
        over={waiting.data ? t('approvals.count', { mine: mine.length, others: others.length }) : t('approvals.over')}
        title={t('app.nav.approvals')}
        actions={
          <Button component={Link} to={`/t/${id}/mandats` as string}>
            {t('mandates.title')}
          </Button>
        }
      />
      <QueryPanel query={waiting} rows={6}>
        {() => (
          <div className={classes.stack}>
            <section aria-labelledby="pour-moi">
              <h2 id="pour-moi" className={classes.group}>
                {t('approvals.for_me')}
              </h2>
              {mine.length === 0 ? (
                <Panel flush>
                  <EmptyState>{t('approvals.none_for_me')}</EmptyState>
                </Panel>
              ) : (
                <ul className={classes.cards}>
                  {mine.map((card, index) => (
                    <MineCard key={card.id} card={card} open={index === 0} main={index === 0} />
                  ))}
                </ul>
              )}
            </section>
            <section aria-labelledby="pour-les-autres">
              <h2 id="pour-les-autres" className={classes.group}>
                {t('approvals.for_others')}
              </h2>
              <Panel flush>
                {others.length === 0 ? (
                  <EmptyState>{t('approvals.none_for_others')}</EmptyState>
                ) : (
                  <ul>
                    {others.map((card) => (
                      <li key={card.id} className={classes.row}>
                        <CardWords card={card} />
                      </li>
                    ))}
                  </ul>
                )}
              </Panel>
            </section>
          </div>
        )}
      </QueryPanel>
    </>
  );
}

function CardWords({ card }: { card: PublicationCard }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const seesChannels = useCan('channels.read');
  const channels = useQuery({ ...channelsQuery(id), enabled: seesChannels }).data?.items ?? [];
  return (
    <div className={classes.words}>
      <p className={classes.name}>
        <Link to={`/t/${id}/publications/${card.id}` as string} data-waiting>
          {card.title || card.excerpt || t('publication.untitled')}
        </Link>
        <span className={classes.networks}>
          {channels
            .filter((channel) => card.channelIds.includes(channel.id))
            .map((channel) => (
              <NetworkIcon key={channel.id} network={channel.network} size={16} />
            ))}
        </span>
      </p>
      {card.title && card.excerpt && <p className={classes.excerpt}>{card.excerpt}</p>}
      <p className={classes.meta}>
        <span>{t('publication.by', { name: card.authorName })}</span>
        {card.dueAt && (
          <span className={classes.iconed}>
            <IconCalendarCheck size={15} stroke={1.75} aria-hidden="true" />
            <time dateTime={card.dueAt}>{format.moment(card.dueAt, now)}</time>
          </span>
        )}
        {!card.mine && card.waitsFor.length > 0 && (
          <Tag kind="watch" icon={<IconHourglass aria-hidden="true" />}>
            {t('approvals.waits', { names: card.waitsFor.join(', ') })}
          </Tag>
        )}
      </p>
    </div>
  );
}

function MineCard({ card, open, main }: { card: PublicationCard; open: boolean; main: boolean }) {
  const t = useWords();
  const [opened, setOpened] = useState(open);
  return (
    <li>
      <Panel>
        <div className={classes.cardHead}>
          <CardWords card={card} />
          <Button size="compact-sm" variant="subtle" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {t(opened ? 'approvals.close' : 'approvals.open')}
          </Button>
        </div>
        {opened && <MineBody publicationId={card.id} main={main} />}
      </Panel>
    </li>
  );
}

function MineBody({ publicationId, main }: { publicationId: string; main: boolean }) {
  const { id } = useTerritory();
  const { locale } = useFormat();
  const seesChannels = useCan('channels.read');
  const channels = useQuery({ ...channelsQuery(id), enabled: seesChannels }).data?.items ?? [];
  const query = useQuery(publicationQuery(id, publicationId));
  return (
    <QueryPanel query={query} rows={3}>
      {(publication) => (
        <div className={classes.body}>
          <PublicationPreviews publication={publication} channels={channels} />
          <DecideHere publication={publication} main={main} silence={publication.approval?.silence.sentence[locale]} />
        </div>
      )}
    </QueryPanel>
  );
}

function DecideHere({
  publication,
  main,
  silence,
}: {
  publication: { id: string; version: number };
  main: boolean;
  silence: string | undefined;
}) {
  const deciding = useDecision(publication);
  return (
    <div>
      {silence && <p className={classes.small}>{silence}</p>}
      <DecisionForm
        main={main}
        pending={deciding.isPending}
        error={deciding.error}
        onDecide={(decision, comment) => deciding.mutate({ decision, comment })}
      />
    </div>
  );
}
