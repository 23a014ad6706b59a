import { changeCrisis, type Crisis } from '@beffroi/contracts';
import { TextInput } from '@mantine/core';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useRefreshRoom } from './use-room-act.ts';

/** Another authority leads: the territory relays it. */
export function RelayDialog({ crisis, onClose }: { crisis: Crisis; onClose: () => void }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const refresh = useRefreshRoom(crisis.id);
  const { form, submit, pending, rest } = useApiForm({
    initial: { authority: '', url: '' },
    send: ({ authority, url }) =>
      call(changeCrisis, {
        params: { territoryId, crisisId: crisis.id },
        body: { relay: { authority: authority.trim(), ...(url.trim() ? { url: url.trim() } : {}) } },
      }),
    async onDone() {
      await refresh();
      onClose();
    },
  });
  return (
    <Dialog title={t('crisis.relay.enter')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('crisis.relay.enter')}>
        <p>{t('crisis.relay.hint')}</p>
        <TextInput
          data-autofocus
          label={t('crisis.relay.authority')}
          placeholder={t('crisis.relay.authority.example')}
          required
          withAsterisk={false}
          minLength={2}
          maxLength={120}
          {...form.getInputProps('authority')}
        />
        <TextInput
          type="url"
          label={t('crisis.relay.url')}
          placeholder="https://"
          maxLength={500}
          {...form.getInputProps('url')}
        />
      </Form>
    </Dialog>
  );
}
