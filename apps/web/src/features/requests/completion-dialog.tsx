import { askCompletion, type DeskRequest } from '@beffroi/contracts';
import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useRequestChanged } from './requests.queries.ts';
import { dayIn, piecesOf } from './requests.rules.ts';

/** Asks for what is missing, by a date; the clock stands still meanwhile where the law says so. */
export function CompletionDialog({ request, onClose }: { request: DeskRequest; onClose: () => void }) {
  const t = useWords();
  const notify = useNotify();
  const changed = useRequestChanged();
  const { id: territoryId } = useTerritory();
  const [today] = useState(() => Date.now());
  const { form, submit, pending, rest } = useApiForm({
    initial: { pieces: '', deadline: dayIn(30, today) },
    send: ({ pieces, deadline }) =>
      call(askCompletion, {
        params: { territoryId, requestId: request.id },
        body: { pieces: piecesOf(pieces), deadline },
      }),
    async onDone(next) {
      await changed(next);
      notify.done(t('requests.completion.done'));
      onClose();
    },
  });
  return (
    <Dialog title={t('requests.completion')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('requests.completion.do')}>
        <Textarea
          data-autofocus
          required
          withAsterisk={false}
          autosize
          minRows={3}
          maxRows={12}
          label={t('requests.completion.pieces')}
          description={t('admin.one_a_line')}
          {...form.getInputProps('pieces')}
        />
        <TextInput
          type="date"
          required
          withAsterisk={false}
          min={dayIn(1, today)}
          label={t('requests.completion.deadline')}
          description={t('requests.completion.deadline.hint')}
          {...form.getInputProps('deadline')}
        />
      </Form>
    </Dialog>
  );
}
