import { importCalendar, type Output } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { toInstant } from '@beffroi/engines/schedule';
import classes from './dialogs.module.css';

type Result = Output<typeof importCalendar>;

/** A CSV calendar: first what it would do, line by line, then the drafts. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [csv, setCsv] = useState('');
  const send = (dryRun: boolean) => call(importCalendar, { params: { territoryId }, body: { csv, dryRun } });
  const trial = useMutation({ mutationFn: () => send(true) });
  const making = useMutation({
    mutationFn: () => send(false),
    async onSuccess({ created }) {
      await client.invalidateQueries({ queryKey: ['publications', territoryId] });
      notify.done(t('calendar.import.done', { count: created }));
      onClose();
    },
  });
  const edit = (text: string) => {
    setCsv(text);
    trial.reset();
  };
  const good = trial.data?.lines.filter(({ problem }) => !problem).length ?? 0;
  return (
    <Dialog title={t('calendar.import')} onClose={onClose} size="lg">
      <div className={classes.stack}>
        <p className={classes.hint}>{t('calendar.import.hint')}</p>
        <div>
          <FileButton
            accept=".csv,text/csv,text/plain"
            onChange={async (file) => {
              if (!file) return;
              edit(await file.text());
            }}
          >
            {(props) => (
              <Button {...props} leftSection={<IconFileUpload size={18} stroke={1.75} aria-hidden="true" />}>
                {t('calendar.import.file')}
              </Button>
            )}
          </FileButton>
        </div>
        <Textarea
          className={classes.mono}
          label={t('calendar.import.text')}
          rows={trial.data ? 3 : 7}
          value={csv}
          onChange={(event) => edit(event.currentTarget.value)}
        />
        {(trial.error ?? making.error) && <FormProblem error={trial.error ?? making.error} />}
        {trial.data && <Lines result={trial.data} />}
        <div className={classes.quick}>
          {trial.data && good > 0 ? (
            <Button variant="filled" loading={making.isPending} onClick={() => making.mutate()}>
              {t('calendar.import.create', { count: good })}
            </Button>
          ) : (
            <Button
              variant="filled"
              disabled={csv.trim() === ''}
              loading={trial.isPending}
              onClick={() => trial.mutate()}
            >
              {t('calendar.import.try')}
            </Button>
          )}
          <Button variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Lines({ result: { lines } }: { result: Result }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const { timeZone } = useTerritory();
  const refused = lines.filter(({ problem }) => problem).length;
  const when = (localTime: string | undefined) => {
    const reading = localTime === undefined ? undefined : toInstant(localTime, timeZone);
    return reading?.ok ? `${format.day(reading.at)}, ${format.hour(reading.at)}` : t('calendar.undated.one');
  };
  return (
    <>
      <p role="status">{t('calendar.import.would', { good: lines.length - refused, refused })}</p>
      {/* The keyboard scrolls it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.lines} role="group" tabIndex={0} aria-label={t('calendar.import.lines')}>
        <ol>
          {lines.map(({ line, title, localTime, channels, problem, findings }) => (
            <li key={line}>
              <span className={classes.number}>{t('calendar.import.line', { line })}</span>
              <b>{title}</b>
              <Tag
                kind={problem ? 'alarm' : 'plain'}
                icon={
                  problem ? (
                    <IconAlertCircle size={14} aria-hidden="true" />
                  ) : (
                    <IconCheck size={14} aria-hidden="true" />
                  )
                }
              >
                {t(problem ? 'calendar.import.refused' : 'calendar.import.good')}
              </Tag>
              {problem ? (
                <span className={`${classes.wide} ${classes.bad}`}>{problem[format.locale]}</span>
              ) : (
                <span className={classes.wide}>
                  {[when(localTime), ...channels].join(', ')}
                  {findings.length > 0 && ` · ${t('calendar.import.findings', { count: findings.length })}`}
                </span>
              )}
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
