import { dayNumber } from '../schedule/index.ts';
import { explain, movedReason, notMovedReason, say, suspendedReason, type Start } from './because.write.ts';
import { duty, notOwed, notStarted } from './duty.clock.ts';
import { defaultRules } from './clock.rules.ts';
import type { Clock, ClockRequest, ClockRule, ClockRules, Day, RuleId } from './clocks.types.ts';
import { termOf } from './period.add.ts';
import { recourseClocks } from './recourse.clocks.ts';
import { readHistory, type History } from './request.history.ts';
import { dayOf, type WorkCalendar } from './working.calendar.ts';

/**
 * The legal clocks of a request, with why each date is what it is. Nothing runs before the request is regular, and a
 * report that asks for no decision has none. What today is does not matter: compare `due` with it.
 *
 * @param rules the values in force in the territory
 * @throws RangeError when an event has a day that does not exist
 */
export function requestClocks(
  request: ClockRequest,
  calendar: WorkCalendar,
  rules: ClockRules = defaultRules,
): Clock[] {
  for (const { on } of request.events) dayOf(on);
  if (request.nature === 'report') return [];
  const history = readHistory(request);
  const table = rules.rules;
  if (history.withdrawn !== undefined) return [stopped(table, history.withdrawn)];
  if (history.firstReceipt === undefined) return [notIdentified(history, table)];
  const implied = impliedClock(request, history, calendar, table);
  return [
    ...receiptClocks(request, history, calendar, table),
    ...transferClock(history, calendar, table),
    ...completionClock(history, table),
    implied,
    ...recourseClocks(request, history, implied, calendar, table),
  ];
}

type Table = Readonly<Record<RuleId, ClockRule>>;

function stopped(table: Table, on: Day): Clock {
  return {
    kind: 'implied_decision',
    state: 'stopped',
    article: table.implied_rejection.source.article,
    because: {
      fr: `La personne a retiré sa demande le ${say(on).fr} : plus rien ne court.`,
      en: `The person withdrew the request on ${say(on).en}: nothing runs any more.`,
    },
  };
}

function notIdentified(history: History, table: Table): Clock {
  const seen =
    history.seen === undefined
      ? { fr: '', en: '' }
      : { fr: ` (vu le ${say(history.seen).fr})`, en: ` (seen on ${say(history.seen).en})` };
  const received = history.identified !== undefined;
  return {
    kind: 'implied_decision',
    state: 'not_started',
    article: received ? table.implied_rejection.source.article : 'CRPA, L112-8 et R112-9-1',
    because: received
      ? {
          fr: `Aucune réception enregistrée${seen.fr} : rien ne court.`,
          en: `No receipt recorded${seen.en}: nothing runs.`,
        }
      : {
          fr: `La personne n’est pas identifiée (nom, prénom, adresses postale et électronique)${seen.fr} : aucun délai légal ne court avant (CRPA, L112-8 et R112-9-1).`,
          en: `The person is not identified (name, first name, postal and e-mail address)${seen.en}: no legal time limit runs before (CRPA, L112-8 and R112-9-1).`,
        },
  };
}

function receiptClocks(request: ClockRequest, history: History, calendar: WorkCalendar, table: Table): Clock[] {
  if (request.nature === 'agent') return [notOwed('CRPA, L112-2', 'agent')];
  if (request.exempt !== undefined) {
    const article = request.channel === 'electronic' ? 'CRPA, L112-11' : 'CRPA, L112-3 et R112-4';
    return [notOwed(request.exempt === 'abusive' ? article : 'CRPA, L112-3 et R112-4', request.exempt)];
  }
  const from = history.competentReceipt;
  if (from === undefined)
    return [
      notStarted('acknowledgement', 'CRPA, R112-11-2', {
        fr: 'Le délai ne s’applique qu’à compter de la saisine de l’autorité compétente (CRPA, R112-11-2 et L114-2).',
        en: 'The time limit applies only from the seizure of the competent authority (CRPA, R112-11-2 and L114-2).',
      }),
    ];
  const start: Start = startOf(history, from);
  // An express decision that came first leaves nothing to acknowledge.
  const done = history.acknowledged?.on ?? history.decided?.on;
  const paper = request.channel !== 'electronic';
  const ids = paper
    ? (['acknowledgement_paper'] as const)
    : (['registration_receipt', 'acknowledgement_alert', 'acknowledgement'] as const);
  return ids.map((id) =>
    duty(id === 'acknowledgement_paper' ? 'acknowledgement' : id, id, table[id], { from, start, done }, calendar),
  );
}

function startOf(history: History, from: Day): Start {
  if (history.reopened === from) return 'reopened';
  return history.identified === from && history.seen !== undefined && history.seen < from ? 'identified' : 'received';
}

