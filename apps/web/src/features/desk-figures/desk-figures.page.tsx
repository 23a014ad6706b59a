import { getDeskFigures } from '@beffroi/contracts';
import { EmptyState, PageHead } from '@beffroi/ui';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { Stale } from '../../shared/stale.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { periodOf } from './desk-figures.rules.ts';
import { type FiguresSearch, periods, readFiguresSearch } from './desk-figures.search.ts';
import { CategoriesPanel, ChannelsPanel, DepartmentsPanel } from './figure-tables.tsx';
import { KeyFigures } from './key-figures.tsx';
import { LoadPanel } from './load-panel.tsx';
import { SourcesDialog } from './sources-dialog.tsx';

/** First answers, settling, load and satisfaction; every number opens what it counts. */
export function DeskFiguresPage() {
  return (
    <LateWords of={['deskFigures', 'requests']}>
      <Figures />
    </LateWords>
  );
}

function Figures() {
  const t = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const search = readFiguresSearch(useSearch({ strict: false }));
  const period = periodOf(search, format.dayKey(now));
  const { from, to } = period;
  const figures = useQuery({
    queryKey: ['desk-figures', territoryId, from, to],
    queryFn: ({ signal }) => call(getDeskFigures, { params: { territoryId }, query: { from, to } }, { signal }),
    placeholderData: (previous) => previous,
    staleTime: 60_000,
  });
  usePage(t('app.nav.deskFigures'));
  const change = (part: FiguresSearch) =>
    void navigate({ to: '.', search: readFiguresSearch(part) as never, replace: true, resetScroll: false });
  const noon = (day: string) => format.date(`${day}T12:00:00Z`, now);
  return (
    <>
      <PageHead
        over={t('deskfig.over', { from: noon(period.first), to: noon(period.last) })}
        title={t('app.nav.deskFigures')}
      />
      <Stale query={figures} />
      <div className={classes.stack}>
        <div className={classes.filters}>
          <div className={classes.chips} data-own role="group" aria-label={t('deskfig.period')}>
            {periods.map((days) => (
              <button
                key={days}
                type="button"
                aria-pressed={!search.du && !search.au && (search.jours ?? '30') === days}
                onClick={() => change({ jours: days })}
              >
                {t('deskfig.days', { count: Number(days) })}
              </button>
            ))}
          </div>
          {(['du', 'au'] as const).map((end) => (
            <TextInput
              key={end}
              size="xs"
              type="date"
              label={t(end === 'du' ? 'audit.filter.from' : 'audit.filter.to')}
              value={end === 'du' ? period.first : period.last}
              onChange={(event) =>
                event.currentTarget.value &&
                change({ du: period.first, au: period.last, [end]: event.currentTarget.value })
              }
            />
          ))}
        </div>
        <QueryPanel query={figures} rows={10}>
          {(data) =>
            data.byChannel.length === 0 && data.requests.received === 0 && data.byDepartment.length === 0 ? (
              <EmptyState>{t('deskfig.none')}</EmptyState>
            ) : (
              <>
                <KeyFigures figures={data} />
                <LoadPanel load={data.load} />
                <ChannelsPanel rows={data.byChannel} />
                <DepartmentsPanel rows={data.byDepartment} />
                <CategoriesPanel rows={data.byCategory} period={period} />
              </>
            )
          }
        </QueryPanel>
      </div>
      {search.de && (
        <SourcesDialog
          of={search.de}
          source={search.cle ?? ''}
          from={from}
          to={to}
          onClose={() => change({ ...search, de: undefined as never })}
        />
      )}
    </>
  );
}
