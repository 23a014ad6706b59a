import { expect } from 'vitest';
import type { HttpClient } from '../port.ts';
import type {
  AccountContext,
  ChannelAccount,
  Credentials,
  Outgoing,
  OutgoingMedia,
  Published,
  Publisher,
  PublishTrouble,
  PublishWork,
  Setup,
  Step,
  StepResult,
} from '../publish.port.ts';
import { driveUntilPublic, publishedBy, type DriveOptions, type DriveOutcome } from './delivery.drive.ts';
import type { StubNetwork } from './stub-network.ts';
import type { StubPost } from './stub.posts.ts';

/** An account on a stub server, for the length of one test. */
export type PublishFixture = {
  network: StubNetwork;
  http: HttpClient;
  setup: Setup;
  credentials: Credentials;
  account: ChannelAccount;
  /** Makes a plain text something that this network takes: with an image, with a video and a title. */
  compose?: (outgoing: Outgoing) => Outgoing;
  /** Under which `originId` a resident's post is told; its id unless told. */
  originIdOf?: (post: StubPost) => string;
};

/** A fixture with what tests do with it. */
export type Trial = ReturnType<typeof createTrial>;

export function createTrial(publisher: Publisher, fixture: PublishFixture) {
  const { network, account } = fixture;
  const { signal } = new AbortController();
  /** The client, but it gives a call up as soon as the stub says that it will never be answered. */
  const http: HttpClient = {
    ...fixture.http,
    fetch: (request) =>
      new Promise((resolve, reject) => {
        network.onSilence = () =>
          resolve({
            ok: false,
            kind: 'timeout',
            message: { fr: 'Le réseau n’a pas répondu.', en: 'The network did not answer.' },
          });
        fixture.http.fetch(request).then(resolve, reject);
      }),
  };
  let { credentials } = fixture;
  const context = (): AccountContext => ({ http, now: network.clock.now, signal, credentials, account });

  function write(text: string, more: Partial<Outgoing> = {}): Outgoing {
    const plain: Outgoing = {
      key: 'dlv_0001',
      startedAt: network.clock.now().toISOString(),
      lang: 'fr',
      parts: [{ text, media: [] }],
      ...more,
    };
    return fixture.compose ? fixture.compose(plain) : plain;
  }

  async function renew(): Promise<Credentials | PublishTrouble> {
    if (!publisher.renew) return credentials;
    const renewed = await publisher.renew(credentials, fixture.setup, context());
    if (!renewed.ok) return renewed;
    ({ credentials } = renewed);
    return credentials;
  }

  const drive = (outgoing: Outgoing, options: DriveOptions = {}): Promise<DriveOutcome> =>
    driveUntilPublic(publisher, outgoing, context(), {
      wait: (seconds) => network.clock.advance(seconds),
      renew: async () => {
        const renewed = await renew();
        return 'ok' in renewed && renewed.ok === false ? undefined : (renewed as Credentials);
      },
      ...options,
    });

  return {
    ...fixture,
    http,
    context,
    write,
    renew,
    drive,
    originIdOf: fixture.originIdOf ?? (({ id }: StubPost) => id),
    /** What our account has out, in the order in which it came out. */
    texts: () => network.posts.ours().map(({ text }) => text),

    async publish(outgoing: Outgoing): Promise<Published> {
      const outcome = await drive(outgoing);
      if (outcome.state !== 'public') throw new Error(`not public: ${JSON.stringify(outcome)}`);
      return outcome.published;
    },

    /** Performs what comes before the nth public step (from 0), and gives that step; nothing when there is none. */
    async upTo(nth: number, outgoing: Outgoing): Promise<{ step: Step; work: PublishWork } | undefined> {
      const done: StepResult[] = [];
      for (let calls = 0; calls < 60; calls += 1) {
        const step = publisher.next(outgoing, done);
        if (!step) return undefined;
        const work = { ...context(), outgoing, done: [...done] };
        if (step.kind === 'public' && publishedBy(publisher, outgoing, done).steps.length === nth)
          return { step, work };
        const outcome = await publisher.perform(step, work);
        if (!outcome.ok) throw new Error(`${step.key}: ${outcome.message.en}`);
        if ('result' in outcome) done.push(outcome.result);
        else if ('waitSeconds' in outcome) network.clock.advance(outcome.waitSeconds);
      }
      throw new Error('it never comes to an end');
    },

    /** Trouble that keeps its promises: two languages, no secret. */
    sound(outcome: { ok: true } | PublishTrouble): PublishTrouble {
      if (outcome.ok) throw new Error(`no trouble: ${JSON.stringify(outcome)}`);
      expect(outcome.message.fr).toMatch(/\S.*[.?]$/);
      expect(outcome.message.en).toMatch(/\S.*[.?]$/);
      expect(outcome.message.en).not.toBe(outcome.message.fr);
      for (const secret of Object.values(credentials).filter(({ length }) => length >= 8)) {
        if (isSecret(secret, fixture)) expect(JSON.stringify(outcome)).not.toContain(secret);
      }
      return outcome;
    },
  };
}

/** Among credentials stand plain facts too: the server, the account. */
function isSecret(value: string, { network, account }: PublishFixture): boolean {
  return value !== network.url && value !== account.remoteId && value !== account.handle;
}

export const jpeg = Uint8Array.of(
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  0x10,
  0x4a,
  0x46,
  0x49,
  0x46,
  0,
  1,
  1,
  0,
  0,
  1,
  0,
  1,
  0,
  0,
);

export function imageWith(alt: string, more: Partial<OutgoingMedia> = {}): OutgoingMedia {
  return {
    id: 'med_1',
    kind: 'image',
    mimeType: 'image/jpeg',
    bytes: jpeg.length,
    width: 1600,
    height: 900,
    alt,
    read: async () => jpeg,
    publicUrl: () => 'https://ville.example/medias/facade.jpg',
    ...more,
  };
}

export function videoWith(alt: string, more: Partial<OutgoingMedia> = {}): OutgoingMedia {
  const bytes = new Uint8Array(4096).fill(7);
  return imageWith(alt, {
    id: 'med_2',
    kind: 'video',
    mimeType: 'video/mp4',
    bytes: bytes.length,
    durationSeconds: 12,
    read: async () => bytes,
    publicUrl: () => 'https://ville.example/medias/visite.mp4',
    ...more,
  });
}
