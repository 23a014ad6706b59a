import type { ClockRequest, Day, RequestEvent } from './clocks.types.ts';

/** What the events of a request come down to, for its clocks. */
export type History = {
  seen?: Day;
  identified?: Day;
  /** By whichever authority, from when the request was regular. */
  firstReceipt?: Day;
  competentReceipt?: Day;
  acknowledged?: { on: Day; allMentions: boolean };
  /** Last day that pieces were given, once every time they were asked for. */
  completed?: Day;
  isComplete: boolean;
  /** Periods in which pieces were awaited; the end is not part of them. */
  awaited: { from: Day; to: Day; isOpen: boolean }[];
  decided?: Extract<RequestEvent, { kind: 'decided' }>;
  reasonsAsked?: Day;
  reasonsGiven?: Day;
  withdrawn?: Day;
  /** Set when the present clocks come from a citizen who came back. */
  reopened?: Day;
};

type Of<Kind extends RequestEvent['kind']> = Extract<RequestEvent, { kind: Kind }>;

/**
 * Reads the events in order of their day. A person who comes back after a decision or a withdrawal makes a new request,
 * received that day; before either, the first clocks go on: closing a file is not a decision.
 */
export function readHistory({ events, channel }: ClockRequest): History {
  const inOrder = events.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
  const restart = inOrder.findLastIndex(
    (event, index) =>
      event.kind === 'reopened' &&
      inOrder.slice(0, index).some(({ kind }) => kind === 'decided' || kind === 'withdrawn'),
  );
  const said = restart < 0 ? inOrder : inOrder.slice(restart + 1);
  const reopened = restart < 0 ? undefined : inOrder[restart]!.on;
  const all = <Kind extends RequestEvent['kind']>(kind: Kind, among = said): Of<Kind>[] =>
    among.filter((event): event is Of<Kind> => event.kind === kind);
  const seen = all('seen', inOrder)[0]?.on;
  const received: { on: Day; competent: boolean }[] =
    reopened === undefined ? all('received') : [{ on: reopened, competent: true }, ...all('received')];
  // On paper or by voice nobody has to be identified by R112-9-1: the receipt is enough.
  const identified = all('identified', inOrder)[0]?.on ?? (channel === 'electronic' ? undefined : received[0]?.on);
  const regular = (on: Day | undefined): Day | undefined =>
    on === undefined || identified === undefined ? undefined : on > identified ? on : identified;
  const firstReceipt = regular(received[0]?.on);
  const competentReceipt = regular(received.find(({ competent }) => competent)?.on);
  const acknowledged = all('acknowledged').findLast(({ allMentions }) => allMentions) ?? all('acknowledged')[0];
  const awaited = awaitedIn(all('completion_asked'), all('completed'));
  const decided = all('decided').at(-1);
  return {
    ...given('seen', seen),
    ...given('identified', identified),
    ...given('firstReceipt', firstReceipt),
    ...given('competentReceipt', competentReceipt),
    ...given('acknowledged', acknowledged),
    ...given('completed', all('completed').at(-1)?.on),
    isComplete: awaited.every(({ isOpen }) => !isOpen),
    awaited,
    ...given('decided', decided),
    ...given('reasonsAsked', all('reasons_asked')[0]?.on),
    ...given('reasonsGiven', all('reasons_given')[0]?.on),
    ...given('withdrawn', all('withdrawn').at(-1)?.on),
    ...given('reopened', reopened),
  };
}

/** Each period from the day pieces were asked for to the day they came or were due, whichever is first; none twice. */
function awaitedIn(
  asked: readonly Of<'completion_asked'>[],
  completed: readonly Of<'completed'>[],
): History['awaited'] {
  const periods: History['awaited'] = [];
  for (const { on, deadline } of asked) {
    const given = completed.find((piece) => piece.on >= on);
    const to = given !== undefined && given.on < deadline ? given.on : deadline;
    const before = periods.at(-1);
    const from = before !== undefined && before.to > on ? before.to : on;
    periods.push({ from, to: to > from ? to : from, isOpen: given === undefined });
  }
  return periods;
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [key in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [key in Key]?: Value });
}
