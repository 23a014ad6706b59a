import { authPaths } from '@beffroi/contracts';
import { PasswordInput, TextInput } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useSession } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { callAuth } from './auth-call.ts';
import { DoorFrame } from './door-frame.tsx';
import classes from './door-frame.module.css';
import { readDoorSearch } from './door.rules.ts';

/** A forgotten password: ask for a link, or come back with it and choose another. */
export function PasswordPage() {
  const { jeton } = readDoorSearch(useSearch({ strict: false }));
  return jeton ? <Reset token={jeton} /> : <Forgotten />;
}

function Forgotten() {
  const t = useWords();
  const { mailConfigured } = useSession();
  const [sentTo, setSentTo] = useState<string>();
  const { form, submit, pending, rest } = useApiForm({
    initial: { email: '' },
    send: (values) => callAuth(authPaths.forgotPassword, values),
    onDone: (_, { email }) => setSentTo(email),
  });
  return (
    <DoorFrame
      title={t('door.forgotten')}
      lead={mailConfigured ? t('door.forgotten.lead') : t('door.forgotten.nomail')}
    >
      {sentTo ? (
        <p role="status">{t('door.forgotten.sent', { email: sentTo })}</p>
      ) : (
        mailConfigured && (
          <Form onSubmit={submit} rest={rest} pending={pending} submit={t('door.forgotten.do')}>
            <TextInput
              type="email"
              required
              withAsterisk={false}
              autoComplete="username"
              label={t('door.email')}
              {...form.getInputProps('email')}
            />
          </Form>
        )
      )}
      <p className={classes.small}>
        <Link to={'/connexion' as string}>{t('door.to_signin')}</Link>
      </p>
    </DoorFrame>
  );
}

function Reset({ token }: { token: string }) {
  const t = useWords();
  const [done, setDone] = useState(false);
  const { form, submit, pending, rest } = useApiForm({
    initial: { newPassword: '' },
    send: ({ newPassword }) => callAuth(authPaths.resetPassword, { token, newPassword }),
    onDone: () => setDone(true),
  });
  return (
    <DoorFrame title={t('door.reset')} lead={t('door.reset.lead')}>
      {done ? (
        <p role="status">{t('door.reset.done')}</p>
      ) : (
        <Form onSubmit={submit} rest={rest} pending={pending} submit={t('door.reset.do')}>
          <NewPassword {...form.getInputProps('newPassword')} />
        </Form>
      )}
      <p className={classes.small}>
        <Link to={'/connexion' as string}>{t('door.to_signin')}</Link>
      </p>
    </DoorFrame>
  );
}

/** A password to choose: long rather than odd. */
export function NewPassword(props: Record<string, unknown> & { label?: string }) {
  const t = useWords();
  return (
    <PasswordInput
      required
      withAsterisk={false}
      minLength={12}
      maxLength={128}
      autoComplete="new-password"
      label={t('door.password.new')}
      description={t('door.password.hint')}
      visibilityToggleButtonProps={{ 'aria-label': t('door.password.show') }}
      {...props}
    />
  );
}
