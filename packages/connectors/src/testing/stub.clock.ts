/** The time at the network and at the one who speaks to it: it passes only when told. */
export type StubClock = { now: () => Date; advance: (seconds: number) => void };

export function createStubClock(start = '2026-11-24T08:00:00.000Z'): StubClock {
  let at = Date.parse(start);
  return { now: () => new Date(at), advance: (seconds) => void (at += Math.ceil(seconds * 1000)) };
}
