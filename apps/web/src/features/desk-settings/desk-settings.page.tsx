import { type DeskSettings, getDeskSettings, setDeskSettings } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { FieldRow } from '../../shared/form/form.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useColleagues } from '../desk/colleagues.ts';
import { DistancePanel } from './distance-panel.tsx';

const key = (territoryId: string) => ['desk-settings', territoryId] as const;
const approvals = ['never', 'delicate', 'always'] as const;

/** How the desk works here, and how much of it each person bears. */
export function DeskSettingsPage() {
  return (
    <LateWords of={['deskSettings']}>
      <Settings />
    </LateWords>
  );
}

function Settings() {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const settings = useQuery({
    queryKey: key(territoryId),
    queryFn: ({ signal }) => call(getDeskSettings, { params: { territoryId } }, { signal }),
    refetchOnWindowFocus: false,
  });
  usePage(t('settings.desk'));
  return (
    <>
      <QueryPanel query={settings} rows={8}>
        {(data) => <SettingsForm settings={data} />}
      </QueryPanel>
      <DistancePanel />
    </>
  );
}

function SettingsForm({ settings }: { settings: DeskSettings }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const canConfigure = useCan('desk.configure');
  const colleagues = useColleagues('desk.answer', true);
  const { form, submit, pending, rest } = useApiForm({
    initial: { ...settings, timeStampUrl: settings.timeStampUrl ?? '' },
    send: ({ timeStampUrl, ...values }) =>
      call(setDeskSettings, {
        params: { territoryId },
        body: { ...values, ...(timeStampUrl ? { timeStampUrl } : {}) },
      }),
    async onDone(next) {
      client.setQueryData(key(territoryId), next);
      notify.done(t('admin.saved'));
    },
  });
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!canConfigure} className={classes.all}>
        <legend className="vh">{t('settings.desk')}</legend>
        <Panel title={t('deskset.answers')}>
          <div className={classes.gap}>
            <FieldRow>
              <NumberInput
                min={1}
                max={240}
                label={t('deskset.within')}
                description={t('deskset.within.hint')}
                {...form.getInputProps('answerWithinHours')}
              />
              <NativeSelect
                label={t('deskset.approval')}
                description={t('deskset.approval.hint')}
                data={approvals.map((value) => ({ value, label: t(`deskset.approval.${value}`) }))}
                {...form.getInputProps('approval')}
              />
            </FieldRow>
            <FieldRow>
              <NumberInput
                min={1}
                max={30}
                label={t('deskset.rate')}
                description={t('deskset.rate.hint')}
                {...form.getInputProps('answersPerMinute')}
              />
              <TextInput
                maxLength={120}
                label={t('deskset.signature')}
                description={t('deskset.signature.hint')}
                {...form.getInputProps('signature')}
              />
            </FieldRow>
          </div>
        </Panel>
        <Panel title={t('deskset.distance')}>
          <div className={classes.gap}>
            <Checkbox
              label={t('deskset.veil')}
              description={t('deskset.veil.hint')}
              {...form.getInputProps('veil', { type: 'checkbox' })}
            />
            <NumberInput
              min={0}
              max={240}
              maw="22rem"
              label={t('deskset.cooldown')}
              description={t('deskset.cooldown.hint')}
              {...form.getInputProps('coolDownMinutes')}
            />
          </div>
        </Panel>
        <Panel title={t('deskset.emergency')}>
          <div className={classes.gap}>
            <p className={classes.small}>{t('deskset.emergency.hint')}</p>
            {colleagues.length === 0 ? (
              <p className={classes.small}>{t('deskset.emergency.nobody')}</p>
            ) : (
              <Checkbox.Group aria-label={t('deskset.emergency')} {...form.getInputProps('emergencyPeople')}>
                <div className={classes.fields}>
                  {colleagues.map(({ id, name }) => (
                    <Checkbox key={id} value={id} label={name} />
                  ))}
                </div>
              </Checkbox.Group>
            )}
          </div>
        </Panel>
        <Panel title={t('deskset.keep')}>
          <NumberInput
            min={30}
            max={3650}
            maw="22rem"
            label={t('deskset.keep.days')}
            description={t('deskset.keep.hint')}
            {...form.getInputProps('keepDays')}
          />
        </Panel>
        <Panel title={t('app.nav.evidence')}>
          <TextInput
            type="url"
            maxLength={500}
            label={t('deskset.stamp')}
            description={t('deskset.stamp.hint')}
            placeholder="https://"
            {...form.getInputProps('timeStampUrl')}
          />
        </Panel>
        {rest !== undefined && <FormProblem error={rest} />}
        {canConfigure && (
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
