import { BandBars, ChartFigure, EmptyState, Panel } from '@beffroi/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCan } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { readFiguresSearch } from './desk-figures.search.ts';
import { FigureLink } from './figure-link.tsx';
import classes from './figures.module.css';
import type { Figures } from './key-figures.tsx';

const series = ['received', 'answered'] as const;

/** What comes in and what goes out, day by day, on the same scale of days. */
export function LoadPanel({ load }: { load: Figures['load'] }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  const navigate = useNavigate();
  const canOpen = useCan('figures.open');
  const search = readFiguresSearch(useSearch({ strict: false }));
  const noon = (day: string) => `${day}T12:00:00Z`;
  const total = (name: (typeof series)[number]) => load.reduce((sum, day) => sum + day[name], 0);
  if (load.length === 0) {
    return (
      <Panel title={t('deskfig.load')}>
        <EmptyState>{t('deskfig.none')}</EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t('deskfig.load')}>
      <ChartFigure
        caption={t('deskfig.load.caption')}
        tableLabel={t('deskfig.load.table')}
        columns={[t('deskfig.day'), t('deskfig.load.received'), t('deskfig.load.answered'), t('deskfig.load.closed')]}
        rows={load.map((day) => ({
          key: day.day,
          cells: [
            format.date(noon(day.day), now),
            <FigureLink
              key="received"
              of="day"
              source={day.day}
              name={format.date(noon(day.day), now)}
              count={day.received}
            >
              {format.number(day.received)}
            </FigureLink>,
            format.number(day.answered),
            format.number(day.closed),
          ],
        }))}
      >
        <div className={classes.charts}>
          {series.map((name) => (
            <div key={name}>
              <p className={classes.name}>{t(`deskfig.load.${name}`)}</p>
              <BandBars
                grid
                height={118}
                sentence={t(`deskfig.load.${name}.sentence`, { number: format.number(total(name)), days: load.length })}
                formatCount={format.number}
                bars={load.map((day) => ({
                  key: day.day,
                  tick: format.date(noon(day.day), now),
                  title: `${format.date(noon(day.day), now)}, ${t(`deskfig.load.${name}.tip`, { count: day[name] })}`,
                  value: day[name],
                }))}
                {...(name === 'received' && canOpen
                  ? {
                      onBar: (index: number) =>
                        void navigate({
                          to: '.',
                          search: { ...search, de: 'day', cle: load[index]?.day } as never,
                          resetScroll: false,
                        }),
                    }
                  : {})}
              />
            </div>
          ))}
        </div>
      </ChartFigure>
    </Panel>
  );
}
