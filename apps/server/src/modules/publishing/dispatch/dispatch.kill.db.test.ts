import { randomBytes } from 'node:crypto';
import type { Publisher } from '@beffroi/connectors';
import { createTrial, imageWith, type PublishFixture, type Trial } from '@beffroi/connectors/testing';
import type { Draft } from '@beffroi/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blueskyPublisher } from '../../../../../../packages/connectors/src/bluesky/bluesky.publisher.ts';
import {
  startBlueskyPublishStub,
  stubAccount,
} from '../../../../../../packages/connectors/src/bluesky/testing/bluesky.publish-stub.ts';
import { createFacebookPublisher } from '../../../../../../packages/connectors/src/facebook/facebook.publisher.ts';
import {
  startFacebookStub,
  stubPage,
} from '../../../../../../packages/connectors/src/facebook/testing/facebook-stub.ts';
import { mastodonPublisher } from '../../../../../../packages/connectors/src/mastodon/mastodon.publisher.ts';
import {
  startMastodonPublishStub,
  stubToken,
} from '../../../../../../packages/connectors/src/mastodon/testing/mastodon.publish-stub.ts';
import { createLoopbackHttpClient } from '../../../../../../packages/connectors/src/testing/loopback.http-client.ts';
import { createDatabase } from '../../../platform/db/database.ts';
import { createEventBus } from '../../../platform/events/event-bus.ts';
import { createLogger } from '../../../platform/logger.ts';
import { createSealer } from '../../../platform/seal.ts';
import { freshDatabase, type TestDatabase } from '../../../testing/database.ts';
import { createMortal } from '../../../testing/mortal.process.ts';
import { createChannelRegistry, sealCredentials } from '../../channels/index.ts';
import type { PublishingStore } from '../publishing.deps.ts';
import { planDeliveries } from './delivery.plan.ts';
import type { DispatchDeps } from './dispatch.deps.ts';
import { createDispatcher } from './dispatch.runner.ts';

const TERRITORY = 'ter_000000000000000000000000ab';
const sealer = createSealer(randomBytes(32));
let base: TestDatabase<PublishingStore>;

beforeAll(async () => {
  base = await freshDatabase<PublishingStore>();
});
afterAll(async () => base.close());

type Network = {
  publisher: Publisher;
  /** The call that the public sees the effect of. */
  publishing: RegExp;
  start: () => Promise<PublishFixture>;
};
const hosts = { graph: '', www: '' };
const networks: Record<string, Network> = {
  'Mastodon, which has a key against doubles': {
    publisher: mastodonPublisher,
    publishing: /^POST .*\/statuses$/,
    async start() {
      const network = await startMastodonPublishStub();
      return {
        network,
        http: createLoopbackHttpClient(),
        setup: {},
        credentials: { server: network.url, accessToken: stubToken },
        account: { channelId: '', territoryId: TERRITORY, remoteId: '1', handle: 'ville' },
      };
    },
  },
  'Bluesky, where the post is named before it is sent': {
    publisher: blueskyPublisher,
    publishing: /^POST .*\.(create|put)Record$/,
    async start() {
      const network = await startBlueskyPublishStub();
      const credentials = {
        service: network.url,
        identifier: stubAccount.handle,
        appPassword: stubAccount.appPassword,
      };
      return {
        network,
        http: createLoopbackHttpClient(),
        setup: {},
        credentials,
        account: { channelId: '', territoryId: TERRITORY, remoteId: stubAccount.did, handle: stubAccount.handle },
      };
    },
  },
  'Facebook, which has nothing against doubles': {
    publisher: createFacebookPublisher(hosts),
    publishing: /^POST .*\/feed$/,
    async start() {
      const network = await startFacebookStub();
      hosts.graph = network.url;
      hosts.www = network.url;
      const { token: pageToken, appId, appSecret } = stubPage;
      return {
        network,
        http: createLoopbackHttpClient(),
        setup: {},
        credentials: { pageToken, appId, appSecret },
        account: { channelId: '', territoryId: TERRITORY, remoteId: stubPage.id, handle: 'ville' },
      };
    },
  },
};

const draftOf = (publisher: Publisher): Draft => {
  const isThread = publisher.abilities.thread.state === 'native';
  const media = [{ mediaId: 'med_1', alt: 'La façade de la mairie' }];
  return {
    title: 'Coteaux',
    lang: 'fr',
    content: {
      parts: [
        { text: 'Nos coteaux ouvrent samedi', media },
        ...(isThread ? [{ text: 'Entrée libre', media: [] }] : []),
      ],
    },
    channelIds: [],
    variants: {},
    themes: [],
    officials: [],
    money: false,
    minors: false,
  };
};

