import { authPaths, readSetup, setUp, type TerritoryKind } from '@beffroi/contracts';
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useLocale } from '../../app/locale-provider.tsx';
import { call } from '../../shared/api.ts';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useSession } from '../../shared/session.ts';
import { kindOptions } from '../../shared/territory-words.ts';
import { useWords } from '../../shared/words.ts';
import { callAuth } from './auth-call.ts';
import { DoorFrame } from './door-frame.tsx';
import classes from './door-frame.module.css';
import { readDoorSearch } from './door.rules.ts';
import { NewPassword } from './password.page.tsx';

/** The first set-up: a territory and the person who administers it, by the link that the program printed. */
export function SetupPage() {
  const t = useWords();
  const { setupNeeded } = useSession();
  const { jeton: token } = readDoorSearch(useSearch({ strict: false }));
  const link = useQuery({
    queryKey: ['setup', token],
    queryFn: async ({ signal }) => {
      await call(readSetup, { body: { token: token ?? '' } }, { signal });
      return true;
    },
    enabled: token !== undefined && setupNeeded,
    retry: false,
  });
  if (!setupNeeded) {
    return (
      <DoorFrame title={t('door.setup.done')} lead={t('door.setup.done.lead')}>
        <Link to={'/' as string}>{t('door.to_signin')}</Link>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title={t('door.setup')} lead={t(token ? 'door.setup.lead' : 'door.setup.nolink')} wide>
      {token ? <QueryPanel query={link}>{() => <SetupForm token={token} />}</QueryPanel> : <code>npm start</code>}
    </DoorFrame>
  );
}

function SetupForm({ token }: { token: string }) {
  const t = useWords();
  const { locale } = useLocale();
  const { signIn } = useSession();
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      territory: { kind: 'region' as TerritoryKind, name: '' },
      person: { name: '', email: '', password: '' },
    },
    async send({ territory, person: { name, email, password } }) {
      const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      const made = await call(setUp, {
        body: {
          token,
          person: { name, email, locale, ...(signIn.password ? { password } : {}) },
          territory: { ...territory, timeZone },
        },
      });
      if (signIn.password) await callAuth(authPaths.signInPassword, { email, password });
      return made;
    },
    onDone: ({ territoryId }) => location.assign(`/t/${territoryId}/premiers-pas`),
  });
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={t('door.setup.do')}>
      <h2 className={classes.section}>{t('door.setup.territory')}</h2>
      <NativeSelect label={t('territory.kind')} data={kindOptions(t)} {...form.getInputProps('territory.kind')} />
      <TextInput
        required
        withAsterisk={false}
        maxLength={120}
        label={t('territory.name')}
        description={t('territory.name.hint')}
        {...form.getInputProps('territory.name')}
      />
      <h2 className={classes.section}>{t('door.setup.person')}</h2>
      <TextInput
        required
        withAsterisk={false}
        maxLength={120}
        autoComplete="name"
        label={t('door.name')}
        {...form.getInputProps('person.name')}
      />
      <TextInput
        type="email"
        required
        withAsterisk={false}
        autoComplete="username"
        label={t('door.email')}
        {...form.getInputProps('person.email')}
      />
      {signIn.password && <NewPassword {...form.getInputProps('person.password')} />}
    </Form>
  );
}
