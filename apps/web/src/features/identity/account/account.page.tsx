import { getMySignIn } from '@beffroi/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../shared/api.ts';
import { QueryPanel } from '../../../shared/query-panel.tsx';
import { useSession } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { PlainFrame } from '../plain-frame.tsx';
import { CodesPanel } from './codes-panel.tsx';
import { DataPanel } from './data-panel.tsx';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';

export const mySignInKey = ['my-sign-in'] as const;

/** What is mine alone: name, language, how I sign in, where I am, what is kept about me. */
export function AccountPage() {
  const t = useWords();
  const { person, signIn } = useSession();
  const mine = useQuery({ queryKey: mySignInKey, queryFn: ({ signal }) => call(getMySignIn, {}, { signal }) });
  if (!person) return null;
  return (
    <PlainFrame title={t('app.account')} over={person.name}>
      <ProfilePanel person={person} />
      <QueryPanel query={mine} rows={4}>
        {(data) => (
          <>
            {data.password && <PasswordPanel email={person.email} />}
            {signIn.passkey && <PasskeysPanel passkeys={data.passkeys} />}
            {data.password && <CodesPanel on={data.totp} />}
          </>
        )}
      </QueryPanel>
      <SessionsPanel />
      <DataPanel email={person.email} />
    </PlainFrame>
  );
}
