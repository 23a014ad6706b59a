import { Button } from '@mantine/core';
import { IconFingerprint, IconId } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { authPaths } from '@beffroi/contracts';
import { useState } from 'react';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useSession } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { callAuth } from './auth-call.ts';
import { CodeForm } from './code-form.tsx';
import { DoorFrame } from './door-frame.tsx';
import classes from './door-frame.module.css';
import { readDoorSearch, safeReturn } from './door.rules.ts';
import { usePasskeySignIn } from './passkey.ts';
import { PasswordForm } from './password-form.tsx';

/** The door: a password, a passkey or a provider, then a code when the account wants one. */
export function SignInPage() {
  const t = useWords();
  const { signIn } = useSession();
  const search = readDoorSearch(useSearch({ strict: false }));
  const [codeAsked, setCodeAsked] = useState(false);
  // A whole load: nothing of before the sign-in stays in memory.
  const enter = () => location.assign(safeReturn(search.retour));
  if (codeAsked) {
    return (
      <DoorFrame title={t('door.code')} lead={t('door.code.lead')}>
        <CodeForm onDone={enter} onBack={() => setCodeAsked(false)} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title={t('door.signin')}>
      {search.error && <ProviderRefusal code={search.error} />}
      {signIn.password && <PasswordForm onDone={enter} onCode={() => setCodeAsked(true)} />}
      {signIn.password && (signIn.passkey || signIn.oidc.length > 0) && <p className={classes.or}>{t('door.or')}</p>}
      <div className={classes.stack}>
        {signIn.passkey && <PasskeyButton onDone={enter} />}
        {signIn.oidc.map((provider) => (
          <ProviderButton key={provider.id} provider={provider} retour={safeReturn(search.retour)} />
        ))}
      </div>
    </DoorFrame>
  );
}

function ProviderRefusal({ code }: { code: string }) {
  const t = useWords();
  return (
    <div role="alert">
      <p>{t('door.provider.refused')}</p>
      <details className={classes.small}>
        <summary>{t('common.details')}</summary>
        <code>{code}</code>
      </details>
    </div>
  );
}

function PasskeyButton({ onDone }: { onDone: () => void }) {
  const t = useWords();
  const signIn = usePasskeySignIn(onDone);
  return (
    <>
      <Button
        fullWidth
        loading={signIn.isPending}
        onClick={() => signIn.mutate()}
        leftSection={<IconFingerprint size={18} stroke={1.75} aria-hidden="true" />}
      >
        {t('door.passkey')}
      </Button>
      {signIn.error && <FormProblem error={signIn.error} />}
    </>
  );
}

function ProviderButton({ provider, retour }: { provider: { id: string; label: string }; retour: string }) {
  const t = useWords();
  const go = useMutation({
    mutationFn: () =>
      callAuth<{ url: string }>(authPaths.signInOidc, {
        provider: provider.id,
        callbackURL: retour,
        errorCallbackURL: '/connexion',
      }),
    onSuccess: ({ url }) => location.assign(url),
  });
  return (
    <>
      <Button
        fullWidth
        loading={go.isPending}
        onClick={() => go.mutate()}
        leftSection={<IconId size={18} stroke={1.75} aria-hidden="true" />}
      >
        {t('door.provider', { label: provider.label })}
      </Button>
      {go.error && <FormProblem error={go.error} />}
    </>
  );
}
