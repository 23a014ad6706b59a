import { addDays, writeDate } from '../schedule/index.ts';
import { explain } from './because.write.ts';
import { defaultRules } from './clock.rules.ts';
import type { Bilingual, ClockRules, Day, RuleId } from './clocks.types.ts';
import { termOf } from './period.add.ts';
import { dayOf, type WorkCalendar } from './working.calendar.ts';

export type PressClock = {
  rule: RuleId;
  due: Day;
  /** Days on which to remind whoever holds the evidence; each before `due`. */
  remindOn: Day[];
  article: string;
  because: Bilingual;
};

const REMINDERS: Readonly<Record<'press_offence' | 'press_offence_hate', readonly number[]>> = {
  press_offence: [30, 60],
  press_offence_hate: [30, 60, 300, 330],
};

/**
 * Until when an insult or a defamation may be prosecuted, from its first publication. Both limits are given: which one
 * holds is for the legal service to say. Neither moves for a holiday here: acting earlier is never wrong.
 */
export function pressClocks(publishedOn: Day, calendar: WorkCalendar, rules: ClockRules = defaultRules): PressClock[] {
  return (['press_offence', 'press_offence_hate'] as const).map((id) => {
    const rule = rules.rules[id];
    const { due } = termOf(rule, publishedOn, calendar);
    const more = {
      fr: 'Pas de report si ce jour n’est pas ouvré ; la qualification revient au service juridique.',
      en: 'It does not move for a day off; the legal service says which offence it is.',
    };
    const remindOn = REMINDERS[id].map((days) => writeDate(addDays(dayOf(publishedOn), days))).filter((on) => on < due);
    return {
      rule: id,
      due,
      remindOn,
      article: rule.source.article,
      because: explain(rule, publishedOn, 'published', [more]),
    };
  });
}
