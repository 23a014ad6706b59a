import { exportHours } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { addressOf } from '../../shared/api.ts';
import { DataTable } from '../../shared/data-table.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './oncall.module.css';
import { hoursQuery } from './oncall.queries.ts';
import { exactHours } from './schedule.rules.ts';

/** Hours on call of a month, by person, and the sheet for those who pay them. */
export function HoursPanel({ month, change }: { month: string; change: (month: string) => void }) {
  const t = useWords();
  const { locale, number } = useFormat();
  const { id: territoryId } = useTerritory();
  const canManage = useCan('oncall.manage');
  const hours = useQuery(hoursQuery(territoryId, month));
  const say = (minutes: number) => exactHours(minutes, locale);
  return (
    <Panel
      title={t('oncall.hours')}
      flush
      end={
        <div className={classes.tools}>
          <TextInput
            size="xs"
            type="month"
            aria-label={t('oncall.hours.month')}
            value={month}
            onChange={(event) => /^\d{4}-\d\d$/.test(event.currentTarget.value) && change(event.currentTarget.value)}
          />
          {canManage && (
            <Button
              component="a"
              size="xs"
              href={addressOf(exportHours, { territoryId }, { month })}
              download
              leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
            >
              {t('oncall.hours.export')}
            </Button>
          )}
        </div>
      }
    >
      <QueryPanel query={hours} rows={3}>
        {(data) =>
          data.items.length === 0 ? (
            <EmptyState>{t('oncall.hours.none')}</EmptyState>
          ) : (
            <>
              <DataTable
                label={t('oncall.hours')}
                columns={[
                  { name: t('oncall.hours.person') },
                  { name: t('oncall.hours.day'), kind: 'wide-end' },
                  { name: t('oncall.hours.night'), kind: 'wide-end' },
                  { name: t('oncall.hours.saturday'), kind: 'wide-end' },
                  { name: t('oncall.hours.sunday'), kind: 'wide-end' },
                  { name: t('oncall.hours.total'), kind: 'end' },
                  { name: t('oncall.hours.calls'), kind: 'end' },
                  { name: t('oncall.hours.worked'), kind: 'wide-end' },
                ]}
              >
                {data.items.map((row) => (
                  <tr key={row.personId} className={classes.figures}>
                    <th scope="row">{row.name}</th>
                    <td data-kind="wide-end">{say(row.minutes.day)}</td>
                    <td data-kind="wide-end">{say(row.minutes.night)}</td>
                    <td data-kind="wide-end">{say(row.minutes.saturday)}</td>
                    <td data-kind="wide-end">{say(row.minutes.sundayOrHoliday)}</td>
                    <td data-kind="end">
                      <b>{say(row.total)}</b>
                    </td>
                    <td data-kind="end">{number(row.calls)}</td>
                    <td data-kind="wide-end">{say(row.workedMinutes)}</td>
                  </tr>
                ))}
              </DataTable>
              <p className={`${rows.more} ${rows.small}`}>
                {t('oncall.hours.rule', { from: clock(data.nightFrom, locale), to: clock(data.nightTo, locale) })}
                {!canManage && ` ${t('oncall.hours.own')}`}
              </p>
            </>
          )
        }
      </QueryPanel>
    </Panel>
  );
}

/** `22 h`, `6 h 30` of `22:00`, `06:30`. */
function clock(time: string, locale: 'fr' | 'en'): string {
  const [hours = '0', minutes = '00'] = time.split(':');
  if (locale === 'en') return time;
  return `${Number(hours)}\u00A0h${minutes === '00' ? '' : `\u00A0${minutes}`}`;
}
