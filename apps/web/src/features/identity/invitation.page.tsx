import { acceptInvitation, authPaths, readInvitation, type Output } from '@beffroi/contracts';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { roleWords } from '../../shared/role-words.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { callAuth } from './auth-call.ts';
import { DoorFrame } from './door-frame.tsx';
import classes from './door-frame.module.css';
import { readDoorSearch } from './door.rules.ts';
import { NewPassword } from './password.page.tsx';

type Invited = Output<typeof readInvitation>;

/** What an invitation link opens: an account to make, or a territory to add to one's own. */
export function InvitationPage() {
  const t = useWords();
  const { jeton: token = '' } = readDoorSearch(useSearch({ strict: false }));
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call(readInvitation, { body: { token } }, { signal }),
    retry: false,
  });
  return (
    <DoorFrame
      title={
        invitation.data ? t('door.invitation.to', { territory: invitation.data.territoryName }) : t('door.invitation')
      }
    >
      <QueryPanel query={invitation}>{(invited) => <Accept token={token} invited={invited} />}</QueryPanel>
    </DoorFrame>
  );
}

function Accept({ token, invited }: { token: string; invited: Invited }) {
  const t = useWords();
  const format = useFormat();
  return (
    <>
      <dl className={classes.facts}>
        <div>
          <dt>{t('door.email')}</dt>
          <dd>{invited.email}</dd>
        </div>
        <div>
          <dt>{t('door.invitation.roles')}</dt>
          <dd>{invited.roles.map((role) => t(roleWords[role])).join(', ')}</dd>
        </div>
        <div>
          <dt>{t('door.invitation.until')}</dt>
          <dd>{format.day(invited.expiresAt)}</dd>
        </div>
      </dl>
      {invited.how === 'create' && <Create token={token} />}
      {invited.how === 'accept' && <AcceptNow token={token} />}
      {(invited.how === 'sign_in' || invited.how === 'oidc') && (
        <>
          <p>{t(invited.how === 'oidc' ? 'door.invitation.oidc' : 'door.invitation.signin')}</p>
          <Button
            variant="filled"
            component="a"
            href={`/connexion?retour=${encodeURIComponent(`/invitation?jeton=${encodeURIComponent(token)}`)}`}
          >
            {t('door.signin.do')}
          </Button>
        </>
      )}
    </>
  );
}

function Create({ token }: { token: string }) {
  const t = useWords();
  const { form, submit, pending, rest } = useApiForm({
    initial: { name: '', password: '' },
    async send(values) {
      const accepted = await call(acceptInvitation, { body: { token, ...values } });
      await callAuth(authPaths.signInPassword, { email: accepted.email, password: values.password });
      return accepted;
    },
    onDone: ({ territoryId }) => location.assign(`/t/${territoryId}`),
  });
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={t('door.invitation.create')}>
      <TextInput
        required
        withAsterisk={false}
        maxLength={120}
        autoComplete="name"
        label={t('door.name')}
        description={t('door.name.hint')}
        {...form.getInputProps('name')}
      />
      <NewPassword {...form.getInputProps('password')} />
    </Form>
  );
}

function AcceptNow({ token }: { token: string }) {
  const t = useWords();
  const accept = useMutation({
    mutationFn: () => call(acceptInvitation, { body: { token } }),
    onSuccess: ({ territoryId }) => location.assign(`/t/${territoryId}`),
  });
  return (
    <>
      {accept.error && <FormProblem error={accept.error} />}
      <Button variant="filled" loading={accept.isPending} onClick={() => accept.mutate()}>
        {t('door.invitation.accept')}
      </Button>
    </>
  );
}
