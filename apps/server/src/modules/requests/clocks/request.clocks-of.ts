import type { Bilingual, RequestClock } from '@beffroi/contracts';
import {
  requestClocks,
  type Clock,
  type ClockKind,
  type ClockRequest,
  type ClockRules,
  type RequestEvent,
  type WorkCalendar,
} from '@beffroi/engines/clocks';
import type { StoredEvent } from '../request/event.read.ts';
import type { StoredRequest } from '../request/request.store.ts';

export type ClockSubject = Pick<StoredRequest, 'nature' | 'origin' | 'exempt' | 'agent'>;

const channels: Partial<Record<StoredRequest['origin'], ClockRequest['channel']>> = {
  letter: 'paper',
  phone: 'oral',
  visit: 'oral',
};
export const channelOf = (origin: StoredRequest['origin']): ClockRequest['channel'] => channels[origin] ?? 'electronic';

/** What is ours to do in time; the others are the person's. */
const ours = new Set<ClockKind>([
  'registration_receipt',
  'acknowledgement_alert',
  'acknowledgement',
  'transfer',
  'implied_decision',
  'reasons',
]);

/**
 * The legal clocks of a request by its events, as of a day of the territory's calendar.
 *
 * @param today `YYYY-MM-DD`: what is due before it and runs still is overdue
 */
export function clocksOf(
  request: ClockSubject,
  events: readonly Pick<StoredEvent, 'kind' | 'on' | 'detail'>[],
  law: { calendar: WorkCalendar; rules: ClockRules; today: string },
): RequestClock[] {
  const asked: ClockRequest = {
    // An agent who writes about their own work is not of the public (L112-2).
    nature: request.agent ? 'agent' : request.nature,
    channel: channelOf(request.origin),
    events: engineEvents(events),
    exempt: request.exempt ?? undefined,
  };
  const registered = events.find(({ kind }) => kind === 'registered')?.on;
  return requestClocks(asked, law.calendar, law.rules).map((clock) => ({
    ...present(registered === undefined ? clock : withRegistration(clock, registered), law.today),
  }));
}

/** The earliest date that is ours and still to be met. */
export function nextClockOf(clocks: readonly RequestClock[]): RequestClock | undefined {
  return clocks
    .filter(({ kind, state, due }) => state === 'running' && due !== undefined && ours.has(kind as ClockKind))
    .toSorted((left, right) => (left.due! < right.due! ? -1 : left.due! > right.due! ? 1 : 0))[0];
}

function engineEvents(events: readonly Pick<StoredEvent, 'kind' | 'on' | 'detail'>[]): RequestEvent[] {
  // Once it went to another authority, we were not the competent one: its receipt there is (L114-2, L114-3).
  const isForwarded = events.findLast(({ kind }) => kind === 'forwarded' || kind === 'recalled')?.kind === 'forwarded';
  return events.flatMap(({ kind, on, detail }): RequestEvent[] => {
    switch (kind) {
      case 'seen':
      case 'identified':
      case 'withdrawn':
      case 'completed':
        return [{ kind, on }];
      case 'reopened':
      case 'contested':
        return [{ kind: 'reopened', on }];
      case 'received':
        return [{ kind, on, competent: !isForwarded }];
      case 'forwarded':
        return isForwarded ? [{ kind: 'received', on, competent: true }] : [];
      case 'acknowledged':
        return [{ kind, on, allMentions: detail['allMentions'] === true }];
      case 'completion_asked':
        return [{ kind, on, deadline: String(detail['deadline']) }];
      case 'answered':
        // Words on the way decide nothing: silence still runs.
        if (detail['outcome'] === 'answer' && detail['closes'] === false) return [];
        return [
          {
            kind: 'decided',
            on,
            outcome: detail['outcome'] === 'rejected' ? 'rejected' : 'accepted',
            withRemedies: detail['withRemedies'] === true,
          },
        ];
      default:
        return [];
    }
  });
}

/** The receipt of registration left at once: what the engine takes for done only by the acknowledgement. */
function withRegistration(clock: Clock, on: string): Clock {
  if (clock.kind !== 'registration_receipt' || clock.due === undefined) return clock;
  return { ...clock, state: on <= clock.due ? 'met' : 'met_late' };
}

function present({ kind, state, due, from, effect, opposable, article, because }: Clock, today: string): RequestClock {
  return {
    kind,
    state,
    ...(due === undefined ? {} : { due }),
    ...(from === undefined ? {} : { from }),
    ...(effect === undefined ? {} : { effect }),
    ...(opposable === undefined ? {} : { opposable }),
    article,
    because,
    label: labelOf(kind, effect),
    overdue: state === 'running' && ours.has(kind) && due !== undefined && due < today,
  };
}

const labels: Record<ClockKind, Bilingual> = {
  registration_receipt: { fr: 'Accusé d’enregistrement', en: 'Receipt of registration' },
  acknowledgement_alert: { fr: 'Alerte avant l’accusé de réception', en: 'Alert before the acknowledgement' },
  acknowledgement: { fr: 'Accusé de réception', en: 'Acknowledgement' },
  transfer: { fr: 'Transmission à l’autorité compétente', en: 'Forwarding to the competent authority' },
  completion: { fr: 'Pièces attendues de la personne', en: 'Pieces awaited from the person' },
  implied_decision: { fr: 'Décision implicite', en: 'Implied decision' },
  recourse: { fr: 'Recours devant le tribunal', en: 'Appeal before the court' },
  document_referral: { fr: 'Saisine de la CADA', en: 'Referral to the CADA' },
  reasons: { fr: 'Communication des motifs', en: 'Reasons to be given' },
};

function labelOf(kind: ClockKind, effect: Clock['effect']): Bilingual {
  if (kind !== 'implied_decision' || effect === undefined) return labels[kind];
  return effect === 'acceptance'
    ? { fr: 'Le silence vaut acceptation', en: 'Silence is acceptance' }
    : { fr: 'Le silence vaut rejet', en: 'Silence is rejection' };
}
