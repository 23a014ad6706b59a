import { invite, type Output, type Role } from '@beffroi/contracts';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { CopyText } from '../../shared/secret-once.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import settings from '../settings/settings.module.css';
import { invitationsQuery } from './people.queries.ts';
import { RoleChoices } from './role-choices.tsx';

/** Invite by e-mail; without mail, the link to hand over shows here, once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [sent, setSent] = useState<Output<typeof invite>>();
  const { form, submit, pending, rest } = useApiForm({
    initial: { email: '', roles: ['contributor'] as Role[] },
    send: (body) => call(invite, { params: { territoryId }, body }),
    async onDone(result) {
      await client.invalidateQueries({ queryKey: invitationsQuery(territoryId).queryKey });
      if (result.link) setSent(result);
      else {
        notify.done(t('people.invited', { email: result.email }));
        onClose();
      }
    },
  });
  return (
    <Dialog title={t('people.invite')} onClose={onClose}>
      {sent?.link ? (
        <LinkToHandOver email={sent.email} link={sent.link} onClose={onClose} />
      ) : (
        <Form onSubmit={submit} rest={rest} pending={pending} submit={t('people.invite.do')}>
          <TextInput
            data-autofocus
            type="email"
            required
            withAsterisk={false}
            label={t('door.email')}
            description={t('people.invite.hint')}
            {...form.getInputProps('email')}
          />
          <RoleChoices {...form.getInputProps('roles')} />
        </Form>
      )}
    </Dialog>
  );
}

export function LinkToHandOver({ email, link, onClose }: { email: string; link: string; onClose: () => void }) {
  const t = useWords();
  return (
    <div className={settings.gap}>
      <p>{t('people.link', { email })}</p>
      <CopyText label={t('people.link.label')} text={link} />
      <div>
        <Button variant="filled" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
