import { importDepartments, type Output } from '@beffroi/contracts';
import { Button, FileInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useNotify } from '../../shared/notify.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { departmentsQuery } from '../requests/requests.queries.ts';

/** Departments from a sheet: tried first, so that nothing is a surprise. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [file, setFile] = useState<File | null>(null);
  const send = (given: File, dryRun: boolean) =>
    call(importDepartments, { params: { territoryId }, query: { dryRun: String(dryRun) as never } }, { file: given });
  const trial = useMutation({ mutationFn: (given: File) => send(given, true) });
  const bring = useMutation({
    mutationFn: (given: File) => send(given, false),
    async onSuccess({ added, changed }) {
      await client.invalidateQueries({ queryKey: departmentsQuery(territoryId).queryKey });
      notify.done(t('departments.import.done', { added: added.length, changed: changed.length }));
      onClose();
    },
  });
  const found = trial.data;
  const useful = found ? found.added.length + found.changed.length : 0;
  const error = trial.error ?? bring.error;
  return (
    <Dialog title={t('departments.import')} onClose={onClose} size="lg">
      <div className={classes.gap}>
        <p className={classes.small}>{t('departments.import.lead')}</p>
        <FileInput
          data-autofocus
          label={t('departments.import.file')}
          description={t('departments.import.columns')}
          placeholder={t('departments.import.choose')}
          accept=".csv,text/csv,text/plain"
          value={file}
          onChange={(given) => {
            setFile(given);
            bring.reset();
            if (given) trial.mutate(given);
            else trial.reset();
          }}
        />
        {error && <FormProblem error={error} />}
        <div role="status">{found && <Found found={found} />}</div>
        <div className={classes.bar}>
          <Button
            variant="filled"
            disabled={!file || useful === 0}
            loading={bring.isPending || trial.isPending}
            onClick={() => file && bring.mutate(file)}
          >
            {t('departments.import.do', { count: useful })}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Found({ found }: { found: Output<typeof importDepartments> }) {
  const t = useWords();
  const { locale } = useFormat();
  return (
    <div className={classes.gap}>
      {(['added', 'changed'] as const).map(
        (kind) =>
          found[kind].length > 0 && (
            <p key={kind}>
              <b>{t(`departments.import.${kind}`, { count: found[kind].length })}</b> {found[kind].join(', ')}
            </p>
          ),
      )}
      {found.added.length + found.changed.length === 0 && <p>{t('departments.import.nothing')}</p>}
      {found.errors.length > 0 && (
        <div className={classes.warn}>
          <p>{t('departments.import.errors', { count: found.errors.length })}</p>
          <ul>
            {found.errors.map(({ line, message }) => (
              <li key={`${line}${message.fr}`}>{t('departments.import.line', { line, words: message[locale] })}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
