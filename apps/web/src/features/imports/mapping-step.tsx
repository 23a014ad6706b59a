import { importFields, type Output, previewImport, startImport } from '@beffroi/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { DataTable } from '../../shared/data-table.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { ImportFile } from './import.types.ts';
import classes from './imports.module.css';

type Preview = Output<typeof previewImport>;
type Mapping = Preview['mapping'];
type DateOrder = 'day-month' | 'month-day';
const dateOrders: readonly DateOrder[] = ['day-month', 'month-day'];

/** Which column is what, what would come of it, and the start. Each change is tried again on the whole file. */
export function MappingStep({
  file,
  onBack,
  onStarted,
}: {
  file: ImportFile;
  onBack: () => void;
  onStarted: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [chosen, setChosen] = useState<Mapping>();
  const [dateOrder, setDateOrder] = useState<DateOrder>('day-month');
  const preview = useQuery({
    queryKey: ['import-preview', territoryId, file.fileName, file.content.length, chosen, dateOrder],
    queryFn: ({ signal }) =>
      call(
        previewImport,
        { params: { territoryId }, body: { ...file, dateOrder, ...(chosen ? { mapping: chosen } : {}) } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
  const start = useMutation({
    mutationFn: (mapping: Mapping) =>
      call(startImport, { params: { territoryId }, body: { ...file, mapping, dateOrder } }),
    onSuccess() {
      void client.invalidateQueries({ queryKey: ['work', territoryId] });
      onStarted();
    },
  });
  return (
    <QueryPanel query={preview} rows={5}>
      {(data) => {
        const mapping = chosen ?? data.mapping;
        return (
          <div className={classes.stack}>
            <p>{t('imports.read', { file: file.fileName, columns: data.columns.length, rows: data.rows })}</p>
            <MappingFields columns={data.columns} mapping={mapping} onChange={setChosen} />
            <NativeSelect
              className={classes.narrow}
              label={t('imports.dates')}
              value={dateOrder}
              data={dateOrders.map((order) => ({ value: order, label: t(`imports.dates.${order}`) }))}
              onChange={(event) => setDateOrder(event.currentTarget.value as DateOrder)}
            />
            <Outcome preview={data} busy={preview.isFetching} />
            {start.error && <FormProblem error={start.error} />}
            <div className={classes.actions}>
              <Button
                variant="filled"
                loading={start.isPending}
                disabled={data.wouldKeep === 0 || preview.isFetching}
                onClick={() => start.mutate(mapping)}
              >
                {t('imports.start', { count: data.wouldKeep })}
              </Button>
              <Button variant="subtle" onClick={onBack}>
                {t('imports.other')}
              </Button>
            </div>
          </div>
        );
      }}
    </QueryPanel>
  );
}

function MappingFields({
  columns,
  mapping,
  onChange,
}: {
  columns: readonly string[];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}) {
  const t = useWords();
  const shown = importFields.filter((field) => mapping[field] !== undefined || usual.has(field));
  const rest = importFields.filter((field) => !shown.includes(field));
  const choose = (field: (typeof importFields)[number], column: string) => {
    const { [field]: _, ...others } = mapping;
    onChange(column === '' ? others : { ...others, [field]: column });
  };
  const select = (field: (typeof importFields)[number]) => (
    <NativeSelect
      key={field}
      label={t(`imports.field.${field}`)}
      value={mapping[field] ?? ''}
      data={[{ value: '', label: t('imports.field.none') }, ...columns.map((name) => ({ value: name, label: name }))]}
      onChange={(event) => choose(field, event.currentTarget.value)}
    />
  );
  return (
    <fieldset className={classes.mapping}>
      <legend>{t('imports.mapping')}</legend>
      <p className={classes.small}>{t('imports.mapping.hint')}</p>
      <div className={classes.grid}>{shown.map(select)}</div>
      {rest.length > 0 && (
        <details className={classes.more}>
          <summary>{t('imports.mapping.more')}</summary>
          <div className={classes.grid}>{rest.map(select)}</div>
        </details>
      )}
    </fieldset>
  );
}

const usual = new Set<string>(['text', 'title', 'url', 'postedAt', 'authorHandle']);

function Outcome({ preview, busy }: { preview: Preview; busy: boolean }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <div className={classes.stack} aria-busy={busy}>
      <p role="status">
        <b>
          {t('imports.outcome', {
            count: preview.wouldKeep,
            kept: format.number(preview.wouldKeep),
            readable: format.number(preview.readable),
            rows: format.number(preview.rows),
          })}
        </b>{' '}
        {preview.wouldKeep < preview.readable && t('imports.outcome.why')}
      </p>
      {preview.errors.length > 0 && (
        <details className={classes.more}>
          <summary>{t('work.errors', { count: preview.errors.length })}</summary>
          <ul className={classes.errors}>
            {preview.errors.map((error, index) => (
              <li key={index}>
                {t('work.line', { line: error.line })} {error.message[format.locale]}
                {error.column && ` (${error.column})`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {preview.samples.length > 0 && (
        <DataTable
          label={t('imports.samples')}
          columns={[
            { name: t('imports.field.text') },
            { name: t('imports.field.authorHandle'), kind: 'wide' },
            { name: t('imports.field.postedAt') },
          ]}
        >
          {preview.samples.map((sample, index) => (
            <tr key={index}>
              <td>
                {sample.title && <b>{sample.title} </b>}
                {sample.text}
              </td>
              <td data-kind="wide">{sample.author}</td>
              <td>{sample.postedAt && format.moment(sample.postedAt, now)}</td>
            </tr>
          ))}
        </DataTable>
      )}
    </div>
  );
}
