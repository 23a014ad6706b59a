import type { getRota, Output, Shift } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import rows from '../../shared/rows.module.css';
import { useDayWords } from '../calendar/use-day-words.ts';
import periodClasses from '../calendar/period-buttons.module.css';
import classes from './oncall.module.css';
import type { RotaView } from './oncall.search.ts';
import { MonthRota } from './month-rota.tsx';
import { daysOfRota, joinGaps } from './schedule.rules.ts';
import { PeriodButtons } from './period-buttons.tsx';
import { useSpanWords } from './use-span-words.ts';
import { WeekRota } from './week-rota.tsx';

/** Gaps that are said one by one; the rest is a number. */
const SAID = 6;

/** Weeks or a month of shifts, and in words the hours that nobody has. */
export function SchedulePanel({
  rota,
  view,
  days,
  month,
  change,
  step,
  onShift,
}: {
  rota: Output<typeof getRota>;
  view: RotaView;
  days: readonly string[];
  month: string;
  change: (view: RotaView) => void;
  step: (by: -1 | 0 | 1) => void;
  onShift: (shift: Shift) => void;
}) {
  const t = useWords();
  const words = useDayWords();
  const span = useSpanWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { timeZone } = useTerritory();
  const drawn = daysOfRota(days, rota, timeZone);
  const gaps = joinGaps(rota.gaps).filter((gap) => Date.parse(gap.to) > now);
  const title =
    view === 'mois' ? monthOf(words.month(`${month}-15`), format.locale) : words.span(days[0] ?? '', days.at(-1) ?? '');
  const today = format.dayKey(now);
  return (
    <Panel
      title={t('oncall.schedule', { period: title })}
      flush
      end={
        <div className={classes.tools}>
          <div className={periodClasses.views} role="group" aria-label={t('oncall.view')}>
            {(['semaine', 'mois'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={view === each} onClick={() => change(each)}>
                {t(`oncall.view.${each}`)}
              </button>
            ))}
          </div>
          <PeriodButtons step={step} />
        </div>
      }
    >
      {view === 'mois' ? (
        <MonthRota days={drawn} month={month} today={today} onShift={onShift} />
      ) : (
        <WeekRota days={drawn} today={today} onShift={onShift} />
      )}
      {rota.slots.length > 0 && (
        <div className={rows.more} role="status">
          {gaps.length === 0 ? (
            <p className={rows.small}>{t('oncall.gaps.none')}</p>
          ) : (
            <div className={rows.note}>
              <b>{t('oncall.gaps', { count: gaps.length })}</b>
              <ul>
                {gaps.slice(0, SAID).map((gap) => (
                  <li key={gap.from}>{span(gap)}</li>
                ))}
                {gaps.length > SAID && <li>{t('oncall.gaps.more', { count: gaps.length - SAID })}</li>}
              </ul>
            </div>
          )}
        </div>
      )}
    </Panel>
  );
}

/** `novembre 2026` within a line, where French has no capital. */
function monthOf(title: string, locale: 'fr' | 'en'): string {
  return locale === 'fr' ? title.toLocaleLowerCase(locale) : title;
}
