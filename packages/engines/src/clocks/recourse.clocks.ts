import { explain, movedReason, type Start } from './because.write.ts';
import type { Bilingual, Clock, ClockKind, ClockRequest, ClockRule, Day, RuleId } from './clocks.types.ts';
import { duty } from './duty.clock.ts';
import { termOf } from './period.add.ts';
import type { History } from './request.history.ts';
import type { WorkCalendar } from './working.calendar.ts';

type Table = Readonly<Record<RuleId, ClockRule>>;

/** Until when the person may go to court, or first to the access commission; and the reasons that they may ask for. */
export function recourseClocks(
  request: ClockRequest,
  history: History,
  implied: Clock,
  calendar: WorkCalendar,
  table: Table,
): Clock[] {
  const target: Target = request.nature === 'document' ? 'document_referral' : 'recourse';
  const { decided } = history;
  if (decided?.outcome === 'accepted') return [];
  const isBorn = implied.due !== undefined && implied.effect === 'rejection';
  if (decided !== undefined && (!isBorn || decided.on <= implied.due!))
    return [express(target, decided, calendar, table)];
  if (!isBorn) return [];
  const own = afterSilence(target, request, history, implied.due!, calendar, table);
  if (decided === undefined) return [own, ...reasonsClock(history, calendar, table)];
  // An express rejection makes the time limit run anew, unless the one of the implied rejection was over (CJA, R421-2).
  const isOver = own.opposable === true && own.due !== undefined && own.due < decided.on;
  return [isOver ? own : express(target, decided, calendar, table), ...reasonsClock(history, calendar, table)];
}

type Target = 'recourse' | 'document_referral';

function express(
  target: Target,
  { on, withRemedies }: NonNullable<History['decided']>,
  calendar: WorkCalendar,
  table: Table,
): Clock {
  if (withRemedies) return limit(target, target, on, 'notified', true, calendar, table);
  const more = {
    fr: 'Délais et voies de recours absents de la notification : le délai de deux mois n’est pas opposable (CJA, R421-5).',
    en: 'Time limits and remedies missing from the notification: the two months cannot be opposed (CJA, R421-5).',
  };
  return limit(target, 'reasonable_recourse', on, 'notified', false, calendar, table, [more]);
}

function afterSilence(
  target: Target,
  request: ClockRequest,
  history: History,
  born: Day,
  calendar: WorkCalendar,
  table: Table,
): Clock {
  const { acknowledged, reasonsAsked, reasonsGiven } = history;
  // L112-2 takes the body's own agents out of L112-6: silence alone makes their time limit run.
  const isFull = acknowledged?.allMentions === true;
  if (!isFull && request.nature !== 'agent') return notOpposable(target, acknowledged !== undefined);
  const late = isFull && acknowledged.on > born;
  const from = late ? acknowledged.on : born;
  const first = limit(target, target, from, late ? 'acknowledged' : 'implied', true, calendar, table);
  const isInTime = reasonsAsked !== undefined && reasonsAsked >= born && reasonsAsked <= first.due!;
  if (!isInTime) return first;
  if (reasonsGiven !== undefined) return limit(target, target, reasonsGiven, 'reasonsGiven', true, calendar, table);
  const because = {
    fr: 'Les motifs ont été demandés dans le délai : il est prorogé jusqu’à deux mois après leur communication (CRPA, L232-4).',
    en: 'Reasons were asked for in time: the limit is extended to two months after they are given (CRPA, L232-4).',
  };
  return { kind: target, state: 'suspended', from, opposable: false, article: 'CRPA, L232-4', because };
}

function notOpposable(kind: ClockKind, wasSent: boolean): Clock {
  const why = wasSent
    ? { fr: 'L’accusé de réception ne portait pas toutes les mentions', en: 'The acknowledgement lacked mentions' }
    : { fr: 'Aucun accusé de réception n’a été transmis', en: 'No acknowledgement was sent' };
  return {
    kind,
    state: 'not_started',
    opposable: false,
    article: 'CRPA, L112-6 et L112-12',
    because: {
      fr: `${why.fr} : les délais de recours ne sont pas opposables à la personne (CRPA, L112-6 et L112-12).`,
      en: `${why.en}: time limits for appeal cannot be opposed to the person (CRPA, L112-6 and L112-12).`,
    },
  };
}

function limit(
  kind: Target,
  id: RuleId,
  from: Day,
  start: Start,
  opposable: boolean,
  calendar: WorkCalendar,
  table: Table,
  more: readonly Bilingual[] = [],
): Clock {
  const rule = table[id];
  const { due, moved } = termOf(rule, from, calendar);
  const because = explain(rule, from, start, [...more, ...movedReason(moved)]);
  return { kind, state: 'running', from, due, opposable, rule: id, article: rule.source.article, because };
}

function reasonsClock(history: History, calendar: WorkCalendar, table: Table): Clock[] {
  const { reasonsAsked: from, reasonsGiven: done } = history;
  return from === undefined
    ? []
    : [duty('reasons', 'reasons', table.reasons, { from, start: 'reasonsAsked', done }, calendar)];
}
