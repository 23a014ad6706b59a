import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { useDayWords } from '../calendar/use-day-words.ts';
import classes from './oncall.module.css';
import type { Reach } from './reach.tsx';
import { endOffset, runsOf, type SlotDraft } from './rota.rules.ts';

/** A Monday, to name the days of the week by. */
export const weekdayOf = (weekday: number) => `2024-01-0${weekday}`;

/** A slot as one would say it: when, what of holidays, who in turn. */
export function SlotSentence({ slot, people }: { slot: Omit<SlotDraft, 'key'>; people: readonly Reach[] }) {
  const t = useWords();
  const words = useDayWords();
  const { locale } = useFormat();
  const list = new Intl.ListFormat(locale);
  const day = (weekday: number) => words.weekday(weekdayOf(weekday)).toLocaleLowerCase(locale);
  const runs = runsOf(slot.weekdays).map(([first, last]) =>
    first === last
      ? t('oncall.slot.day', { day: day(first) })
      : t('oncall.slot.days', { first: day(first), last: day(last) }),
  );
  const clock = (time: string) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return words.hour(hours, minutes);
  };
  const names = slot.people.map((id) => people.find((person) => person.id === id)?.name ?? t('oncall.who.gone'));
  return (
    <p className={classes.said}>
      {t('oncall.slot.when', {
        days: list.format(runs),
        from: clock(slot.from),
        to: clock(slot.to),
        offset: endOffset(slot),
      })}{' '}
      {slot.holidays !== 'as_usual' && `${t(`oncall.slot.holidays.${slot.holidays}`)} `}
      {names.length === 1
        ? t('oncall.slot.alone', { name: names[0] })
        : names.length > 1 && t(`oncall.slot.turn.${slot.turn}`, { names: list.format(names) })}
    </p>
  );
}
