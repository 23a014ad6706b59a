import { getEditorial, setEditorial, type Output } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { fieldsOf, sentOf, windowOf, type EditorialFields } from './editorial.rules.ts';
import classes from './editorial.module.css';

type Whole = Output<typeof getEditorial>;
type FormOf = UseFormReturnType<EditorialFields>;

/** How drafts are checked here: what blocks, what advises, and what the checks have to know. */
export function ChecksPage() {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const editorial = useQuery({
    queryKey: ['editorial', territoryId],
    queryFn: ({ signal }) => call(getEditorial, { params: { territoryId } }, { signal }),
    refetchOnWindowFocus: false,
  });
  usePage(t('editorial.title'));
  return (
    <QueryPanel query={editorial} rows={8}>
      {(whole) => <ChecksForm whole={whole} />}
    </QueryPanel>
  );
}

function ChecksForm({ whole }: { whole: Whole }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId, timeZone } = useTerritory();
  const canSet = useCan('publishing.configure');
  const { form, submit, pending, rest } = useApiForm({
    initial: fieldsOf(whole, timeZone),
    send: (fields) => call(setEditorial, { params: { territoryId }, body: sentOf(fields, timeZone) }),
    async onDone() {
      notify.done(t('admin.saved'));
      await client.invalidateQueries({ queryKey: ['editorial', territoryId] });
    },
  });
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!canSet} className={classes.all}>
        <legend className="vh">{t('editorial.title')}</legend>
        <Severities form={form} checks={whole.checks} />
        <Ballots form={form} />
        <Periods form={form} />
        <Funders form={form} />
        <Panel title={t('editorial.names')}>
          <Textarea
            autosize
            minRows={3}
            maxRows={14}
            label={t('editorial.names.label')}
            description={t('admin.one_a_line')}
            {...form.getInputProps('names')}
          />
        </Panel>
        {rest !== undefined && <FormProblem error={rest} />}
        {canSet && (
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

function Severities({ form, checks }: { form: FormOf; checks: Whole['checks'] }) {
  const t = useWords();
  const { locale } = useFormat();
  return (
    <Panel title={t('editorial.checks')} flush>
      <p className={classes.lead}>{t('editorial.checks.lead')}</p>
      <ul>
        {checks.map(({ code, label, ships, source, sourceUrl }) => (
          <li key={code} className={classes.check}>
            <div className={classes.words}>
              <b>{label[locale]}</b>
              {source && (
                <small>
                  {sourceUrl ? (
                    <a href={sourceUrl} target="_blank" rel="noreferrer">
                      {source[locale]}
                    </a>
                  ) : (
                    source[locale]
                  )}
                </small>
              )}
            </div>
            <NativeSelect
              aria-label={label[locale]}
              data={[
                { value: '', label: t('editorial.ships', { severity: t(`editorial.severity.${ships}`) }) },
                { value: 'blocks', label: t('editorial.severity.blocks') },
                { value: 'advises', label: t('editorial.severity.advises') },
                { value: 'off', label: t('editorial.severity.off') },
              ]}
              value={form.values.severities[code] ?? ''}
              onChange={(event) =>
                form.setFieldValue('severities', { ...form.values.severities, [code]: event.currentTarget.value })
              }
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A list of things of the same fields, one added or taken away at a time. */
function Listed({
  title,
  lead,
  add,
  count,
  onAdd,
  onRemove,
  children,
}: {
  title: string;
  lead: string;
  add: string;
  count: number;
  onAdd: () => void;
  onRemove: (index: number) => void;
  children: (index: number) => ReactNode;
}) {
  const t = useWords();
  return (
    <Panel title={title}>
      <p className={classes.small}>{lead}</p>
      {Array.from({ length: count }, (_, index) => (
        <fieldset key={index} className={classes.item}>
          <legend className="vh">{`${title} ${index + 1}`}</legend>
          <div className={classes.fields}>{children(index)}</div>
          <ActionIcon aria-label={t('editorial.remove', { number: index + 1 })} onClick={() => onRemove(index)}>
            <IconTrash size={18} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        </fieldset>
      ))}
      <Button
        size="xs"
        className={classes.add}
        leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
        onClick={onAdd}
      >
        {add}
      </Button>
    </Panel>
  );
}

function Ballots({ form }: { form: FormOf }) {
  const t = useWords();
  const of = (index: number, field: string) => form.getInputProps(`ballots.${index}.${field}`);
  return (
    <Listed
      title={t('editorial.ballots')}
      lead={t('editorial.ballots.lead')}
      add={t('editorial.ballots.add')}
      count={form.values.ballots.length}
      onAdd={() => form.insertListItem('ballots', { name: '', day: '', secondRound: '', candidates: '' })}
      onRemove={(index) => form.removeListItem('ballots', index)}
    >
      {(index) => (
        <>
          <TextInput required withAsterisk={false} label={t('editorial.ballot.name')} {...of(index, 'name')} />
          <TextInput
            type="date"
            required
            withAsterisk={false}
            label={t('editorial.ballot.day')}
            {...of(index, 'day')}
          />
          <TextInput type="date" label={t('editorial.ballot.second')} {...of(index, 'secondRound')} />
          <Textarea
            autosize
            minRows={1}
            label={t('editorial.ballot.candidates')}
            description={t('admin.one_a_line')}
            {...of(index, 'candidates')}
          />
          <BallotWindow ballot={form.values.ballots[index]} />
        </>
      )}
    </Listed>
  );
}

/** From when to when the checks are careful about a ballot, as the law counts it. */
function BallotWindow({ ballot }: { ballot: EditorialFields['ballots'][number] | undefined }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const window = ballot && windowOf(ballot, format.timeZone);
  if (!window) return null;
  return (
    <p className={classes.window} role="status">
      {t('editorial.ballot.window', { from: format.date(window.from, now), until: format.date(window.lastDay, now) })}
    </p>
  );
}

function Periods({ form }: { form: FormOf }) {
  const t = useWords();
  const of = (index: number, field: string) => form.getInputProps(`sensitive.${index}.${field}`);
  return (
    <Listed
      title={t('editorial.periods')}
      lead={t('editorial.periods.lead')}
      add={t('editorial.periods.add')}
      count={form.values.sensitive.length}
      onAdd={() => form.insertListItem('sensitive', { reason: '', kind: 'mourning', from: '', until: '' })}
      onRemove={(index) => form.removeListItem('sensitive', index)}
    >
      {(index) => (
        <>
          <TextInput required withAsterisk={false} label={t('editorial.period.reason')} {...of(index, 'reason')} />
          <NativeSelect
            label={t('editorial.period.kind')}
            data={(['mourning', 'crisis', 'storm', 'other'] as const).map((kind) => ({
              value: kind,
              label: t(`editorial.kind.${kind}`),
            }))}
            {...of(index, 'kind')}
          />
          {(['from', 'until'] as const).map((end) => (
            <TextInput
              key={end}
              type="datetime-local"
              required
              withAsterisk={false}
              label={t(`editorial.period.${end}`)}
              {...of(index, end)}
            />
          ))}
        </>
      )}
    </Listed>
  );
}

function Funders({ form }: { form: FormOf }) {
  const t = useWords();
  return (
    <Listed
      title={t('editorial.funders')}
      lead={t('editorial.funders.lead')}
      add={t('editorial.funders.add')}
      count={form.values.coFunders.length}
      onAdd={() => form.insertListItem('coFunders', { campaign: '', mention: '' })}
      onRemove={(index) => form.removeListItem('coFunders', index)}
    >
      {(index) =>
        (['campaign', 'mention'] as const).map((field) => (
          <TextInput
            key={field}
            required
            withAsterisk={false}
            label={t(`editorial.funder.${field}`)}
            {...form.getInputProps(`coFunders.${index}.${field}`)}
          />
        ))
      }
    </Listed>
  );
}
