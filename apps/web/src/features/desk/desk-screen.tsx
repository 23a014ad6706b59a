import type { Conversation, ConversationCard } from '@beffroi/contracts';
import { LoadingState } from '@beffroi/ui';
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { usePage } from '../../shared/page.ts';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useSession, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { conversationsQuery } from './desk.queries.ts';
import { type DeskSearch, readDeskSearch } from './desk-search.ts';
import classes from './desk.module.css';
import { DeskDialogs, type Asked } from './desk-dialogs.tsx';
import { BulkBar, RefusedLines } from './list/bulk-bar.tsx';
import { ConversationList } from './list/conversation-list.tsx';
import { FreshButton } from './list/fresh-button.tsx';
import { ListHead } from './list/list-head.tsx';
import { type CardPage, changeCards, neighbour, redFirst, stays } from './list/list.rules.ts';
import { OpenConversation, type OpenHandle } from './open-conversation.tsx';
import { useActs } from './use-acts.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { usePicked } from './use-picked.ts';

const none: readonly ConversationCard[] = [];

/** Three panes: the list, the thread, the request. A phone shows one of them at a time, as the address says. */
export function DeskScreen() {
  const t = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const me = useSession().person?.id ?? '';
  const { id: territoryId } = useTerritory();
  const { conversationId } = useParams({ strict: false }) as { conversationId?: string };
  const search = readDeskSearch(useSearch({ strict: false }));
  const query = useInfiniteQuery(conversationsQuery(territoryId, search));
  const pages = query.data?.pages;
  // Of the first page only: what is loaded later never moves what is read.
  const cards = pages ? pages.flatMap(({ items }, index) => (index === 0 ? redFirst(items) : items)) : none;
  const [currentId, setCurrentId] = useState(conversationId);
  const [asked, setAsked] = useState<Asked>();
  const picked = usePicked(cards);
  const acts = useActs(search);
  const words = useRef<HTMLInputElement>(null);
  const listBox = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenHandle>(null);
  usePage(t('app.nav.desk'));

  const change = (next: DeskSearch) => {
    picked.none();
    void navigate({ to: '.', search: next as never, resetScroll: false });
  };
  const show = (id: string | undefined) => {
    const path = id ? `/t/${territoryId}/guichet/${id}` : `/t/${territoryId}/guichet`;
    void navigate({ to: path as string, search: { ...search, volet: undefined } as never, resetScroll: false });
  };
  const nameOf = (id: string) => {
    const card = cards.find((each) => each.id === id);
    return card ? `${card.author || t('common.unknown_author')} :` : '';
  };
  /** What a key or a button is about: the lines that are picked, else the one where the keys stand. */
  const concerned = () => {
    if (picked.ids.size > 0) return [...picked.ids];
    const id = cards.some((card) => card.id === currentId) ? currentId : conversationId;
    return id ? [id] : [];
  };
  /** Acts, then goes on to the next one when what was on screen left the list. */
  const act: typeof acts.act = async (ids, wanted, to) => {
    const next = neighbour(cards, ids);
    const done = await acts.act(ids, wanted, to);
    picked.none();
    const leaves = wanted.is === 'snooze' || (wanted.is === 'set_state' && wanted.state === 'closed');
    if (leaves && done.length > 0) {
      if (currentId && done.includes(currentId)) setCurrentId(next);
      if (conversationId && done.includes(conversationId)) show(wide() ? next : undefined);
    }
    return done;
  };
  /** An answer that settles its conversation leads to the next one, as closing it does. */
  const sent = (after: Conversation) => {
    const next = neighbour(cards, [after.id]);
    client.setQueriesData<InfiniteData<CardPage>>({ queryKey: ['conversations', territoryId] }, (data) =>
      changeCards(data, (card) => {
        if (card.id !== after.id) return card;
        const now = { ...card, state: after.state };
        return stays(search, now, me) ? now : undefined;
      }),
    );
    if (after.state !== 'closed' || search.etat === 'closed') return;
    setCurrentId(next);
    show(wide() ? next : undefined);
  };
  const go = (step: 1 | -1) => {
    const at = cards.findIndex((card) => card.id === currentId);
    const to = cards[Math.min(cards.length - 1, Math.max(0, at + step))];
    if (!to) return;
    setCurrentId(to.id);
    const line = listBox.current?.querySelector<HTMLElement>(`[data-conversation="${to.id}"] [data-line]`);
    line?.focus();
  };
  useDeskKeys({
    cards,
    concerned,
    go,
    open: () => currentId && show(currentId),
    write: (what) => {
      const [id] = concerned();
      if (!id) return;
      if (id === conversationId) opened.current?.write(what);
      else {
        opened.current = null;
        show(id);
        setPending({ id, what });
      }
    },
    pick: () => currentId && picked.toggle(currentId, false),
    act,
    ask: setAsked,
    undo: acts.undo,
    search: () => words.current?.focus(),
    request: () => opened.current?.request(),
    openId: conversationId,
  });
  const [pending, setPending] = useState<{ id: string; what: 'answer' | 'note' }>();

  const pane = conversationId === undefined ? 'list' : search.volet === 'demande' ? 'request' : 'thread';
  return (
    <div className={classes.desk} data-panes="" data-pane={pane}>
      <h1 className="vh">{t('app.nav.desk')}</h1>
      <section ref={listBox} className={classes.list} aria-label={t('desk.list')}>
        <ListHead
          key={search.q ?? ''}
          search={search}
          onChange={change}
          onNote={() => setAsked({ what: 'note_call' })}
          wordsRef={words}
        />
        <RefusedLines acts={acts} nameOf={nameOf} />
        {query.error && cards.length === 0 ? (
          <ProblemState error={query.error} retry={() => void query.refetch()} />
        ) : !query.data ? (
          <LoadingState label={t('common.loading')} rows={8} height={96} />
        ) : (
          <>
            <FreshButton key={JSON.stringify(search)} search={search} />
            <ConversationList
              cards={cards}
              search={search}
              openId={conversationId}
              currentId={currentId ?? conversationId}
              picked={picked.ids}
              onCurrent={setCurrentId}
              onPick={picked.toggle}
              onClear={() => change({})}
              more={{
                has: query.hasNextPage,
                busy: query.isFetchingNextPage,
                load: () => void (query.hasNextPage && !query.isFetchingNextPage && query.fetchNextPage()),
              }}
            />
            {query.isFetchNextPageError && (
              <ProblemState error={query.error} retry={() => void query.fetchNextPage()} />
            )}
          </>
        )}
        {picked.ids.size > 0 && (
          <BulkBar
            count={picked.ids.size}
            acts={acts}
            onNone={picked.none}
            onAct={(what) => {
              const ids = [...picked.ids];
              if (what === 'close') void act(ids, { is: 'set_state', state: 'closed' });
              else if (what === 'wait') void act(ids, { is: 'set_state', state: 'waiting' });
              else if (what === 'claim' || what === 'release') void act(ids, { is: what });
              else if (what === 'read') void act(ids, { is: 'read', read: true });
              else setAsked({ what, ids });
            }}
          />
        )}
      </section>
      {conversationId === undefined ? (
        <section className={classes.nothing} aria-label={t('desk.thread')}>
          <p>{t('desk.nothing_open')}</p>
          <p className={classes.hint}>{t('desk.nothing_open.keys')}</p>
        </section>
      ) : (
        <OpenConversation
          key={conversationId}
          ref={opened}
          conversationId={conversationId}
          search={search}
          begin={pending?.id === conversationId ? pending.what : undefined}
          act={act}
          onAsk={setAsked}
          onShow={show}
          onSent={sent}
        />
      )}
      <DeskDialogs asked={asked} act={act} nameOf={nameOf} onShow={show} onClose={() => setAsked(undefined)} />
    </div>
  );
}

const wide = () => matchMedia('(min-width: 761px)').matches;
