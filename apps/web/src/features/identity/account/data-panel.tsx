import { eraseMe, exportMe } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { addressOf, call } from '../../../shared/api.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { Form } from '../../../shared/form/form.tsx';
import { useApiForm } from '../../../shared/form/use-api-form.ts';
import { useWords } from '../../../shared/words.ts';
import settings from '../../settings/settings.module.css';

/** What is kept about me: take it away, or have it erased. */
export function DataPanel({ email }: { email: string }) {
  const t = useWords();
  const [erasing, setErasing] = useState(false);
  return (
    <Panel title={t('account.data')}>
      <div className={settings.gap}>
        <p className={settings.small}>{t('account.data.lead')}</p>
        <div className={settings.tags}>
          <Button
            component="a"
            download="beffroi.json"
            href={addressOf(exportMe)}
            leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
          >
            {t('account.data.export')}
          </Button>
          <Button variant="subtle" onClick={() => setErasing(true)}>
            {t('account.data.erase')}
          </Button>
        </div>
      </div>
      {erasing && <EraseDialog email={email} onClose={() => setErasing(false)} />}
    </Panel>
  );
}

function EraseDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const t = useWords();
  const { form, submit, pending, rest } = useApiForm({
    initial: { email: '' },
    send: (body) => call(eraseMe, { body }),
    onDone: () => location.assign('/connexion'),
  });
  return (
    <Dialog title={t('account.data.erase')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('account.data.erase.do')}>
        <p>{t('account.data.erase.words')}</p>
        <TextInput
          data-autofocus
          type="email"
          required
          withAsterisk={false}
          autoComplete="off"
          label={t('account.data.erase.type', { email })}
          {...form.getInputProps('email')}
        />
      </Form>
    </Dialog>
  );
}
