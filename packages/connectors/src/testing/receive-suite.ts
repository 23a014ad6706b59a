import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HttpClient, type PollOutcome, type ReceivedEvent, type SourceKind, type TroubleKind } from '../port.ts';
import { soundPost } from './sound-post.ts';
import { listenUntil } from './stream.listen.ts';

/** How an origin can be made to fail, and what the connector must make of it. */
export const failures = {
  unauthorized: 'auth_expired',
  forbidden: 'forbidden',
  missing: 'not_found',
  overrun: 'rate_limited',
  broken: 'unavailable',
  nonsense: 'unreadable',
} as const satisfies Record<string, TroubleKind>;
export type Failure = keyof typeof failures;

/** An origin to listen to, for the length of one test. */
export type ReceiveFixture = {
  /** As a person would type it. */
  config: Record<string, unknown>;
  http: HttpClient;
  now?: () => Date;
  /** Makes the origin hold one more post, and answers the id under which it must come. */
  addPost: (text: string) => Promise<string>;
  fail: (failure: Failure) => void;
  close: () => Promise<void>;
};

/** What every way of listening must do, run for each on an origin of its own. */
export function describeReceive(
  // eslint-disable-next-line typescript/no-explicit-any -- any kind, with whatever it is set up by
  kind: SourceKind<any, any>,
  setUp: () => Promise<ReceiveFixture>,
  { expectedFailures = ['unauthorized', 'forbidden', 'missing', 'overrun', 'broken', 'nonsense'] as Failure[] } = {},
): void {
  describe(`${kind.id} receives`, () => {
    let fixture: ReceiveFixture;
    beforeEach(async () => {
      fixture = await setUp();
    });
    afterEach(() => fixture.close());

    const stored = (state: unknown): unknown => kind.state.parse(JSON.parse(JSON.stringify(state)));

    /** One reading, or for a stream the time to hear so many events. */
    async function receive(state: unknown, events: number, during = async () => {}): Promise<PollOutcome<unknown>> {
      const config = kind.config.parse(fixture.config);
      if (kind.mode === 'stream') return listenUntil(kind, config, state, fixture, events, during);
      if (kind.mode === 'push') throw new Error('a pushed kind receives nothing by itself');
      await during();
      const { signal } = new AbortController();
      return kind.poll(config, state, { http: fixture.http, now: fixture.now ?? (() => new Date()), signal });
    }

    test('says what it is, and takes back what it was set up by', () => {
      expect(kind.id.split('.')[0]).toBe(kind.network);
      const config: unknown = kind.config.parse(fixture.config);
      expect(kind.config.parse(JSON.parse(JSON.stringify(config)))).toEqual(config);
      expect(stored(kind.initialState)).toEqual(kind.initialState);
    });

    test('tells posts that are sound, and each once', async () => {
      const added: string[] = [];
      const first = await receive(kind.initialState, 2, async () => {
        added.push(await fixture.addPost('Le train de 7 h 12 est supprimé'));
        added.push(await fixture.addPost('Merci pour la piste cyclable 🚲'));
      });
      expect(idsOf(first)).toEqual(added);
      for (const post of postsOf(first)) expect(soundPost.safeParse(post).error?.issues ?? []).toEqual([]);

      added.push(await fixture.addPost('Une troisième'));
      const second = await receive(stored(stateOf(first)), 1);
      expect(idsOf(second)).toEqual(added.slice(2));

      const third = await receive(stored(stateOf(second)), 0);
      expect(idsOf(third)).toEqual([]);
    });

    test('tells the same ids when it reads again from the same state', async () => {
      const begun = stateOf(await receive(kind.initialState, 1, async () => void (await fixture.addPost('Un'))));
      await fixture.addPost('Deux');
      await fixture.addPost('Trois');
      const once = idsOf(await receive(stored(begun), 2));
      const again = idsOf(await receive(stored(begun), 2));
      expect(once).toHaveLength(2);
      expect(again).toEqual(once);
    });

    test.each(expectedFailures)('makes trouble of an origin that is %s, in two languages', async (failure) => {
      fixture.fail(failure);
      const outcome = await receive(kind.initialState, 1);
      expect(outcome).toMatchObject({ ok: false, kind: failures[failure] });
      if (outcome.ok) return;
      expect(outcome.message.fr).toMatch(/\S.*[.?]$/);
      expect(outcome.message.en).not.toBe(outcome.message.fr);
      if (failure === 'overrun') expect(outcome.retryAfterSeconds).toBeGreaterThan(0);
    });
  });
}

function eventsOf(outcome: PollOutcome<unknown>): ReceivedEvent[] {
  if (!outcome.ok) throw new Error(`trouble: ${outcome.kind}, ${outcome.message.en}`);
  return outcome.events;
}

function postsOf(outcome: PollOutcome<unknown>) {
  return eventsOf(outcome).flatMap((event) => (event.kind === 'post' ? [event.post] : []));
}

function idsOf(outcome: PollOutcome<unknown>): string[] {
  return postsOf(outcome).map(({ originId }) => originId);
}

function stateOf(outcome: PollOutcome<unknown>): unknown {
  if (!outcome.ok) throw new Error(`trouble: ${outcome.kind}, ${outcome.message.en}`);
  return outcome.state;
}