function transferClock(history: History, calendar: WorkCalendar, table: Table): Clock[] {
  if (history.firstReceipt === history.competentReceipt || history.firstReceipt === undefined) return [];
  const { competentReceipt: done, firstReceipt: from } = history;
  return [duty('transfer', 'transfer', table.transfer, { from, start: 'firstReceipt', done }, calendar)];
}

function completionClock(history: History, table: Table): Clock[] {
  const last = history.awaited.at(-1);
  if (last === undefined) return [];
  const article = 'CRPA, L114-5 et R112-11-4';
  if (!last.isOpen)
    return [
      {
        kind: 'completion',
        state: 'met',
        from: last.from,
        due: last.to,
        article,
        because: { fr: `Pièces reçues (${article}).`, en: `Pieces received (${article}).` },
      },
    ];
  return [
    {
      kind: 'completion',
      state: 'running',
      from: last.from,
      due: last.to,
      article,
      because: {
        fr: `Délai donné à la personne pour produire les pièces (${article}) ; ${table.implied_rejection.source.article} : le délai de rejet est suspendu jusque-là.`,
        en: `Time given to the person to send the pieces (${article}); ${table.implied_rejection.source.article}: the rejection time limit is suspended until then.`,
      },
    },
  ];
}

function impliedClock(request: ClockRequest, history: History, calendar: WorkCalendar, table: Table): Clock {
  const accepts = request.nature === 'procedure';
  const id: RuleId = accepts
    ? 'implied_acceptance'
    : request.nature === 'document'
      ? 'document_refusal'
      : 'implied_rejection';
  const rule = withOwnDelay(table[id], request.ownDelay);
  const common = { kind: 'implied_decision', rule: id, article: rule.source.article } as const;
  const effect = accepts ? 'acceptance' : 'rejection';
  const asked = accepts ? acceptanceStart(history) : rejectionStart(history);
  if (asked === undefined) {
    const waits = history.competentReceipt !== undefined;
    return {
      ...common,
      effect,
      state: waits ? 'suspended' : 'not_started',
      because: waits
        ? {
            fr: `Le délai d’acceptation ne court qu’à la réception des pièces manquantes (CRPA, L114-5).`,
            en: `The acceptance time limit runs only from receipt of the missing pieces (CRPA, L114-5).`,
          }
        : {
            fr: `Le délai d’acceptation ne court qu’à la réception par l’autorité compétente (CRPA, L114-3).`,
            en: `The acceptance time limit runs only from receipt by the competent authority (CRPA, L114-3).`,
          },
    };
  }
  const { from, start } = asked;
  const suspended = accepts ? 0 : suspendedDays(history, rule, from, calendar);
  const { due, moved } = termOf(rule, from, calendar, suspended);
  const more = [
    ...suspendedReason(suspended),
    ...movedReason(moved),
    ...(isDayOff(due, calendar) ? [notMovedReason()] : []),
  ];
  const because = explain(rule, from, start, more);
  const decided = history.decided !== undefined && history.decided.on <= due;
  const waiting = !accepts && history.awaited.some(({ isOpen, from: start }) => isOpen && start < due);
  return { ...common, effect, from, due, state: decided ? 'met' : waiting ? 'suspended' : 'running', because };
}

function isDayOff(due: Day, calendar: WorkCalendar): boolean {
  return calendar.legalDayOff(dayOf(due)) !== undefined;
}

function withOwnDelay(rule: ClockRule, own: ClockRequest['ownDelay']): ClockRule {
  if (own === undefined) return rule;
  const { amount, unit, article } = own;
  return {
    ...rule,
    amount,
    unit,
    source: { article: `CRPA, L231-6 ; ${article}` },
    label: {
      fr: `délai propre à cette procédure au terme duquel le silence vaut décision`,
      en: `this procedure’s own time limit, after which silence is a decision`,
    },
  };
}

function rejectionStart(history: History): { from: Day; start: Start } {
  const from = history.firstReceipt!;
  if (history.competentReceipt !== from) return { from, start: 'firstReceipt' };
  return { from, start: startOf(history, from) };
}

/** From the competent authority's receipt, and from the last missing piece when any was asked for. */
function acceptanceStart(history: History): { from: Day; start: Start } | undefined {
  const { competentReceipt: received, completed } = history;
  if (received === undefined || !history.isComplete) return undefined;
  if (history.awaited.length > 0 && completed !== undefined && completed > received)
    return { from: completed, start: 'completed' };
  return received === history.firstReceipt
    ? { from: received, start: startOf(history, received) }
    : { from: received, start: 'competentReceipt' };
}

/** Calendar days of suspension; pieces asked for after the decision was born suspend nothing. */
function suspendedDays(history: History, rule: ClockRule, from: Day, calendar: WorkCalendar): number {
  let days = 0;
  for (const period of history.awaited) {
    const start = period.from > from ? period.from : from;
    if (start >= termOf(rule, from, calendar, days).due) break;
    days += Math.max(0, dayNumber(dayOf(period.to)) - dayNumber(dayOf(start)));
  }
  return days;
}
