import { addReport, changeReport, reportKinds } from '@beffroi/contracts';
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldRow, FieldSet, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { newKey } from '../../shared/new-id.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { reportsQuery, useCrisisId } from './crisis-file.queries.ts';
import { coordinate, fieldsOfReport, isLocated, pastedPair, type Report, sentReport } from './reports.rules.ts';

/** What is reported and where; the coordinates are looked up from the place when none are given. */
export function ReportDialog({
  report,
  from,
  onClose,
}: {
  /** Absent: a new one. */
  report: Report | undefined;
  from: { mentionId: string | undefined; conversationId: string | undefined };
  onClose: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const format = useTerritoryFormat();
  const { id: territoryId } = useTerritory();
  const crisisId = useCrisisId();
  const [clientKey] = useState(newKey);
  const { form, submit, pending, rest } = useApiForm({
    initial: fieldsOfReport(report),
    send(fields) {
      const body = sentReport(fields, report);
      return report
        ? call(changeReport, { params: { territoryId, crisisId, reportId: report.id }, body })
        : call(addReport, { params: { territoryId, crisisId }, body: { ...body, ...from, clientKey } });
    },
    async onDone(saved) {
      await client.invalidateQueries({ queryKey: reportsQuery(territoryId, crisisId).queryKey });
      const why = saved.unplaced?.[format.locale] ?? '';
      notify.done(isLocated(saved) ? t('reports.saved') : t('reports.saved.unlocated', { why }));
      onClose();
    },
  });
  const faulty = (name: 'lat' | 'lon') => {
    const text = form.values[name].trim();
    return text !== '' && coordinate(text) === undefined ? t('reports.number') : undefined;
  };
  return (
    <Dialog title={t(report ? 'reports.edit' : 'reports.add')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t(report ? 'admin.save' : 'reports.add')}>
        <NativeSelect
          data-autofocus
          label={t('reports.kind')}
          data={reportKinds.map((kind) => ({ value: kind, label: t(`reports.kind.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput
          required
          withAsterisk={false}
          minLength={2}
          maxLength={200}
          label={t('reports.place')}
          description={t('reports.place.hint')}
          {...form.getInputProps('place')}
        />
        <Textarea
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={8}
          minLength={3}
          maxLength={1000}
          label={t('reports.text')}
          {...form.getInputProps('text')}
        />
        <FieldSet legend={t('reports.coordinates')} hint={t('reports.coordinates.hint')}>
          <FieldRow>
            <TextInput
              inputMode="decimal"
              label={t('reports.lat')}
              placeholder="49.5641"
              {...form.getInputProps('lat')}
              error={faulty('lat') ?? form.errors['lat']}
              onPaste={(event) => {
                const pair = pastedPair(event.clipboardData.getData('text'));
                if (!pair) return;
                event.preventDefault();
                form.setValues(pair);
              }}
            />
            <TextInput
              inputMode="decimal"
              label={t('reports.lon')}
              placeholder="3.6243"
              {...form.getInputProps('lon')}
              error={faulty('lon') ?? form.errors['lon']}
            />
          </FieldRow>
        </FieldSet>
        <Checkbox label={t('reports.checked.label')} {...form.getInputProps('checked', { type: 'checkbox' })} />
      </Form>
    </Dialog>
  );
}