let made = 0;
/** A publication that is due now on an account of its own. */
async function plan(publisher: Publisher, trial: Trial): Promise<string> {
  made += 1;
  const channelId = `chn_${made}`;
  const publicationId = `pub_${made}`;
  const row = { territory_id: TERRITORY, id: channelId };
  await base.db
    .insertInto('channels.channel')
    .values({
      ...row,
      network: publisher.network,
      remote_id: `${trial.account.remoteId}`,
      name: 'Ville',
      handle: trial.account.handle,
      sealed_credentials: sealCredentials(sealer, row, trial.credentials),
    })
    .execute();
  await base.db
    .insertInto('publishing.publication')
    .values({
      territory_id: TERRITORY,
      id: publicationId,
      state: 'scheduled',
      title: 'Coteaux',
      draft: JSON.stringify(draftOf(publisher)),
      author_id: 'per_1',
    })
    .execute();
  const dueAt = trial.network.clock.now();
  await base.db.transaction().execute(async (trx) =>
    planDeliveries(trx, {
      territoryId: TERRITORY,
      publicationId,
      dueAt,
      channels: [{ id: channelId, network: publisher.network }],
    }),
  );
  return publicationId;
}

function depsOf(publisher: Publisher, trial: Trial, mortal: ReturnType<typeof createMortal>): DispatchDeps {
  return {
    db: createDatabase<PublishingStore>(mortal.pool),
    http: mortal.http,
    events: createEventBus() as never,
    channelRegistry: createChannelRegistry([publisher]),
    sealer,
    now: trial.network.clock.now,
    logger: createLogger('silent'),
    media: async ({ attachments }) => attachments.map(({ alt = '' }) => imageWith(alt)),
    crisisGoesOn: async () => false,
    mayGoOut: async () => ({ ok: true }),
  };
}

async function readDelivery(publicationId: string) {
  return base.db
    .selectFrom('publishing.delivery')
    .select(['state', 'wake_at', 'trouble', 'sent_at'])
    .where('territory_id', '=', TERRITORY)
    .where('publication_id', '=', publicationId)
    .executeTakeFirstOrThrow();
}

/** Lives through one delivery, killed at a moment or not; then another process takes over until nothing is left to do. */
async function live({ publisher, publishing, start }: Network, kill?: { at: number; moment: 'before' | 'after' }) {
  const trial = createTrial(publisher, await start());
  try {
    const publicationId = await plan(publisher, trial);
    const first = createMortal({ pool: base.pool, http: trial.http });
    if (kill) first.killAt(kill.at, kill.moment);
    await createDispatcher(depsOf(publisher, trial, first))
      .runDue()
      .catch(() => undefined);
    const second = createDispatcher(depsOf(publisher, trial, createMortal({ pool: base.pool, http: trial.http })));
    let row = await readDelivery(publicationId);
    for (let looks = 0; row.wake_at !== null && looks < 60; looks += 1) {
      trial.network.clock.advance(20);
      await second.runDue();
      row = await readDelivery(publicationId);
    }
    const sent = trial.network.calls.filter((call) => publishing.test(call)).length;
    return { state: row.state, texts: trial.texts(), sent, exchanges: first.exchanges(), trouble: row.trouble?.en };
  } finally {
    await base.db.deleteFrom('channels.channel').where('territory_id', '=', TERRITORY).execute();
    await trial.network.close();
  }
}

describe.each(Object.entries(networks))('on %s', (_, network) => {
  const expected = draftOf(network.publisher).content.parts.map(({ text }) => text);

  test('a process killed at any exchange with its database or the network leaves each post out exactly once', async () => {
    const unharmed = await live(network);
    expect(unharmed).toMatchObject({ state: 'sent', texts: expected, sent: expected.length });
    const wrong: string[] = [];
    for (let at = 0; at < unharmed.exchanges; at += 1) {
      for (const moment of ['before', 'after'] as const) {
        const { state, texts, sent, trouble } = await live(network, { at, moment });
        // Networks refuse doubles that look alike: not even asking twice is what is looked at.
        if (state !== 'sent' || texts.join('|') !== expected.join('|') || sent !== expected.length)
          wrong.push(`${moment} exchange ${at}: ${state}, ${texts.length} posts, sent ${sent} times ${trouble ?? ''}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(unharmed.exchanges).toBeGreaterThan(20);
  });

  test.each(['brokenAfterStoring', 'cutAfterStoring', 'silentAfterStoring'] as const)(
    'a post that went out although the network did not say so (%s) is found, not sent again',
    async (scenario) => {
      const found = await live({
        ...network,
        start: async () => {
          const fixture = await network.start();
          fixture.network.scenario = scenario;
          return fixture;
        },
      });
      expect(found).toMatchObject({ state: 'sent', texts: expected, sent: expected.length });
    },
  );
});
