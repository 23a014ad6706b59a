import { useQuery } from '@tanstack/react-query';
import { QueryPanel } from '../../../shared/query-panel.tsx';
import { useSession } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { PlainFrame } from '../plain-frame.tsx';
import { mySignInQuery } from './account.queries.ts';
import { CodesPanel } from './codes-panel.tsx';
import { DataPanel } from './data-panel.tsx';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';

/** What is mine alone: name, language, how I sign in, where I am, what is kept about me. */
export function AccountPage() {
  const t = useWords();
  const { person, signIn } = useSession();
  const mine = useQuery(mySignInQuery);
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
