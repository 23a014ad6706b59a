import { type Conversation, eraseAuthor, exportAuthor } from '@beffroi/contracts';
import { Button, Checkbox } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addressOf, call } from '../../../shared/api.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { Form } from '../../../shared/form/form.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { conversationKey } from '../desk.queries.ts';
import classes from './dialogs.module.css';

/** For the person who asks what we hold of them, or that it be erased: what must be kept is named with its ground. */
export function PersonalDataDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useWords();
  const { locale } = useFormat();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const params = { territoryId, conversationId: conversation.id };
  const [sure, setSure] = useState(false);
  const erase = useMutation({
    mutationFn: () => call(eraseAuthor, { params }),
    onSuccess() {
      void client.invalidateQueries({ queryKey: ['conversations', territoryId] });
      void client.invalidateQueries({ queryKey: conversationKey(territoryId, conversation.id) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sure) erase.mutate();
  };
  return (
    <Dialog title={t('desk.erase.title')} onClose={onClose}>
      {erase.data ? (
        <div className={classes.stack} role="status">
          <p>{t('desk.erase.done', { count: erase.data.conversations })}</p>
          {erase.data.kept.length > 0 && (
            <>
              <p>
                <b>{t('desk.erase.kept')}</b>
              </p>
              <ul className={classes.lines}>
                {erase.data.kept.map(({ what, ground }) => (
                  <li key={what.fr}>
                    {what[locale]} : {ground[locale]}
                  </li>
                ))}
              </ul>
            </>
          )}
          <div>
            <Button data-autofocus onClick={onClose}>
              {t('common.close')}
            </Button>
          </div>
        </div>
      ) : (
        <Form
          onSubmit={submit}
          pending={erase.isPending}
          rest={erase.error ?? undefined}
          submit={t('desk.erase.do')}
          quiet={!sure}
          others={
            <Button variant="subtle" onClick={onClose}>
              {t('common.cancel')}
            </Button>
          }
        >
          <p>{t('desk.erase.words')}</p>
          <div>
            <Button
              component="a"
              href={addressOf(exportAuthor, params)}
              download
              leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
            >
              {t('desk.erase.export')}
            </Button>
          </div>
          <Checkbox
            label={t('desk.erase.sure')}
            checked={sure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
        </Form>
      )}
    </Dialog>
  );
}
