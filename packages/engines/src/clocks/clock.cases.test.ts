import { describe, expect, it } from 'vitest';
import { requestClocks, workCalendar, type ClockKind, type HolidayRegion, type RequestEvent } from './index.ts';
import type { ClockRequest, RequestNature } from './clocks.types.ts';

type Case = [
  article: string,
  what: string,
  nature: RequestNature | `${RequestNature}/paper`,
  /** `r` received by us, `x` by an authority without competence, `i` identified, `s` seen, `a` acknowledged in full,
   *  `b` with mentions missing, `q` pieces asked for `deadline`, `c` completed, `d` rejected with remedies, `n` without,
   *  `y` accepted, `m` reasons asked, `g` given, `w` withdrawn, `o` reopened. An electronic request without `i` is
   *  identified when it is received, unless `-` says never. */
  events: string,
  kind: ClockKind,
  /** A day, or the state when there is none. */
  expected: string,
  region?: HolidayRegion,
];

const cases: Case[] = [
  // Accusé d'enregistrement.
  ['R112-11-2', 'the next working day', 'complaint', 'r2026-11-24', 'registration_receipt', '2026-11-25'],
  ['R112-11-2', 'a Friday goes to Monday', 'complaint', 'r2026-10-30', 'registration_receipt', '2026-11-02'],
  ['R112-11-2', 'a Saturday too', 'complaint', 'r2026-10-31', 'registration_receipt', '2026-11-02'],
  ['R112-11-2', 'Christmas is passed', 'complaint', 'r2024-12-24', 'registration_receipt', '2024-12-26'],
  [
    'R112-11-2',
    '… and 26 December in Alsace',
    'complaint',
    'r2024-12-24',
    'registration_receipt',
    '2024-12-27',
    'alsace_moselle',
  ],
  ['R112-11-2', '20 December is worked in Paris', 'complaint', 'r2024-12-19', 'registration_receipt', '2024-12-20'],
  ['R112-11-2', '… and not in Réunion', 'complaint', 'r2024-12-19', 'registration_receipt', '2024-12-23', 'reunion'],
  ['R112-11-2', '27 April in Mayotte', 'complaint', 'r2026-04-24', 'registration_receipt', '2026-04-28', 'mayotte'],
  [
    'R112-11-2',
    '22 May in Martinique, then Whit Monday',
    'complaint',
    'r2026-05-21',
    'registration_receipt',
    '2026-05-26',
    'martinique',
  ],
  ['R112-11-2', '27 May in Guadeloupe', 'complaint', 'r2026-05-26', 'registration_receipt', '2026-05-28', 'guadeloupe'],
  ['R112-11-2', '10 June in Guyane', 'complaint', 'r2026-06-09', 'registration_receipt', '2026-06-11', 'guyane'],
  [
    'R112-11-2',
    '9 October in Saint-Barthélemy',
    'complaint',
    'r2026-10-08',
    'registration_receipt',
    '2026-10-12',
    'saint_barthelemy',
  ],
  [
    'R112-11-2',
    '28 May in Saint-Martin',
    'complaint',
    'r2026-05-27',
    'registration_receipt',
    '2026-05-29',
    'saint_martin',
  ],
  // Accusé de réception.
  ['R112-11-2', '1 November on a Sunday costs nothing', 'complaint', 'r2026-10-26', 'acknowledgement', '2026-11-09'],
  ['R112-11-2', '11 November is passed', 'complaint', 'r2026-10-30', 'acknowledgement', '2026-11-16'],
  ['R112-11-2', '1 and 11 November are passed', 'complaint', 'r2024-10-31', 'acknowledgement', '2024-11-18'],
  ['R112-11-2', 'Easter Monday is passed', 'complaint', 'r2026-04-01', 'acknowledgement', '2026-04-16'],
  [
    'R112-11-2',
    '… and Good Friday in Alsace',
    'complaint',
    'r2026-04-01',
    'acknowledgement',
    '2026-04-17',
    'alsace_moselle',
  ],
  [
    'R112-9-1',
    'from identification, not from when it was seen',
    'complaint',
    's2026-11-02 r2026-11-02 i2026-11-10',
    'acknowledgement',
    '2026-11-25',
  ],
  [
    'R112-11-2',
    'from receipt by the competent authority',
    'complaint',
    'x2026-12-31 r2027-01-10',
    'acknowledgement',
    '2027-01-22',
  ],
  [
    'R112-11-2',
    'not before the competent authority has it',
    'complaint',
    'x2026-12-31',
    'acknowledgement',
    'not_started',
  ],
  [
    'réglage',
    'a warning on the seventh working day',
    'complaint',
    'r2026-10-26',
    'acknowledgement_alert',
    '2026-11-04',
  ],
  ['L112-3', 'on paper, by practice', 'complaint/paper', 'r2026-10-26', 'acknowledgement', '2026-11-09'],
  ['L112-2', 'none is owed to one’s own agents', 'agent', 'r2026-10-26', 'acknowledgement', 'stopped'],
  // Transmission.
  ['L114-2', 'a transfer is expected in three working days', 'complaint', 'x2026-12-31', 'transfer', '2027-01-06'],
  // Rejet implicite.
  [
    'L231-4',
    '31 December and two months are 28 February',
    'complaint',
    'r2026-12-31',
    'implied_decision',
    '2027-02-28',
  ],
  ['L231-4', '… or 29 in a leap year', 'complaint', 'r2027-12-31', 'implied_decision', '2028-02-29'],
  ['L231-4', '30 December too', 'complaint', 'r2026-12-30', 'implied_decision', '2027-02-28'],
  ['L231-4', '30 November and two months are 30 January', 'complaint', 'r2026-11-30', 'implied_decision', '2027-01-30'],
  ['L231-4', '31 July and two months are 30 September', 'complaint', 'r2026-07-31', 'implied_decision', '2026-09-30'],
  ['L231-4', '31 August and two months are 31 October', 'complaint', 'r2026-08-31', 'implied_decision', '2026-10-31'],
  ['L231-4', 'a Sunday does not move it', 'complaint', 'r2026-01-15', 'implied_decision', '2026-03-15'],
  ['L231-4', 'nor does 14 July', 'complaint', 'r2026-05-14', 'implied_decision', '2026-07-14'],
  ['L231-4', 'a request for information', 'information', 'r2026-11-24', 'implied_decision', '2027-01-24'],
  [
    'L231-4',
    'a request without individual decision',
    'non_individual',
    'r2026-11-24',
    'implied_decision',
    '2027-01-24',
  ],
  ['L231-4', 'a request outside any procedure', 'no_procedure', 'r2026-11-24', 'implied_decision', '2027-01-24'],
  ['L231-4', 'a financial request', 'financial', 'r2026-11-24', 'implied_decision', '2027-01-24'],
  ['L231-4', 'an administrative appeal', 'appeal', 'r2026-11-24', 'implied_decision', '2027-01-24'],
  ['L231-4', 'an agent of the house', 'agent', 'r2026-11-24', 'implied_decision', '2027-01-24'],
  [
    'L114-3',
    'the first receipt counts, whoever had it',
    'complaint',
    'x2026-12-31 r2027-01-10',
    'implied_decision',
    '2027-02-28',
  ],
  [
    'R112-9-1',
    'nothing before identification',
    'complaint',
    's2026-11-02 r2026-11-02 -',
    'implied_decision',
    'not_started',
  ],
  [
    'R112-9-1',
    'then from identification',
    'complaint',
    's2026-11-02 r2026-11-02 i2026-11-10',
    'implied_decision',
    '2027-01-10',
  ],
  [
    'L112-8',
    'identified first: from receipt',
    'complaint',
    'i2026-11-02 r2026-11-10',
    'implied_decision',
    '2027-01-10',
  ],
  ['L110-1', 'on paper the receipt is enough', 'complaint/paper', 'r2026-12-31', 'implied_decision', '2027-02-28'],
  // Refus de communication.
  ['R311-13', 'documents: one month', 'document', 'r2026-11-24', 'implied_decision', '2026-12-24'],
  ['R311-13', '31 January and one month are 28 February', 'document', 'r2026-01-31', 'implied_decision', '2026-02-28'],
  ['R311-13', '31 March and one month are 30 April', 'document', 'r2026-03-31', 'implied_decision', '2026-04-30'],
  // Acceptation implicite.
  ['L231-1', 'two months', 'procedure', 'r2027-01-05', 'implied_decision', '2027-03-05'],
  [
    'L114-3',
    'from the competent authority’s receipt',
    'procedure',
    'x2026-12-31 r2027-01-10',
    'implied_decision',
    '2027-03-10',
  ],
  ['L114-3', 'not before it', 'procedure', 'x2026-12-31', 'implied_decision', 'not_started'],
  // Demande incomplète.
  [
    'L114-5',
    'rejection: suspended until the deadline',
    'complaint',
    'r2026-12-01 q2026-12-10/2026-12-31',
    'implied_decision',
    '2027-02-22',
  ],
  [
    'L114-5',
    '… resumed on early production',
    'complaint',
    'r2026-12-01 q2026-12-10/2026-12-31 c2026-12-15',
    'implied_decision',
    '2027-02-06',
  ],
  [
    'L114-5',
    '… pieces that come late change nothing',
    'complaint',
    'r2026-12-01 q2026-12-10/2026-12-31 c2027-01-10',
    'implied_decision',
    '2027-02-22',
  ],
  [
    'L114-5',
    '… asked twice, suspended twice',
    'complaint',
    'r2026-12-01 q2026-12-10/2026-12-20 c2026-12-15 q2026-12-18/2026-12-28 c2026-12-20',
    'implied_decision',
    '2027-02-08',
  ],
  [
    'L114-5',
    '… not when asked after the decision was born',
    'complaint',
    'r2026-12-01 q2027-03-01/2027-03-20',
    'implied_decision',
    '2027-02-01',
  ],
  [
    'L114-5',
    'acceptance: waits for the pieces',
    'procedure',
    'r2026-12-01 q2026-12-10/2026-12-31',
    'implied_decision',
    'suspended',
  ],
  [
    'L114-5',
    '… starts when they come',
    'procedure',
    'r2026-12-01 q2026-12-10/2026-12-31 c2026-12-15',
    'implied_decision',
    '2027-02-15',
  ],
  [
    'L114-5',
    '… even late',
    'procedure',
    'r2026-12-01 q2026-12-10/2026-12-31 c2027-01-10',
    'implied_decision',
    '2027-03-10',
  ],
  [
    'L114-5',
    '… and at the last of them',
    'procedure',
    'r2026-12-01 q2026-12-10/2026-12-20 c2026-12-15 q2026-12-18/2026-12-28 c2026-12-20',
    'implied_decision',
    '2027-02-20',
  ],
  [
    'R112-11-4',
    'the deadline given to the person',
    'complaint',
    'r2026-12-01 q2026-12-10/2026-12-31',
    'completion',
    '2026-12-31',
  ],
  // Recours.
  [
    'CJA R421-2',
    'two clear months from the implied rejection',
    'complaint',
    'r2026-12-31 a2027-01-05',
    'recourse',
    '2027-04-29',
  ],
  ['L112-6', 'not opposable without acknowledgement', 'complaint', 'r2026-12-31', 'recourse', 'not_started'],
  ['L112-12', 'nor with a mention missing', 'complaint', 'r2026-12-31 b2027-01-05', 'recourse', 'not_started'],
  ['L112-2', 'an agent’s runs all the same', 'agent', 'r2026-12-31', 'recourse', '2027-04-29'],
  [
    'L112-6',
    'from a full acknowledgement that came too late',
    'complaint',
    'r2026-12-31 a2027-03-10',
    'recourse',
    '2027-05-11',
  ],
  [
    'CJA R421-1',
    'from the notification of an express one',
    'complaint',
    'r2026-10-01 d2026-11-12',
    'recourse',
    '2027-01-13',
  ],
  ['CJA R421-1', 'a Sunday moves to Monday', 'complaint', 'r2007-09-01 d2007-10-01', 'recourse', '2007-12-03'],
  ['CJA R421-1', 'a month that is too short', 'complaint', 'r2026-12-01 d2026-12-31', 'recourse', '2027-03-01'],
  ['CJA R421-1', 'Ascension Day moves to Friday', 'complaint', 'r2026-03-01 d2026-03-13', 'recourse', '2026-05-15'],
  ['CJA R421-1', '14 July moves', 'complaint', 'r2026-05-01 d2026-05-13', 'recourse', '2026-07-15'],
  ['CJA R421-1', '26 December is worked in Paris', 'complaint', 'r2025-10-01 d2025-10-25', 'recourse', '2025-12-26'],
  [
    'L3134-13',
    '… and moves in Alsace',
    'complaint',
    'r2025-10-01 d2025-10-25',
    'recourse',
    '2025-12-29',
    'alsace_moselle',
  ],
  [
    'CJA R421-5',
    'no remedies told: a reasonable year',
    'complaint',
    'r2026-01-05 n2026-02-02',
    'recourse',
    '2027-02-03',
  ],
  [
    'CJA R421-2',
    'an express rejection makes it run anew',
    'complaint',
    'r2026-12-31 a2027-01-05 d2027-03-20',
    'recourse',
    '2027-05-21',
  ],
  ['CJA R421-2', '… not once it is over', 'complaint', 'r2026-12-31 a2027-01-05 d2027-05-05', 'recourse', '2027-04-29'],
  ['L232-4', 'reasons in one month', 'complaint', 'r2026-12-31 a2027-01-05 m2027-03-15', 'reasons', '2027-04-15'],
  ['L232-4', 'the limit waits for them', 'complaint', 'r2026-12-31 a2027-01-05 m2027-03-15', 'recourse', 'suspended'],
  [
    'L232-4',
    '… and runs from them',
    'complaint',
    'r2026-12-31 a2027-01-05 m2027-03-15 g2027-04-10',
    'recourse',
    '2027-06-11',
  ],
  [
    'L232-4',
    '… not when they are asked for too late',
    'complaint',
    'r2026-12-31 a2027-01-05 m2027-05-15',
    'recourse',
    '2027-04-29',
  ],
  [
    'R343-1',
    'documents go to the CADA first',
    'document',
    'r2026-11-24 a2026-11-25',
    'document_referral',
    '2027-02-25',
  ],
  // Retrait, réouverture.
  ['L110-1', 'withdrawn: nothing runs', 'complaint', 'r2026-11-02 w2026-11-10', 'implied_decision', 'stopped'],
  [
    'L110-1',
    'come back after a decision: a new request',
    'complaint',
    'r2026-09-01 d2026-10-01 o2026-11-02',
    'implied_decision',
    '2027-01-02',
  ],
  [
    'L110-1',
    '… or after a withdrawal',
    'complaint',
    'r2026-09-01 w2026-10-01 o2026-11-02',
    'implied_decision',
    '2027-01-02',
  ],
  [
    'L231-4',
    'come back without a decision: the first clock goes on',
    'complaint',
    'r2026-09-01 o2026-10-05',
    'implied_decision',
    '2026-11-01',
  ],
];

