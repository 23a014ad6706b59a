import { getRequestSettings, setRequestSettings } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { CopyText } from '../../shared/secret-once.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { fieldsOfSettings, sentSettings, type WholeSettings } from './desk-settings.rules.ts';
import { DoorsPanel, OfficePanel, TextsPanel } from './request-settings-fields.tsx';
import { ClosedDaysPanel, RulesPanel } from './request-dates-fields.tsx';
import { ExternalPanel } from './external-panel.tsx';

export function requestSettingsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['request-settings', territoryId],
    queryFn: ({ signal }) => call(getRequestSettings, { params: { territoryId } }, { signal }),
    refetchOnWindowFocus: false,
  });
}

/** Dates, texts and doors of requests, with what is missing for the public pages to be complete. */
export function RequestSettingsPage() {
  return (
    <LateWords of={['deskSettings']}>
      <Settings />
    </LateWords>
  );
}

function Settings() {
  const t = useWords();
  const { id } = useTerritory();
  const canManage = useCan('departments.manage');
  const settings = useQuery(requestSettingsQuery(id));
  usePage(t('settings.requests'));
  return (
    <>
      <QueryPanel query={settings} rows={10}>
        {(whole) => (
          <>
            <Incomplete whole={whole} />
            <SettingsForm key={JSON.stringify(whole.settings)} whole={whole} />
          </>
        )}
      </QueryPanel>
      {canManage && <ExternalPanel />}
    </>
  );
}

function Incomplete({ whole }: { whole: WholeSettings }) {
  const t = useWords();
  const { locale } = useFormat();
  return (
    <Panel title={t('reqset.public')}>
      <div className={classes.gap}>
        {whole.incomplete.length > 0 ? (
          <div className={classes.note}>
            <p>{t('reqset.incomplete', { count: whole.incomplete.length })}</p>
            <ul>
              {whole.incomplete.map((mention) => (
                <li key={mention.fr}>{mention[locale]}</li>
              ))}
            </ul>
          </div>
        ) : (
          <p className={classes.small}>{t('reqset.complete')}</p>
        )}
        <CopyText label={t('reqset.form_url')} text={whole.formUrl} />
        <p className={classes.meta}>
          <a href={whole.formUrl} target="_blank" rel="noreferrer">
            {t('reqset.form_open')}
          </a>
          {!whole.settings.formOpen && <span>{t('reqset.form_closed')}</span>}
        </p>
      </div>
    </Panel>
  );
}

function SettingsForm({ whole }: { whole: WholeSettings }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const canManage = useCan('departments.manage');
  const { form, submit, pending, rest } = useApiForm({
    initial: fieldsOfSettings(whole.settings),
    send: (fields) => call(setRequestSettings, { params: { territoryId }, body: sentSettings(fields) }),
    async onDone() {
      notify.done(t('admin.saved'));
      await client.invalidateQueries({ queryKey: requestSettingsQuery(territoryId).queryKey });
    },
  });
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!canManage} className={classes.all}>
        <legend className="vh">{t('settings.requests')}</legend>
        <DoorsPanel form={form} />
        <OfficePanel form={form} />
        <RulesPanel form={form} rules={whole.rules} />
        <ClosedDaysPanel form={form} />
        <TextsPanel form={form} />
        {rest !== undefined && <FormProblem error={rest} />}
        {canManage && (
          <div>
            <Button type="submit" variant="filled" loading={pending}>
              {t('admin.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}
