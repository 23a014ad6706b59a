import { type Conversation, deleteSavedReply, getRequest, saveSavedReply } from '@beffroi/contracts';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTemplate, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../shared/api.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { newId } from '../../../shared/new-id.ts';
import { QueryPanel } from '../../../shared/query-panel.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { savedRepliesQuery } from '../desk.queries.ts';
import classes from './answer.module.css';
import { fillVariables, namesOf } from './reply.rules.ts';

type Use = (reply: { id: string; text: string }) => void;

/** Saved replies: chosen by name, filled for this conversation; and this text kept as one of them. */
export function SavedReplies({
  conversation,
  text,
  short,
  onUse,
}: {
  conversation: Conversation;
  text: string;
  /** The way counts: their shorter words. */
  short: boolean;
  onUse: Use;
}) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconTemplate size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('desk.replies')}
      </Button>
      {open && (
        <Dialog title={t('desk.replies')} size="lg" onClose={() => setOpen(false)}>
          <Replies
            conversation={conversation}
            text={text}
            short={short}
            onUse={(reply) => {
              onUse(reply);
              setOpen(false);
            }}
          />
        </Dialog>
      )}
    </>
  );
}

function Replies({
  conversation,
  text,
  short,
  onUse,
}: {
  conversation: Conversation;
  text: string;
  short: boolean;
  onUse: Use;
}) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const replies = useQuery(savedRepliesQuery(territoryId));
  const known = useKnown(conversation);
  const [words, setWords] = useState('');
  const remove = useMutation({
    mutationFn: (replyId: string) => call(deleteSavedReply, { params: { territoryId, replyId } }),
    onSettled: () => client.invalidateQueries(savedRepliesQuery(territoryId)),
  });
  const wanted = words.trim().toLocaleLowerCase();
  return (
    <div className={classes.replies}>
      <TextInput
        data-autofocus
        type="search"
        aria-label={t('desk.replies.search')}
        placeholder={t('desk.replies.search')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <QueryPanel query={replies}>
        {({ items }) => {
          const found = items
            .filter((reply) => `${reply.name} ${reply.text}`.toLocaleLowerCase().includes(wanted))
            .toSorted((one, other) => other.used - one.used);
          if (found.length === 0) return <p>{t(items.length === 0 ? 'desk.replies.empty' : 'desk.replies.none')}</p>;
          return (
            <ul className={classes.replyList}>
              {found.map((reply) => {
                const filled = fillVariables(short && reply.short ? reply.short : reply.text, known);
                return (
                  <li key={reply.id}>
                    <button type="button" onClick={() => onUse({ id: reply.id, text: filled })}>
                      <b>{reply.name}</b>
                      <span>{filled}</span>
                    </button>
                    <ActionIcon
                      aria-label={t('desk.replies.remove', { name: reply.name })}
                      onClick={() => remove.mutate(reply.id)}
                    >
                      <IconTrash size={17} stroke={1.75} />
                    </ActionIcon>
                  </li>
                );
              })}
            </ul>
          );
        }}
      </QueryPanel>
      {remove.error && <FormProblem error={remove.error} />}
      {text.trim() !== '' && <KeepReply text={text} />}
    </div>
  );
}

function KeepReply({ text }: { text: string }) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [name, setName] = useState('');
  const keep = useMutation({
    mutationFn: () =>
      call(saveSavedReply, {
        params: { territoryId, replyId: newId('srp') },
        body: { name: name.trim(), text: text.trim() },
      }),
    onSuccess: () => {
      setName('');
      return client.invalidateQueries(savedRepliesQuery(territoryId));
    },
  });
  return (
    <form
      className={classes.keep}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) keep.mutate();
      }}
    >
      <TextInput
        label={t('desk.replies.keep')}
        description={t('desk.replies.keep.hint')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={keep.isPending} disabled={name.trim() === ''}>
        {t('desk.replies.keep.do')}
      </Button>
      {keep.error && <FormProblem error={keep.error} />}
    </form>
  );
}

/** What the variables are worth in this conversation. */
function useKnown(conversation: Conversation) {
  const territory = useTerritory();
  const format = useFormat();
  const now = useNow(60_000);
  const { requestId } = conversation;
  const request = useQuery({
    queryKey: ['request', territory.id, requestId],
    queryFn: ({ signal }) =>
      call(getRequest, { params: { territoryId: territory.id, requestId: requestId ?? '' } }, { signal }),
    enabled: requestId !== undefined,
  }).data;
  return {
    ...namesOf(conversation.author),
    ...(conversation.requestRef ? { référence: conversation.requestRef } : {}),
    ...(request?.holder ? { service: request.holder } : {}),
    ...(request?.trackUrl ? { lien: request.trackUrl } : {}),
    ...(request?.dueAt ? { délai: format.date(request.dueAt, now) } : {}),
    territoire: territory.name,
  };
}
