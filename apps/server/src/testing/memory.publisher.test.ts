import type { AccountContext, Outgoing } from '@beffroi/connectors';
import { driveUntilPublic, imageWith, type DeliveryRecord } from '@beffroi/connectors/testing';
import { beforeEach, expect, test } from 'vitest';
import { createMemoryNetwork, type MemoryNetwork } from './memory.publisher.ts';
import { noNetwork } from './program.stage.ts';

let network: MemoryNetwork;
let context: AccountContext;

const outgoing: Outgoing = {
  key: 'dlv_1',
  startedAt: '2026-11-25T10:00:00Z',
  lang: 'fr',
  parts: [
    { text: 'La piscine rouvre', media: [imageWith('Le bassin')] },
    { text: 'À lundi', media: [] },
  ],
  firstComment: 'Les horaires',
};

beforeEach(async () => {
  network = createMemoryNetwork({ kind: 'secret' });
  const { connection } = network.publisher;
  const given = { http: noNetwork, now: () => new Date(), signal: AbortSignal.timeout(10_000) };
  const found =
    connection.kind === 'secret' && (await connection.connect({ server: 'm', password: 'ouvre-toi' }, given));
  const account = found && found.ok ? found.accounts[0] : undefined;
  if (!account) throw new Error('no account');
  const { remoteId, handle, credentials } = account;
  context = { ...given, credentials, account: { channelId: 'chn_1', territoryId: 'ter_1', remoteId, handle } };
});

const texts = () => network.posts().map(({ text }) => text);
const all = ['La piscine rouvre', 'À lundi', 'Les horaires'];

test('a thread with a picture and a first comment goes out in order', async () => {
  network.processing = 1;
  expect(await driveUntilPublic(network.publisher, outgoing, context)).toMatchObject({ state: 'public' });
  expect(texts()).toEqual(all);
  expect(network.posts()[0]?.media).toMatchObject([{ alt: 'Le bassin' }]);
  expect(network.posts()[1]?.inReplyTo).toBe(network.posts()[0]?.id);
});

test.each([0, 1, 2, 3].flatMap((attempt) => (['before', 'after'] as const).map((moment) => ({ attempt, moment }))))(
  'whoever dies $moment call $attempt and looks before trying again doubles nothing',
  async (kill) => {
    const record: DeliveryRecord = { done: [] };
    expect(await driveUntilPublic(network.publisher, outgoing, context, { record, kill })).toMatchObject({
      state: 'killed',
    });
    expect(await driveUntilPublic(network.publisher, outgoing, context, { record })).toMatchObject({ state: 'public' });
    expect(texts()).toEqual(all);
  },
);

test('what was done and never heard is found again', async () => {
  network.fail({ at: 'perform', kind: 'timeout', step: 'public', afterStoring: true, times: 3 });
  expect(await driveUntilPublic(network.publisher, outgoing, context)).toMatchObject({ state: 'public' });
  expect(texts()).toEqual(all);
});

test('an access that ended or was taken back asks for another', async () => {
  network.expire();
  expect(await driveUntilPublic(network.publisher, outgoing, context)).toMatchObject({
    state: 'refused',
    trouble: { kind: 'auth_expired', done: 'no' },
  });
  const renew = async () => {
    const renewed = await network.publisher.renew?.(context.credentials, {}, context);
    return renewed?.ok ? renewed.credentials : undefined;
  };
  expect(await driveUntilPublic(network.publisher, outgoing, context, { renew })).toMatchObject({ state: 'public' });
  expect(await renew()).toBeUndefined();
});
