import { type Alarm, handleAlarm, type Input } from '@beffroi/contracts';
import { Button, Menu, Textarea } from '@mantine/core';
import { IconBellCheck, IconBellOff, IconBellZ, IconRotate } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { useWords } from '../../shared/words.ts';
import { actionsOf } from './alerts.rules.ts';
import classes from './alerts.module.css';

type Handling = Input<typeof handleAlarm>['body'];
const snoozes = [30, 60, 240, 720] as const;

/** Acknowledge, snooze, close as a false alarm, reopen: what is still possible, and to whom it is allowed. */
export function AlarmActions({ alarm }: { alarm: Alarm }) {
  const t = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const can = useCan('alerts.handle');
  const [closing, setClosing] = useState(false);
  const possible = can ? actionsOf(alarm.state) : [];
  const handle = useMutation({
    mutationFn: (body: Handling) => call(handleAlarm, { params: { territoryId, alarmId: alarm.id }, body }),
    async onSuccess(_, body) {
      notify.done(t(`alerts.done.${body.action}`));
      setClosing(false);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['alarms', territoryId] }),
        client.invalidateQueries({ queryKey: ['today', territoryId] }),
      ]);
    },
    onError: (error, body) => body.action !== 'false_alarm' && notify.failed(error),
  });
  const acknowledge = () => handle.mutate({ action: 'acknowledge' });
  useShortcuts(
    t('app.alarm'),
    possible.includes('acknowledge') ? [{ keys: 'p', label: t('alerts.do.acknowledge'), run: acknowledge }] : [],
  );
  return (
    <>
      {possible.includes('reopen') && (
        <Button
          onClick={() => handle.mutate({ action: 'reopen' })}
          leftSection={<IconRotate size={18} stroke={1.75} aria-hidden="true" />}
        >
          {t('alerts.do.reopen')}
        </Button>
      )}
      {possible.includes('false_alarm') && (
        <Button
          onClick={() => setClosing(true)}
          leftSection={<IconBellOff size={18} stroke={1.75} aria-hidden="true" />}
        >
          {t('alerts.do.false_alarm')}
        </Button>
      )}
      {possible.includes('snooze') && (
        <Menu>
          <Menu.Target>
            <Button leftSection={<IconBellZ size={18} stroke={1.75} aria-hidden="true" />}>
              {t('alerts.do.snooze')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {snoozes.map((minutes) => (
              <Menu.Item key={minutes} onClick={() => handle.mutate({ action: 'snooze', minutes })}>
                {t(`alerts.snooze.${minutes}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {possible.includes('acknowledge') && (
        <Button
          variant="filled"
          loading={handle.isPending}
          onClick={acknowledge}
          aria-keyshortcuts="p"
          leftSection={<IconBellCheck size={18} stroke={1.75} aria-hidden="true" />}
        >
          {t('alerts.do.acknowledge')}
        </Button>
      )}
      {closing && (
        <FalseAlarmDialog
          onClose={() => setClosing(false)}
          pending={handle.isPending}
          error={handle.error}
          onConfirm={(note) => handle.mutate({ action: 'false_alarm', ...(note ? { note } : {}) })}
        />
      )}
    </>
  );
}

function FalseAlarmDialog({
  onClose,
  onConfirm,
  pending,
  error,
}: {
  onClose: () => void;
  onConfirm: (note: string) => void;
  pending: boolean;
  error: unknown;
}) {
  const t = useWords();
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm(note.trim());
  };
  return (
    <Dialog title={t('alerts.do.false_alarm')} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        <p>{t('alerts.false.why')}</p>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          label={t('alerts.false.note')}
          placeholder={t('alerts.false.example')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {error ? <ProblemState error={error} /> : null}
        <Button type="submit" variant="filled" loading={pending}>
          {t('alerts.false.do')}
        </Button>
      </form>
    </Dialog>
  );
}
