import { explain, movedReason, type Start } from './because.write.ts';
import type { Bilingual, Clock, ClockKind, ClockRequest, ClockRule, Day, RuleId } from './clocks.types.ts';
import { termOf } from './period.add.ts';
import type { WorkCalendar } from './working.calendar.ts';

/** Something the body must do by a day: met in time, met late, or still running. */
export function duty(
  kind: ClockKind,
  id: RuleId,
  rule: ClockRule,
  { from, start, done }: { from: Day; start: Start; done: Day | undefined },
  calendar: WorkCalendar,
): Clock {
  const { due, moved } = termOf(rule, from, calendar);
  const state = done === undefined ? 'running' : done <= due ? 'met' : 'met_late';
  return {
    kind,
    state,
    from,
    due,
    rule: id,
    article: rule.source.article,
    because: explain(rule, from, start, movedReason(moved)),
  };
}

export function notStarted(kind: ClockKind, article: string, because: Bilingual): Clock {
  return { kind, state: 'not_started', article, because };
}

const reasons: Readonly<Record<NonNullable<ClockRequest['exempt']> | 'agent', Bilingual>> = {
  agent: {
    fr: 'L’accusé de réception n’est pas dû aux agents de l’administration elle-même',
    en: 'No acknowledgement is owed to the administration’s own agents',
  },
  abusive: {
    fr: 'L’accusé de réception n’est pas dû pour un envoi abusif par son nombre ou sa répétition : décision motivée d’une personne',
    en: 'No acknowledgement is owed for abusive sendings, by number or repetition: a person’s reasoned decision',
  },
  short: {
    fr: 'L’accusé de réception n’est pas dû quand la décision est acquise en quinze jours au plus',
    en: 'No acknowledgement is owed when the decision comes within fifteen days',
  },
  delivery: {
    fr: 'L’accusé de réception n’est pas dû quand il n’y a qu’un document ou une prestation à délivrer',
    en: 'No acknowledgement is owed when there is only a document or a service to deliver',
  },
};

export function notOwed(article: string, why: keyof typeof reasons): Clock {
  const { fr, en } = reasons[why];
  return {
    kind: 'acknowledgement',
    state: 'stopped',
    article,
    because: { fr: `${fr} (${article}).`, en: `${en} (${article}).` },
  };
}
