import { closeCrisis, type Room } from '@beffroi/contracts';
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './room.module.css';
import { useRefreshRoom } from './use-room-act.ts';

/** It is over: what is held leaves again, people are thanked, and the report begins. */
export function CloseDialog({ room: { crisis, recovery, hold }, onClose }: { room: Room; onClose: () => void }) {
  const t = useWords();
  const { locale } = useTerritoryFormat();
  const navigate = useNavigate();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const refresh = useRefreshRoom(crisis.id);
  const waiting = recovery.signs.filter(({ reached }) => !reached);
  const { form, submit, pending, rest } = useApiForm({
    initial: { liftHold: hold.active, thanks: t('crisis.close.thanks.usual', { title: crisis.title }), note: '' },
    send: (body) => call(closeCrisis, { params: { territoryId, crisisId: crisis.id }, body }),
    async onDone({ thanked, held }) {
      await refresh();
      onClose();
      notify.done(
        [
          t('crisis.close.done'),
          thanked.length > 0 && t('crisis.close.done.thanked', { count: thanked.length }),
          held > 0 && t('crisis.close.done.held', { count: held }),
        ]
          .filter(Boolean)
          .join(' '),
      );
      void navigate({ to: `/t/${territoryId}/crises/${crisis.id}/bilan` as string });
    },
  });
  return (
    <Dialog title={t('crisis.close')} onClose={onClose}>
      <Form
        onSubmit={submit}
        rest={rest}
        pending={pending}
        submit={t('crisis.close')}
        others={
          <Button variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        }
      >
        <p>{t('crisis.close.words')}</p>
        {waiting.length > 0 && (
          <div className={classes.note}>
            <p>{t('crisis.close.early', { count: waiting.length })}</p>
            <ul>
              {waiting.map((sign) => (
                <li key={sign.key}>{sign.label[locale]}</li>
              ))}
            </ul>
          </div>
        )}
        {hold.active && (
          <Checkbox
            label={t('crisis.close.lift')}
            description={t('crisis.close.lift.hint', { count: hold.waiting })}
            {...form.getInputProps('liftHold', { type: 'checkbox' })}
          />
        )}
        <Textarea
          data-autofocus
          label={t('crisis.close.thanks')}
          description={t('crisis.close.thanks.hint')}
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('thanks')}
        />
        <Textarea
          label={t('crisis.close.note')}
          description={t('crisis.close.note.hint')}
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('note')}
        />
      </Form>
    </Dialog>
  );
}
