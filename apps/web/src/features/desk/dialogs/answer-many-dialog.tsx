import { answerMany, type Output } from '@beffroi/contracts';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../../shared/api.ts';
import { deskCountsQuery } from '../../../shared/desk.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { Form } from '../../../shared/form/form.tsx';
import { newKey } from '../../../shared/new-id.ts';
import { useTerritory } from '../../../shared/session.ts';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import classes from './dialogs.module.css';

/** One answer to many people, each where they wrote, at a polite rate, nobody twice. */
export function AnswerManyDialog({
  conversationIds,
  nameOf,
  onClose,
}: {
  conversationIds: readonly string[];
  nameOf: (id: string) => string;
  onClose: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [clientKey] = useState(newKey);
  const [text, setText] = useState('');
  const [becomes, setBecomes] = useState<'waiting' | 'closed'>('closed');
  const count = conversationIds.length;
  const send = useMutation({
    mutationFn: () =>
      call(answerMany, {
        params: { territoryId },
        body: { conversationIds: [...conversationIds], text: text.trim(), becomes, clientKey },
      }),
    onSuccess() {
      void client.invalidateQueries({ queryKey: ['conversations', territoryId] });
      void client.invalidateQueries(deskCountsQuery(territoryId));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) send.mutate();
  };
  return (
    <Dialog title={t('desk.many.title', { count })} size="lg" onClose={onClose}>
      {send.data ? (
        <Result result={send.data} nameOf={nameOf} onClose={onClose} />
      ) : (
        <Form
          onSubmit={submit}
          pending={send.isPending}
          rest={send.error ?? undefined}
          submit={t('desk.many.send', { count })}
          others={
            <Button variant="subtle" onClick={onClose}>
              {t('common.cancel')}
            </Button>
          }
        >
          <p>{t('desk.many.words')}</p>
          <Textarea
            data-autofocus
            required
            autosize
            minRows={5}
            maxRows={14}
            maxLength={5000}
            label={t('desk.answer.label')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('desk.then')}
            value={becomes}
            onChange={(event) => setBecomes(event.currentTarget.value === 'waiting' ? 'waiting' : 'closed')}
            data={(['closed', 'waiting'] as const).map((each) => ({ value: each, label: t(`desk.then.${each}`) }))}
          />
        </Form>
      )}
    </Dialog>
  );
}

function Result({
  result,
  nameOf,
  onClose,
}: {
  result: Output<typeof answerMany>;
  nameOf: (id: string) => string;
  onClose: () => void;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <div className={classes.stack} role="status">
      <p>
        {t('desk.many.planned', { count: result.planned })}{' '}
        {result.until && t('desk.many.until', { at: format.moment(result.until, now) })}
      </p>
      {result.refused.length > 0 && (
        <>
          <p>
            <b>{t('desk.refused', { count: result.refused.length })}</b>
          </p>
          <ul className={classes.lines}>
            {result.refused.map(({ id, message }) => (
              <li key={id}>
                {nameOf(id)} {message[format.locale]}
              </li>
            ))}
          </ul>
        </>
      )}
      <div>
        <Button data-autofocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
