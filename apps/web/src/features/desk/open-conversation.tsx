import type { Conversation } from '@beffroi/contracts';
import { LoadingState } from '@beffroi/ui';
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { IconArrowLeft } from '@tabler/icons-react';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { RequestPanel } from '../requests/request-panel.tsx';
import { AnswerPanel } from './answer/answer-panel.tsx';
import { keepText, keptText } from './answer/kept-text.ts';
import type { Asked } from './desk-dialogs.tsx';
import { conversationQuery } from './desk.queries.ts';
import type { DeskSearch } from './desk-search.ts';
import classes from './desk.module.css';
import type { ThreadAct } from './thread/thread-head.tsx';
import { ThreadPane } from './thread/thread-pane.tsx';
import { usePresence } from './thread/use-presence.ts';
import type { Acts } from './use-acts.ts';

const WRITING_MS = 12_000;

/** What the keyboard asks of the conversation on screen. */
export type OpenHandle = { write: (what: 'answer' | 'note') => void; request: () => void };

/** The thread and the side of the request of one conversation. */
export function OpenConversation({
  ref,
  conversationId,
  search,
  begin,
  act,
  onAsk,
  onShow,
  onSent,
}: {
  ref: Ref<OpenHandle>;
  conversationId: string;
  search: DeskSearch;
  /** Opened to write at once. */
  begin: 'answer' | 'note' | undefined;
  act: Acts['act'];
  onAsk: (asked: Asked) => void;
  onShow: (conversationId: string | undefined) => void;
  /** As it stands once the answer is said, or asked for. */
  onSent: (after: Conversation) => void;
}) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const canAnswer = useCan('desk.answer');
  const canSeeRequests = useCan('requests.read');
  const query = useQuery(conversationQuery(territoryId, conversationId));
  const conversation = query.data;
  const [tab, setTab] = useState<'answer' | 'note'>(begin ?? 'answer');
  const [text, setText] = useState(() => keptText(territoryId, conversationId));
  const [typedAt, setTypedAt] = useState(0);
  const [way, setWay] = useState<string>();
  const [to, setTo] = useState<string>();
  const [splitting, setSplitting] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const [askRequest, setAskRequest] = useState(0);
  const writing = useRecent(typedAt);
  usePresence(conversationId, writing);

  const write = (next: string) => {
    setText(next);
    keepText(territoryId, conversationId, next);
    setTypedAt(Date.now());
  };
  useImperativeHandle(ref, () => ({
    write(what) {
      // At once: what is typed next is text, and would be keys of the desk a moment earlier.
      flushSync(() => setTab(what));
      input.current?.focus();
    },
    request: () => setAskRequest((count) => count + 1),
  }));
  const loaded = conversation !== undefined;
  useEffect(() => {
    if (loaded && begin) focusSoon(input);
  }, [loaded, begin]);
  // Reading is told once, when it opens.
  const unread = conversation?.unread === true;
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (unread && canAnswer) void latest.current([conversationId], { is: 'read', read: true });
  }, [unread, canAnswer, conversationId]);

  if (!conversation) {
    return (
      <section className={classes.thread} aria-label={t('desk.thread')}>
        <Link
          to={`/t/${territoryId}/guichet` as string}
          search={search as never}
          className={classes.back}
          aria-label={t('desk.back')}
        >
          <IconArrowLeft size={20} stroke={1.75} aria-hidden="true" />
        </Link>
        {query.error ? (
          <ProblemState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingState label={t('common.loading')} rows={6} height={90} />
        )}
      </section>
    );
  }
  const one = [conversationId];
  const onAct = (wanted: ThreadAct) => {
    switch (wanted) {
      case 'claim':
      case 'release':
        return void act(one, { is: wanted });
      case 'close':
        return void act(one, { is: 'set_state', state: 'closed' });
      case 'reopen':
        return void act(one, { is: 'set_state', state: 'to_answer' });
      case 'wait':
        return void act(one, { is: 'set_state', state: 'waiting' });
      case 'follow':
        return void act(one, { is: 'follow', followed: true });
      case 'unread':
        onShow(undefined);
        return void act(one, { is: 'read', read: false });
      case 'snooze':
      case 'assign':
        return onAsk({ what: wanted, ids: one });
      case 'merge':
      case 'moderate':
      case 'personal_data':
        return onAsk({ what: wanted, conversation });
      case 'split':
        return setSplitting(true);
      case 'request':
        return setAskRequest((count) => count + 1);
    }
  };
  return (
    <>
      <section
        className={classes.thread}
        aria-label={t('desk.thread.with', { author: conversation.author || t('common.unknown_author') })}
      >
        <ThreadPane
          conversation={conversation}
          search={search}
          splitting={splitting}
          onSplitEnd={() => setSplitting(false)}
          onAct={onAct}
          onKind={(kind) => void act(one, { is: 'correct_kind', kind })}
          onStepBack={() => {
            void act(one, { is: 'hand_over' });
            onShow(undefined);
          }}
          onGive={(colleague) => {
            void act(one, { is: 'assign', personId: colleague.id }, colleague);
            onShow(undefined);
          }}
          onMessage={(what, messageId) => {
            if (what === 'moderate') return onAsk({ what, conversation, messageId });
            if (what === 'evidence') return onAsk({ what, messageId });
            setTab('answer');
            if (what === 'answer') setTo(messageId);
            else {
              const other = conversation.ways.find((each) => each.way === 'private' && !each.closed);
              if (other) setWay(`${other.way}:${other.channelId ?? ''}`);
            }
            return focusSoon(input);
          }}
        />
        <AnswerPanel
          conversation={conversation}
          tab={tab}
          onTab={(next) => {
            setTab(next);
            focusSoon(input);
          }}
          text={text}
          onText={write}
          way={way}
          onWay={setWay}
          to={to}
          onTo={setTo}
          inputRef={input}
          onAct={onAct}
          onSent={(after) => {
            setTypedAt(0);
            onSent(after);
          }}
        />
      </section>
      {canSeeRequests && (
        <aside className={classes.request} aria-label={t('desk.request')}>
          <Link to="." search={{ ...search, volet: undefined } as never} className={classes.backToThread}>
            <IconArrowLeft size={20} stroke={1.75} aria-hidden="true" />
            {t('desk.back_to_thread')}
          </Link>
          <RequestPanel
            conversation={conversation}
            requestId={conversation.requestId}
            begin={askRequest}
            quiet={text.trim() !== ''}
            onText={(words) => {
              setTab('answer');
              write(text.trim() === '' ? words : `${text.trimEnd()}\n\n${words}`);
              focusSoon(input);
            }}
          />
        </aside>
      )}
    </>
  );
}

/** Whether something happened in the last seconds. */
function useRecent(at: number): boolean {
  const [past, setPast] = useState(0);
  useEffect(() => {
    if (at === 0) return undefined;
    const timer = setTimeout(() => setPast(at), WRITING_MS);
    return () => clearTimeout(timer);
  }, [at]);
  return at !== 0 && at !== past;
}

function focusSoon(input: { readonly current: HTMLTextAreaElement | null }): void {
  // Its tab may only now be drawn.
  setTimeout(() => input.current?.focus(), 0);
}
