import { noteConversation } from '@beffroi/contracts';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../shared/api.ts';
import { deskCountsQuery } from '../../../shared/desk.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { FieldRow, Form } from '../../../shared/form/form.tsx';
import { useApiForm } from '../../../shared/form/use-api-form.ts';
import { newKey } from '../../../shared/new-id.ts';
import { useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';

const ways = ['phone', 'visit', 'letter', 'pasted'] as const;

/** Writes down a call, a visit or a letter, so that it is followed like the rest. */
export function NoteCallDialog({ onDone, onClose }: { onDone: (conversationId: string) => void; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [clientKey] = useState(newKey);
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      by: 'phone' as (typeof ways)[number],
      author: '',
      phone: '',
      email: '',
      subject: '',
      text: '',
      at: '',
      url: '',
    },
    send: ({ by, author, phone, email, subject, text, at, url }) =>
      call(noteConversation, {
        params: { territoryId },
        body: {
          by,
          author,
          subject,
          text,
          ...(phone.trim() ? { phone } : {}),
          ...(email.trim() ? { email: email.trim() } : {}),
          ...(url.trim() ? { url: url.trim() } : {}),
          ...(at ? { at: new Date(at).toISOString() } : {}),
          clientKey,
        },
      }),
    onDone(made) {
      void client.invalidateQueries({ queryKey: ['conversations', territoryId] });
      void client.invalidateQueries(deskCountsQuery(territoryId));
      onDone(made.id);
    },
  });
  return (
    <Dialog title={t('desk.call.title')} size="lg" onClose={onClose}>
      <Form
        onSubmit={submit}
        pending={pending}
        rest={rest}
        submit={t('desk.call.keep')}
        others={
          <Button variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        }
      >
        <FieldRow>
          <NativeSelect
            label={t('desk.call.by')}
            data={ways.map((way) => ({ value: way, label: t(`desk.call.by.${way}`) }))}
            {...form.getInputProps('by')}
          />
          <TextInput type="datetime-local" label={t('desk.call.at')} {...form.getInputProps('at')} />
        </FieldRow>
        <Textarea
          data-autofocus
          required
          autosize
          minRows={4}
          maxRows={14}
          maxLength={20_000}
          label={t('desk.call.text')}
          description={t('desk.call.text.hint')}
          {...form.getInputProps('text')}
        />
        <FieldRow>
          <TextInput label={t('desk.call.author')} maxLength={120} {...form.getInputProps('author')} />
          <TextInput label={t('desk.call.subject')} maxLength={200} {...form.getInputProps('subject')} />
        </FieldRow>
        <FieldRow>
          <TextInput type="tel" label={t('desk.call.phone')} maxLength={40} {...form.getInputProps('phone')} />
          <TextInput type="email" label={t('desk.call.email')} maxLength={254} {...form.getInputProps('email')} />
        </FieldRow>
        {form.values.by === 'pasted' && (
          <TextInput type="url" label={t('desk.call.url')} maxLength={2000} {...form.getInputProps('url')} />
        )}
      </Form>
    </Dialog>
  );
}
