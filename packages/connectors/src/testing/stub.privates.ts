import type { StubClock } from './stub.clock.ts';

/** A private message between the account under test and one person. */
export type StubPrivate = {
  id: string;
  /** Handle of the other one, whoever wrote it. */
  with: string;
  text: string;
  /** ISO 8601. */
  at: string;
  /** Written by the account under test. */
  isOurs: boolean;
  inReplyTo?: string | undefined;
};

export type StubPrivates = {
  add: (message: Partial<StubPrivate> & { text: string; with: string }) => StubPrivate;
  get: (id: string) => StubPrivate | undefined;
  remove: (id: string) => void;
  /** In the order in which they were written. */
  all: () => StubPrivate[];
  ours: () => StubPrivate[];
  sharedWith: (handle: string) => StubPrivate[];
};

/** @param nextId made as those of posts are, for networks where both are numbered in one line */
export function createStubPrivates(clock: StubClock, nextId: () => string): StubPrivates {
  const messages = new Map<string, StubPrivate>();
  return {
    add(message) {
      const whole = { at: clock.now().toISOString(), isOurs: false, ...message, id: message.id ?? nextId() };
      messages.set(whole.id, whole);
      return whole;
    },
    get: (id) => messages.get(id),
    remove: (id) => void messages.delete(id),
    all: () => [...messages.values()],
    ours: () => [...messages.values()].filter(({ isOurs }) => isOurs),
    sharedWith: (handle) => [...messages.values()].filter((message) => message.with === handle),
  };
}
