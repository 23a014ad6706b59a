import { type Conversation, type DeskSettings, sendAnswer } from '@beffroi/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { IconSend, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { call } from '../../../shared/api.ts';
import { deskCountsQuery } from '../../../shared/desk.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { newKey } from '../../../shared/new-id.ts';
import { useNotify } from '../../../shared/notify.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { conversationKey } from '../desk.queries.ts';
import { placeName } from '../place-words.ts';
import classes from './answer.module.css';
import { Proposals } from './proposals.tsx';
import { unfilled } from './reply.rules.ts';
import { SavedReplies } from './saved-replies.tsx';
import { useCount } from './use-count.ts';

type Way = Conversation['ways'][number];
const wayKey = (way: Way) => `${way.way}:${way.channelId ?? ''}`;

/** The answer: by which way, how long it may be, what it begins with, and what keeps it from leaving. */
export function AnswerBox({
  conversation,
  settings,
  text,
  onText,
  way: chosen,
  onWay,
  to,
  onTo,
  inputRef,
  onFocus,
  onSent,
}: {
  conversation: Conversation;
  settings: DeskSettings | undefined;
  text: string;
  onText: (text: string) => void;
  way: string | undefined;
  onWay: (way: string) => void;
  to: string | undefined;
  onTo: (messageId: string | undefined) => void;
  inputRef: Ref<HTMLTextAreaElement>;
  onFocus: () => void;
  onSent: (after: Conversation) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(5000);
  const client = useQueryClient();
  const notify = useNotify();
  const id = useId();
  const { id: territoryId } = useTerritory();
  const [becomes, setBecomes] = useState<'waiting' | 'closed'>('waiting');
  const [savedReplyId, setSavedReplyId] = useState<string>();
  // One key for one text: sent twice by a network that stutters, it is said once.
  const [clientKey, setClientKey] = useState(newKey);
  const way =
    conversation.ways.find((each) => wayKey(each) === chosen) ??
    conversation.ways.find(({ closed }) => !closed) ??
    conversation.ways[0];
  const count = useCount(way, text);
  const missing = unfilled(text);
  const cooling = conversation.coolUntil ? new Date(conversation.coolUntil).getTime() - now : 0;

  const send = useMutation({
    mutationFn: () =>
      call(sendAnswer, {
        params: { territoryId, conversationId: conversation.id },
        body: {
          way: way?.way ?? 'recorded',
          ...(way?.channelId ? { channelId: way.channelId } : {}),
          text: text.trim(),
          ...(to ? { messageId: to } : {}),
          ...(savedReplyId ? { savedReplyId } : {}),
          becomes,
          clientKey,
        },
      }),
    onSuccess(after) {
      client.setQueryData(conversationKey(territoryId, conversation.id), after);
      void client.invalidateQueries(deskCountsQuery(territoryId));
      const delivery = after.messagesOf.findLast(({ direction }) => direction === 'out')?.delivery?.state;
      notify.done(
        t(delivery === 'in_review' ? 'desk.sent.review' : way?.way === 'recorded' ? 'desk.sent.recorded' : 'desk.sent'),
      );
      onText('');
      onTo(undefined);
      setSavedReplyId(undefined);
      setClientKey(newKey());
      onSent(after);
    },
  });
  const stopped = !way || way.closed !== undefined || cooling > 0 || count.over || missing.length > 0;
  const go = () => {
    if (!stopped && text.trim() !== '' && !send.isPending) send.mutate();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      go();
    }
  };
  if (!way) return <p className={classes.small}>{t('desk.way.none')}</p>;
  const answered = to && conversation.messagesOf.find((message) => message.id === to);
  return (
    <>
      <div className={classes.wayRow}>
        <NativeSelect
          size="xs"
          aria-label={t('desk.way')}
          value={wayKey(way)}
          onChange={(event) => onWay(event.currentTarget.value)}
          data={conversation.ways.map((each) => ({
            value: wayKey(each),
            label: wayLabel(t, each),
            disabled: each.closed !== undefined,
          }))}
        />
        <SavedReplies
          conversation={conversation}
          text={text}
          short={way.max !== undefined && way.max <= 500}
          onUse={(reply) => {
            setSavedReplyId(reply.id);
            onText(reply.text);
          }}
        />
      </div>
      {way.closed && <p className={classes.warn}>{way.closed[format.locale]}</p>}
      {answered && (
        <p className={classes.small}>
          {t('desk.answering', { at: format.moment(answered.at, now) })}{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconX size={14} stroke={1.75} aria-hidden="true" />}
            onClick={() => onTo(undefined)}
          >
            {t('desk.answering.last')}
          </Button>
        </p>
      )}
      {text === '' && (
        <Proposals
          conversation={conversation}
          onUse={(proposal) => {
            if (proposal.from === 'saved_reply') setSavedReplyId(proposal.id);
            onText(proposal.text);
          }}
        />
      )}
      <textarea
        ref={inputRef}
        className={classes.input}
        rows={text === '' ? 2 : Math.min(10, Math.max(3, Math.ceil(text.length / 70) + text.split('\n').length - 1))}
        aria-label={t('desk.answer.label')}
        aria-describedby={`${id}-count ${id}-why`}
        aria-invalid={count.over}
        maxLength={20_000}
        placeholder={t('desk.answer.placeholder')}
        value={text}
        onFocus={onFocus}
        onKeyDown={keys}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <div id={`${id}-why`} className={classes.why}>
        {cooling > 0 && conversation.coolUntil && (
          <p className={classes.warn}>
            {t('desk.cooling', { at: format.hour(conversation.coolUntil), in: format.duration(cooling + 59_000) })}
          </p>
        )}
        {missing.length > 0 && <p className={classes.warn}>{t('desk.unfilled', { words: missing.join(', ') })}</p>}
        {way.way !== 'recorded' && <Approval conversation={conversation} settings={settings} />}
      </div>
      {send.error && <FormProblem error={send.error} />}
      <div className={classes.sendRow}>
        <span id={`${id}-count`} className={count.over ? classes.over : classes.small}>
          {count.max !== undefined && text !== ''
            ? count.over
              ? t('desk.count.over', { over: count.used - count.max })
              : t('desk.count', { used: format.number(count.used), max: format.number(count.max) })
            : settings?.signature && way.way !== 'recorded'
              ? t('desk.signed', { name: settings.signature })
              : ''}
        </span>
        <NativeSelect
          size="xs"
          aria-label={t('desk.then')}
          value={becomes}
          onChange={(event) => setBecomes(event.currentTarget.value === 'closed' ? 'closed' : 'waiting')}
          data={(['waiting', 'closed'] as const).map((each) => ({ value: each, label: t(`desk.then.${each}`) }))}
        />
        <Button
          variant={text.trim() === '' ? 'default' : 'filled'}
          disabled={stopped || text.trim() === ''}
          loading={send.isPending}
          aria-keyshortcuts="Control+Enter"
          leftSection={<IconSend size={17} stroke={1.75} aria-hidden="true" />}
          onClick={go}
        >
          {t(way.way === 'recorded' ? 'desk.record' : 'desk.send')}
        </Button>
      </div>
    </>
  );
}

/**
 * Whether somebody reads it before it leaves, as far as is known before it is sent: who answers somebody in danger waits
 * for nobody.
 */
function Approval({ conversation, settings }: { conversation: Conversation; settings: DeskSettings | undefined }) {
  const t = useWords();
  if (!settings || settings.approval === 'never') return null;
  const last = conversation.messagesOf.findLast(({ direction }) => direction === 'in')?.aggressive;
  const inDanger = conversation.red || conversation.toRead;
  const delicate = !inDanger && (last === 'threat' || last === 'hate');
  if (settings.approval === 'delicate' && !delicate) return null;
  return <p className={classes.small}>{t(`desk.approval.${settings.approval}`)}</p>;
}

function wayLabel(t: ReturnType<typeof useWords>, way: Way): string {
  const where = placeName(t, { network: way.network, kind: 'comment' });
  return t(`desk.way.${way.way}`, { network: where, name: way.channelName });
}
