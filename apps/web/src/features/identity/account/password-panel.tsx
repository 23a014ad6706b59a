import { authPaths } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Form } from '../../../shared/form/form.tsx';
import { useApiForm } from '../../../shared/form/use-api-form.ts';
import { useNotify } from '../../../shared/notify.tsx';
import { useWords } from '../../../shared/words.ts';
import { callAuth } from '../auth-call.ts';
import { NewPassword } from '../password.page.tsx';

/** Another password; the other sessions end. */
export function PasswordPanel({ email }: { email: string }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { form, submit, pending, rest } = useApiForm({
    initial: { currentPassword: '', newPassword: '' },
    send: (values) => callAuth(authPaths.changePassword, { ...values, revokeOtherSessions: true }),
    async onDone() {
      form.reset();
      notify.done(t('account.password.done'));
      await client.invalidateQueries({ queryKey: ['my-sessions'] });
    },
  });
  return (
    <Panel title={t('door.password')}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('door.reset.do')} quiet>
        {/* For password managers: whose password this is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <CurrentPassword {...form.getInputProps('currentPassword')} />
        <NewPassword {...form.getInputProps('newPassword')} />
      </Form>
    </Panel>
  );
}

export function CurrentPassword(props: Record<string, unknown>) {
  const t = useWords();
  return (
    <PasswordInput
      required
      withAsterisk={false}
      autoComplete="current-password"
      label={t('account.password.current')}
      description={t('account.password.why')}
      visibilityToggleButtonProps={{ 'aria-label': t('door.password.show') }}
      {...props}
    />
  );
}
