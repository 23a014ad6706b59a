import type { Conversation } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import type { DeskSearch } from '../desk-search.ts';
import { MessageItem, type MessageAct } from './message-item.tsx';
import { RedBand } from './red-band.tsx';
import { SplitBar } from './split-bar.tsx';
import { ThreadContext, ThreadTrail } from './thread-context.tsx';
import { Present, ThreadHead, type ThreadAct } from './thread-head.tsx';
import classes from './thread.module.css';

/** The whole exchange. What comes while one reads is announced below, and moves nothing. */
export function ThreadPane({
  conversation,
  search,
  splitting,
  onSplitEnd,
  onAct,
  onKind,
  onMessage,
  onStepBack,
  onGive,
}: {
  conversation: Conversation;
  search: DeskSearch;
  splitting: boolean;
  onSplitEnd: () => void;
  onAct: (act: ThreadAct) => void;
  onKind: (kind: Conversation['triage']['kind']) => void;
  onMessage: (act: MessageAct, messageId: string) => void;
  onStepBack: () => void;
  onGive: (to: { id: string; name: string }) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const { end, missed, toEnd } = useReading(
    conversation.messagesOf.length,
    conversation.distress.length > 0,
    conversation.messagesOf.at(-1)?.direction !== 'in',
  );
  const { messagesOf } = conversation;
  const days = messagesOf.map((message) => format.dayKey(message.at));
  return (
    <>
      <ThreadHead conversation={conversation} search={search} onAct={onAct} onKind={onKind} />
      <Present conversation={conversation} />
      {/* It scrolls, hence it takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('desk.thread')}>
        <RedBand distress={conversation.distress} />
        <ThreadContext conversation={conversation} search={search} />
        <ol className={classes.messages}>
          {messagesOf.map((message, index) => (
            <Fragment key={message.id}>
              {days[index] !== days[index - 1] && <li className={classes.day}>{format.day(message.at)}</li>}
              <MessageItem
                message={message}
                conversation={conversation}
                splitting={splitting}
                taken={taken.has(message.id)}
                onTake={() => setTaken(toggled(taken, message.id))}
                onAct={(act) => onMessage(act, message.id)}
                onStepBack={onStepBack}
                onGive={onGive}
              />
            </Fragment>
          ))}
        </ol>
        <div ref={end} className={classes.end} />
        <ThreadTrail conversation={conversation} />
        {missed > 0 && (
          <div className={classes.missed}>
            <Button
              size="xs"
              radius="xl"
              variant="filled"
              color="slate"
              leftSection={<IconArrowDown size={16} stroke={1.75} aria-hidden="true" />}
              onClick={toEnd}
            >
              {t('desk.missed', { count: missed })}
            </Button>
          </div>
        )}
      </div>
      {splitting && (
        <SplitBar
          conversation={conversation}
          messageIds={[...taken]}
          onEnd={() => {
            setTaken(new Set());
            onSplitEnd();
          }}
        />
      )}
    </>
  );
}

const toggled = (taken: ReadonlySet<string>, id: string) =>
  new Set(taken.has(id) ? [...taken].filter((each) => each !== id) : [...taken, id]);

/**
 * Opens at the end, or at the top when there is a danger to read first; stays at the end when one is there, and counts
 * what came below when one is not.
 */
function useReading(count: number, fromTop: boolean, ours: boolean) {
  const end = useRef<HTMLDivElement>(null);
  const atEnd = useRef(!fromTop);
  // How many messages there were when the end was last on screen.
  const [seen, setSeen] = useState(count);
  const before = useRef(count);
  useLayoutEffect(() => {
    // What one has just written is looked for where it went.
    const written = ours && count > before.current;
    before.current = count;
    if (written || atEnd.current) toEnd(end.current);
  }, [count, ours]);
  useEffect(() => {
    if (!end.current) return undefined;
    const watch = new IntersectionObserver(([entry]) => {
      atEnd.current = entry?.isIntersecting === true;
      if (atEnd.current) setSeen(count);
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [count]);
  return { end, missed: Math.max(0, count - seen), toEnd: () => toEnd(end.current) };
}

function toEnd(end: HTMLDivElement | null): void {
  end?.scrollIntoView({ block: 'end' });
}
