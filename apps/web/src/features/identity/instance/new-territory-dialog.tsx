import { createTerritory, type TerritoryKind } from '@beffroi/contracts';
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { Form } from '../../../shared/form/form.tsx';
import { useApiForm } from '../../../shared/form/use-api-form.ts';
import { sessionQuery } from '../../../shared/session.ts';
import { kindOptions } from '../../../shared/territory-words.ts';
import { timeZoneOptions } from '../../../shared/time-zones.ts';
import { useWords } from '../../../shared/words.ts';
import { territoriesQuery } from './instance.queries.ts';

/** A territory more, in a grouping or not, administered by me or by whom I invite. */
export function NewTerritoryDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const groupings = (useQuery(territoriesQuery).data?.items ?? []).filter((each) => each.kind === 'grouping');
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      kind: 'commune' as TerritoryKind,
      name: '',
      timeZone: 'Europe/Paris',
      groupingId: '',
      administratorEmail: '',
    },
    send: ({ groupingId, administratorEmail, ...body }) =>
      call(createTerritory, {
        body: {
          ...body,
          ...(groupingId ? { groupingId } : {}),
          ...(administratorEmail.trim() ? { administratorEmail: administratorEmail.trim() } : {}),
        },
      }),
    async onDone() {
      onClose();
      await Promise.all([
        client.invalidateQueries({ queryKey: territoriesQuery.queryKey }),
        client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ]);
    },
  });
  return (
    <Dialog title={t('instance.territory.add')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('instance.territory.create')}>
        <TextInput
          data-autofocus
          required
          withAsterisk={false}
          maxLength={120}
          label={t('territory.name')}
          description={t('territory.name.hint')}
          {...form.getInputProps('name')}
        />
        <NativeSelect label={t('territory.kind')} data={kindOptions(t)} {...form.getInputProps('kind')} />
        <NativeSelect label={t('settings.timezone')} data={timeZoneOptions()} {...form.getInputProps('timeZone')} />
        {groupings.length > 0 && form.values.kind !== 'grouping' && (
          <NativeSelect
            label={t('instance.grouping')}
            data={[
              { value: '', label: t('instance.grouping.none') },
              ...groupings.map((each) => ({ value: each.id, label: each.name })),
            ]}
            {...form.getInputProps('groupingId')}
          />
        )}
        <TextInput
          type="email"
          label={`${t('instance.territory.admin')} (${t('admin.optional')})`}
          description={t('instance.territory.admin.hint')}
          {...form.getInputProps('administratorEmail')}
        />
      </Form>
    </Dialog>
  );
}