function read([, , nature, events]: Case): ClockRequest {
  const [kind, channel] = nature.split('/') as [RequestNature, string | undefined];
  const list = events.split(' ').filter((event) => event !== '-');
  const told = list.map((event): RequestEvent => {
    const [on = '', deadline = ''] = event.slice(1).split('/');
    const rejected = (withRemedies: boolean): RequestEvent => ({
      kind: 'decided',
      on,
      outcome: 'rejected',
      withRemedies,
    });
    switch (event[0]) {
      case 's':
        return { kind: 'seen', on };
      case 'i':
        return { kind: 'identified', on };
      case 'r':
        return { kind: 'received', on, competent: true };
      case 'x':
        return { kind: 'received', on, competent: false };
      case 'a':
        return { kind: 'acknowledged', on, allMentions: true };
      case 'b':
        return { kind: 'acknowledged', on, allMentions: false };
      case 'q':
        return { kind: 'completion_asked', on, deadline };
      case 'c':
        return { kind: 'completed', on };
      case 'd':
        return rejected(true);
      case 'n':
        return rejected(false);
      case 'm':
        return { kind: 'reasons_asked', on };
      case 'g':
        return { kind: 'reasons_given', on };
      case 'w':
        return { kind: 'withdrawn', on };
      case 'o':
        return { kind: 'reopened', on };
      default:
        throw new Error(`no such event: ${event}`);
    }
  });
  const isNamed = told.some((event) => event.kind === 'identified') || events.endsWith('-');
  const first = told.find((event) => event.kind === 'received');
  const identified: RequestEvent[] = isNamed || first === undefined ? [] : [{ kind: 'identified', on: first.on }];
  return { nature: kind, channel: channel === 'paper' ? 'paper' : 'electronic', events: [...told, ...identified] };
}

describe('dated cases of the law', () => {
  it('are more than sixty', () => {
    expect(cases.length).toBeGreaterThan(60);
  });

  for (const row of cases) {
    const [article, what, nature, events, kind, expected, region] = row;
    it(`${article}: ${kind}, ${what} (${nature}; ${events}${region === undefined ? '' : `; ${region}`})`, () => {
      const calendar = workCalendar({ zone: 'Europe/Paris', region });
      const clock = requestClocks(read(row), calendar).find((candidate) => candidate.kind === kind);
      expect(clock?.due ?? clock?.state).toBe(expected);
      expect(clock!.because.fr.length).toBeGreaterThan(20);
      expect(clock!.because.en.length).toBeGreaterThan(20);
      expect(clock!.article).not.toBe('');
    });
  }
});
