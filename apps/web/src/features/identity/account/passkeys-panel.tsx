import { authPaths, type getMySignIn, type Output } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { useNotify } from '../../../shared/notify.tsx';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import settings from '../../settings/settings.module.css';
import { callAuth } from '../auth-call.ts';
import { addPasskey } from '../passkey.ts';
import { mySignInQuery } from './account.queries.ts';

type Passkeys = Output<typeof getMySignIn>['passkeys'];

/** The devices and keys that open my account without a password. */
export function PasskeysPanel({ passkeys }: { passkeys: Passkeys }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const notify = useNotify();
  const [name, setName] = useState('');
  const refresh = () => client.invalidateQueries({ queryKey: mySignInQuery.queryKey });
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim() || t('account.passkey.default')),
    async onSuccess(added) {
      if (!added) return;
      setName('');
      notify.done(t('account.passkey.added'));
      await refresh();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => callAuth(authPaths.passkeyDelete, { id }),
    onSuccess: refresh,
    onError: notify.failed,
  });
  return (
    <Panel title={t('account.passkeys')} flush>
      {passkeys.length === 0 ? (
        <EmptyState>{t('account.passkeys.none')}</EmptyState>
      ) : (
        <ul>
          {passkeys.map((passkey) => (
            <li key={passkey.id} className={settings.row}>
              <div className={settings.main}>
                <b>{passkey.name ?? t('account.passkey.default')}</b>
                <small>{format.date(passkey.createdAt, now)}</small>
              </div>
              <Button
                size="xs"
                variant="subtle"
                aria-label={t('account.passkey.remove', { name: passkey.name ?? '' })}
                onClick={() => remove.mutate(passkey.id)}
              >
                {t('admin.delete')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className={settings.inset}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextInput
          maw="22rem"
          maxLength={60}
          label={t('account.passkey.name')}
          placeholder={t('account.passkey.default')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {add.error && <FormProblem error={add.error} />}
        <div>
          <Button type="submit" loading={add.isPending}>
            {t('account.passkey.add')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
