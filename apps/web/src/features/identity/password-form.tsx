import { authPaths } from '@beffroi/contracts';
import { PasswordInput, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useWords } from '../../shared/words.ts';
import { callAuth } from './auth-call.ts';
import classes from './door-frame.module.css';

/** E-mail and password; `email` is given when the address is already known. */
export function PasswordForm({ onDone, onCode, email }: { onDone: () => void; onCode: () => void; email?: string }) {
  const t = useWords();
  const { form, submit, pending, rest } = useApiForm({
    initial: { email: email ?? '', password: '' },
    send: (values) => callAuth<{ twoFactorRedirect?: boolean }>(authPaths.signInPassword, values),
    onDone: (result) => (result.twoFactorRedirect ? onCode() : onDone()),
  });
  return (
    <>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('door.signin.do')}>
        <TextInput
          type="email"
          required
          withAsterisk={false}
          readOnly={email !== undefined}
          autoComplete="username"
          label={t('door.email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          required
          withAsterisk={false}
          autoComplete="current-password"
          label={t('door.password')}
          visibilityToggleButtonProps={{ 'aria-label': t('door.password.show') }}
          {...form.getInputProps('password')}
        />
      </Form>
      <p className={classes.small}>
        <Link to={'/mot-de-passe' as string}>{t('door.forgotten')}</Link>
      </p>
    </>
  );
}
