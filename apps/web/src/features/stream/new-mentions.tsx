import { listMentions, type Mention } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../shared/api.ts';
import { useLive } from '../../shared/live.tsx';
import { type MentionPage, removeMentions, replaceMention } from '../../shared/mentions/treat-mention.ts';
import { useTerritory } from '../../shared/session.ts';
import { type StreamSearch, toMentionFilter } from '../../shared/stream-search.ts';
import { useWords } from '../../shared/words.ts';
import classes from './mention-list.module.css';
import { mentionsQuery } from './stream.queries.ts';
import { belongs } from './stream.rules.ts';

const ASK_MS = 8000;
const SAY_MS = 30_000;

/**
 * What came since the list was read. It never moves the list under a reader: a button says how many, and brings them.
 * What changed or was removed elsewhere is changed in place.
 */
export function NewMentions({ search, newest }: { search: StreamSearch; newest: string | undefined }) {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const [waiting, setWaiting] = useState<ReadonlyMap<string, Mention>>(new Map());
  const asking = useRef<ReturnType<typeof setTimeout>>(undefined);

  const add = (mentions: readonly Mention[]) => {
    if (mentions.length > 0)
      setWaiting((before) => new Map([...before, ...mentions.map((each) => [each.id, each] as const)]));
  };
  // A list with words is the server's to judge: it is asked for what is newer, not more often than that.
  const ask = () => {
    asking.current ??= setTimeout(() => {
      asking.current = undefined;
      const filter = { ...toMentionFilter(search, Date.now()), ...(newest ? { from: newest } : {}), limit: 50 };
      call(listMentions, { params: { territoryId: id }, query: filter }).then(
        (page) => add(page.items.filter((mention) => newest === undefined || mention.postedAt > newest)),
        // The list on screen stays; the next event asks again.
        () => undefined,
      );
    }, ASK_MS);
  };
  useEffect(() => () => clearTimeout(asking.current), []);

  useLive((message) => {
    if (message.name === 'mentions') {
      const judged = message.data.mentions.map((mention) => ({ mention, answer: belongs(search, mention) }));
      add(judged.filter(({ answer }) => answer === 'yes').map(({ mention }) => mention));
      if (judged.some(({ answer }) => answer === 'unknown')) ask();
    }
    if (message.name === 'mention_changed') replaceMention(client, id, message.data.mention);
    if (message.name === 'mentions_removed') removeMentions(client, id, message.data.ids);
  });

  const show = () => {
    const { queryKey } = mentionsQuery(id, search);
    client.setQueryData<InfiniteData<MentionPage>>(queryKey, (data) => {
      const [first, ...rest] = data?.pages ?? [];
      if (!data || !first) return data;
      const known = new Set(data.pages.flatMap((page) => page.items.map((each) => each.id)));
      const fresh = [...waiting.values()].filter((each) => !known.has(each.id));
      const items = [...fresh, ...first.items].sort((a, b) => b.postedAt.localeCompare(a.postedAt));
      return { ...data, pages: [{ ...first, items }, ...rest] };
    });
    void client.invalidateQueries({ queryKey: ['mention-count', id] });
    setWaiting(new Map());
    scrollTo({ top: 0 });
  };

  const count = waiting.size;
  const negative = [...waiting.values()].filter((mention) => mention.tone === 'negative').length;
  return (
    <>
      <Summary count={count} negative={negative} />
      {count > 0 && (
        <div className={classes.new}>
          <Button
            color="slate"
            variant="filled"
            radius="xl"
            size="xs"
            leftSection={<IconArrowUp size={16} stroke={1.75} aria-hidden="true" />}
            onClick={show}
          >
            {t('stream.new', { count })}
          </Button>
        </div>
      )}
    </>
  );
}

/** Says what came to those who listen to the page, not more than every half minute. */
function Summary({ count, negative }: { count: number; negative: number }) {
  const t = useWords();
  const [said, setSaid] = useState('');
  const latest = useRef('');
  useEffect(() => {
    latest.current = count === 0 ? '' : t('stream.new.summary', { count, negative });
  }, [count, negative, t]);
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), SAY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="vh" role="status">
      {said}
    </p>
  );
}
