import { createRequest, requestOrigins } from '@beffroi/contracts';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { newKey } from '../../shared/new-id.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useRequestChanged } from './requests.queries.ts';

const byHand = requestOrigins.filter((origin) => ['phone', 'visit', 'letter', 'email'].includes(origin));

/** Somebody calls, comes or writes on paper: noted as one hears it. */
export function NewRequestDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const navigate = useNavigate();
  const changed = useRequestChanged();
  const { id: territoryId } = useTerritory();
  const [clientKey] = useState(newKey);
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      origin: 'phone' as (typeof byHand)[number],
      title: '',
      text: '',
      place: '',
      priority: 'normal' as const,
      identity: { firstName: '', lastName: '', email: '', phone: '' },
    },
    send: ({ title, place, identity, ...values }) =>
      call(createRequest, {
        params: { territoryId },
        body: {
          ...values,
          clientKey,
          ...(title ? { title } : {}),
          ...(place ? { place } : {}),
          ...(Object.values(identity).some(Boolean)
            ? { identity: Object.fromEntries(Object.entries(identity).filter(([, value]) => value)) }
            : {}),
        },
      }),
    async onDone(request) {
      await changed(request);
      await navigate({ to: `/t/${territoryId}/demandes/${request.id}` as string });
    },
  });
  return (
    <Dialog title={t('requests.new')} onClose={onClose} size="lg">
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('requests.new.do')}>
        <FieldRow>
          <NativeSelect
            label={t('requests.filter.origin')}
            data={byHand.map((value) => ({ value, label: t(`requests.origin.${value}`) }))}
            {...form.getInputProps('origin')}
          />
          <NativeSelect
            label={t('requests.priority')}
            data={(['low', 'normal', 'high', 'urgent'] as const).map((value) => ({
              value,
              label: t(`requests.priority.${value}`),
            }))}
            {...form.getInputProps('priority')}
          />
        </FieldRow>
        <Textarea
          data-autofocus
          required
          withAsterisk={false}
          autosize
          minRows={4}
          maxRows={14}
          maxLength={20_000}
          label={t('requests.new.text')}
          {...form.getInputProps('text')}
        />
        <FieldRow>
          <TextInput
            maxLength={200}
            label={t('requests.title')}
            description={t('requests.title.hint')}
            {...form.getInputProps('title')}
          />
          <TextInput
            maxLength={300}
            label={t('requests.place')}
            description={t('requests.place.hint')}
            {...form.getInputProps('place')}
          />
        </FieldRow>
        <IdentityFields form={form} />
      </Form>
    </Dialog>
  );
}

/** Who asks, as far as they say it. */
function IdentityFields({ form }: { form: { getInputProps: (path: string) => object } }) {
  const t = useWords();
  return (
    <FieldRow>
      {(['firstName', 'lastName', 'email', 'phone'] as const).map((name) => (
        <TextInput
          key={name}
          type={name === 'email' ? 'email' : name === 'phone' ? 'tel' : 'text'}
          label={t(`requests.identity.${name}`)}
          {...form.getInputProps(`identity.${name}`)}
        />
      ))}
    </FieldRow>
  );
}
