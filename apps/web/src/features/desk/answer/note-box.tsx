import { type Conversation, writeNote } from '@beffroi/contracts';
import { Button, MultiSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { call } from '../../../shared/api.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { useColleagues } from '../colleagues.ts';
import { conversationKey } from '../desk.queries.ts';
import classes from './answer.module.css';

/** A note between colleagues: it never leaves, and those who are named are told. */
export function NoteBox({
  conversation,
  inputRef,
}: {
  conversation: Conversation;
  inputRef: Ref<HTMLTextAreaElement>;
}) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const colleagues = useColleagues('desk.read');
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState<string[]>([]);
  const note = useMutation({
    mutationFn: () =>
      call(writeNote, {
        params: { territoryId, conversationId: conversation.id },
        body: { text: text.trim(), mentions },
      }),
    onSuccess(after) {
      client.setQueryData(conversationKey(territoryId, conversation.id), after);
      setText('');
      setMentions([]);
    },
  });
  const go = () => {
    if (text.trim() && !note.isPending) note.mutate();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      go();
    }
  };
  return (
    <>
      <textarea
        ref={inputRef}
        className={classes.input}
        rows={3}
        maxLength={5000}
        aria-label={t('desk.note.label')}
        placeholder={t('desk.note.placeholder')}
        value={text}
        onKeyDown={keys}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {note.error && <FormProblem error={note.error} />}
      <div className={classes.sendRow}>
        <MultiSelect
          size="xs"
          className={classes.tell}
          aria-label={t('desk.note.tell')}
          placeholder={mentions.length === 0 ? t('desk.note.tell') : ''}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={mentions}
          onChange={setMentions}
          nothingFoundMessage={t('desk.note.nobody')}
          searchable
        />
        <Button disabled={text.trim() === ''} loading={note.isPending} aria-keyshortcuts="Control+Enter" onClick={go}>
          {t('desk.note.keep')}
        </Button>
      </div>
    </>
  );
}
