import { type listHandOvers, type Output, writeHandOver } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { newKey } from '../../shared/new-id.ts';
import { useNotify } from '../../shared/notify.tsx';
import { ProblemState } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { handOversQuery } from './oncall.queries.ts';

type HandOver = Output<typeof listHandOvers>['items'][number];

/** What one leaves to the next: written here, read here, and it shows who read it. */
export function HandOversPanel() {
  const t = useWords();
  const { id } = useTerritory();
  const notes = useInfiniteQuery(handOversQuery(id));
  const items = notes.data?.pages.flatMap((page) => page.items) ?? [];
  const [writing, setWriting] = useState(false);
  return (
    <Panel
      title={t('oncall.notes')}
      flush
      end={
        !writing && (
          <Button size="xs" onClick={() => setWriting(true)}>
            {t('oncall.notes.write')}
          </Button>
        )
      }
    >
      {writing && (
        <div className={rows.inset}>
          <NoteForm onClose={() => setWriting(false)} />
        </div>
      )}
      {notes.error && !notes.data && <ProblemState error={notes.error} retry={() => void notes.refetch()} />}
      {notes.data && items.length === 0 && !writing && <EmptyState>{t('oncall.notes.none')}</EmptyState>}
      <ul>
        {items.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ul>
      {notes.hasNextPage && (
        <div className={rows.more}>
          <Button size="xs" loading={notes.isFetchingNextPage} onClick={() => void notes.fetchNextPage()}>
            {t('admin.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Note({ note }: { note: HandOver }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const names = new Intl.ListFormat(format.locale).format(note.readBy.map(({ name }) => name));
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <p className={rows.meta}>
          <b>{note.by}</b>
          <time dateTime={note.at}>{format.moment(note.at, now)}</time>
        </p>
        <p className={rows.text}>{note.text}</p>
        <p className={rows.small}>
          {note.readBy.length > 0 ? t('oncall.notes.read', { names }) : t('oncall.notes.unread')}
        </p>
      </div>
    </li>
  );
}

function NoteForm({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  // Sent again after an answer that was lost, it stays one note.
  const [clientKey] = useState(newKey);
  const { form, submit, pending, rest } = useApiForm({
    initial: { text: '' },
    send: ({ text }) => call(writeHandOver, { params: { territoryId }, body: { text, clientKey } }),
    async onDone() {
      await client.invalidateQueries({ queryKey: ['hand-overs', territoryId] });
      notify.done(t('oncall.notes.done'));
      onClose();
    },
  });
  return (
    <Form
      onSubmit={submit}
      rest={rest}
      pending={pending}
      quiet
      submit={t('oncall.notes.leave')}
      others={
        <Button variant="subtle" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      }
    >
      <Textarea
        ref={(node) => node?.focus()}
        label={t('oncall.notes.text')}
        description={t('oncall.notes.hint')}
        required
        withAsterisk={false}
        maxLength={4000}
        autosize
        minRows={4}
        {...form.getInputProps('text')}
      />
    </Form>
  );
}
