import { authPaths } from '@beffroi/contracts';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useWords } from '../../shared/words.ts';
import { callAuth } from './auth-call.ts';

/** The second step: six digits of an application, or one of the recovery codes. */
export function CodeForm({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const t = useWords();
  const [recovery, setRecovery] = useState(false);
  const { form, submit, pending, rest } = useApiForm({
    initial: { code: '', trustDevice: false },
    send: ({ code, trustDevice }) =>
      recovery
        ? callAuth(authPaths.verifyRecoveryCode, { code: code.trim() })
        : callAuth(authPaths.verifyTotp, { code: code.replaceAll(/\s/g, ''), ...(trustDevice ? { trustDevice } : {}) }),
    onDone,
  });
  return (
    <>
      <Form
        onSubmit={submit}
        rest={rest}
        pending={pending}
        submit={t('door.code.do')}
        others={
          <Button variant="subtle" onClick={onBack}>
            {t('door.back')}
          </Button>
        }
      >
        {recovery ? (
          <TextInput
            key="recovery"
            required
            withAsterisk={false}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            label={t('door.code.recovery')}
            description={t('door.code.recovery.hint')}
            {...form.getInputProps('code')}
          />
        ) : (
          <>
            <TextInput
              key="totp"
              required
              withAsterisk={false}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
              label={t('door.code.digits')}
              {...form.getInputProps('code')}
            />
            <Checkbox label={t('door.code.trust')} {...form.getInputProps('trustDevice', { type: 'checkbox' })} />
          </>
        )}
      </Form>
      <Button
        variant="subtle"
        size="xs"
        onClick={() => {
          setRecovery(!recovery);
          form.setFieldValue('code', '');
        }}
      >
        {t(recovery ? 'door.code.use_app' : 'door.code.use_recovery')}
      </Button>
    </>
  );
}
