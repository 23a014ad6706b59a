import { authPaths } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../shared/dialog.tsx';
import { Form } from '../../../shared/form/form.tsx';
import { useApiForm } from '../../../shared/form/use-api-form.ts';
import { CopyText } from '../../../shared/secret-once.tsx';
import { useWords } from '../../../shared/words.ts';
import settings from '../../settings/settings.module.css';
import { callAuth } from '../auth-call.ts';
import { inFours, secretOf } from '../door.rules.ts';
import { mySignInQuery } from './account.queries.ts';
import { CurrentPassword } from './password-panel.tsx';

type Enabled = { totpURI: string; backupCodes: string[] };

/** One-time codes of an application, and the recovery codes for the day it is lost. */
export function CodesPanel({ on }: { on: boolean }) {
  const t = useWords();
  const [asking, setAsking] = useState<'enable' | 'disable' | 'recovery'>();
  return (
    <Panel
      title={t('account.codes')}
      end={on ? <Tag kind="calm">{t('account.codes.on')}</Tag> : <Tag kind="line">{t('account.codes.off')}</Tag>}
    >
      <div className={settings.gap}>
        <p className={settings.small}>{t('account.codes.lead')}</p>
        <div className={settings.tags}>
          {on ? (
            <>
              <Button onClick={() => setAsking('recovery')}>{t('account.codes.recovery')}</Button>
              <Button variant="subtle" onClick={() => setAsking('disable')}>
                {t('account.codes.disable')}
              </Button>
            </>
          ) : (
            <Button onClick={() => setAsking('enable')}>{t('account.codes.enable')}</Button>
          )}
        </div>
      </div>
      {asking && <CodesDialog action={asking} onClose={() => setAsking(undefined)} />}
    </Panel>
  );
}

const paths = {
  enable: authPaths.enableTotp,
  disable: authPaths.disableTotp,
  recovery: authPaths.newRecoveryCodes,
} as const;

/** Asks for the password, then shows what comes of it. */
function CodesDialog({ action, onClose }: { action: keyof typeof paths; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const [enabled, setEnabled] = useState<Enabled>();
  const [codes, setCodes] = useState<string[]>();
  const { form, submit, pending, rest } = useApiForm({
    initial: { password: '' },
    send: (body) => callAuth<Partial<Enabled>>(paths[action], body),
    async onDone(result) {
      if (action === 'enable' && result.totpURI) {
        setEnabled({ totpURI: result.totpURI, backupCodes: result.backupCodes ?? [] });
        return;
      }
      if (action === 'recovery') setCodes(result.backupCodes);
      else onClose();
      await client.invalidateQueries({ queryKey: mySignInQuery.queryKey });
    },
  });
  return (
    <Dialog title={t(`account.codes.${action}`)} onClose={onClose}>
      {codes ? (
        <RecoveryCodes codes={codes} onDone={onClose} />
      ) : enabled ? (
        <FirstCode enabled={enabled} onDone={() => setCodes(enabled.backupCodes)} />
      ) : (
        <Form onSubmit={submit} rest={rest} pending={pending} submit={t(`account.codes.${action}`)}>
          <CurrentPassword data-autofocus {...form.getInputProps('password')} />
        </Form>
      )}
    </Dialog>
  );
}

/** In force only once a first code was right: nobody locks themselves out. */
function FirstCode({ enabled, onDone }: { enabled: Enabled; onDone: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { form, submit, pending, rest } = useApiForm({
    initial: { code: '' },
    send: ({ code }) => callAuth(authPaths.verifyTotp, { code: code.replaceAll(/\s/g, '') }),
    async onDone() {
      await client.invalidateQueries({ queryKey: mySignInQuery.queryKey });
      onDone();
    },
  });
  return (
    <div className={settings.gap}>
      <p>{t('account.codes.scan')}</p>
      <p>
        <a href={enabled.totpURI}>{t('account.codes.open')}</a>
      </p>
      <CopyText label={t('account.codes.secret')} text={inFours(secretOf(enabled.totpURI))} />
      <CopyText label={t('account.codes.uri')} text={enabled.totpURI} />
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('door.code.do')}>
        <TextInput
          required
          withAsterisk={false}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          label={t('door.code.digits')}
          {...form.getInputProps('code')}
        />
      </Form>
    </div>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useWords();
  return (
    <div className={settings.gap}>
      <p>{t('account.codes.keep')}</p>
      <CopyText label={t('account.codes.recovery')} text={codes.join('\n')} block />
      <div>
        <Button variant="filled" onClick={onDone}>
          {t('account.codes.kept')}
        </Button>
      </div>
    </div>
  );
}
