import { expect, test } from 'vitest';
import type { Publisher, PublishTroubleKind } from '../publish.port.ts';
import { imageWith, videoWith, type Trial } from './publish-fixture.ts';
import type { RefusedScenario } from './stub-network.ts';

/** What comes of what goes wrong. */
export function testTrouble(
  publisher: Publisher,
  trial: () => Trial,
  refusals: Partial<Record<RefusedScenario, PublishTroubleKind>>,
): void {
  const { facts, abilities } = publisher;

  async function attempt(text: string) {
    const { upTo, write, credentials, context } = trial();
    // Where there are sessions, one is open.
    await publisher.check(credentials, context());
    const reached = await upTo(0, write(text));
    if (!reached) throw new Error('no public step');
    return reached;
  }

  test('a text over the limit is refused, and nothing is out', async () => {
    const { sound, texts, drive, write } = trial();
    const outcome = await drive(write('é'.repeat(facts.text.max + 1)));
    expect(outcome.state).toBe('refused');
    if (outcome.state === 'refused') expect(sound(outcome.trouble)).toMatchObject({ kind: 'rejected', done: 'no' });
    expect(texts()).toEqual([]);
  });

  test('credentials that expired are told as such, and are good again once renewed', async () => {
    const { sound, network, texts, drive, write, renew } = trial();
    const { step, work } = await attempt('Bonjour');
    network.scenario = 'expired';
    const outcome = await publisher.perform(step, work);
    if (!outcome.ok) {
      expect(sound(outcome)).toMatchObject({ kind: 'auth_expired', done: 'no' });
      expect(texts()).toEqual([]);
      await renew();
      network.scenario = 'ok';
      expect(await drive(write('Bonjour'), { record: { done: [...work.done] } })).toMatchObject({ state: 'public' });
    }
    expect(texts()).toEqual(['Bonjour']);
  });

  test('credentials that were revoked ask for a person, and nothing is out', async () => {
    const { sound, network, texts, drive, write, renew, context } = trial();
    const { step, work } = await attempt('Bonjour');
    network.scenario = 'revoked';
    expect(sound(await publisher.perform(step, work))).toMatchObject({ kind: 'auth_expired', done: 'no' });
    if (publisher.renew) {
      const renewed = await renew();
      expect(renewed).toMatchObject({ ok: false, kind: 'auth_expired' });
    }
    sound(await publisher.check(work.credentials, context()));
    expect(await drive(write('Bonjour'))).toMatchObject({ state: 'refused', trouble: { kind: 'auth_expired' } });
    expect(texts()).toEqual([]);
  });

  test('a right that was lost is told as such', async () => {
    const { sound, network, texts } = trial();
    const { step, work } = await attempt('Bonjour');
    network.scenario = 'permissionLost';
    expect(sound(await publisher.perform(step, work))).toMatchObject({ kind: 'forbidden', done: 'no' });
    expect(texts()).toEqual([]);
  });

  test('it waits as long as the network asks, no less, and then goes out', async () => {
    const { sound, network, texts, drive, write } = trial();
    const { step, work } = await attempt('Bonjour');
    network.scenario = 'overrun';
    const outcome = sound(await publisher.perform(step, work));
    expect(outcome).toMatchObject({ kind: 'rate_limited', done: 'no' });
    expect(outcome.retryAfterSeconds).toBeGreaterThanOrEqual(120);
    expect(outcome.retryAfterSeconds).toBeLessThanOrEqual(180);
    expect(await drive(write('Bonjour'), { record: { done: [...work.done] } })).toMatchObject({ state: 'public' });
    expect(texts()).toEqual(['Bonjour']);
  });

  test('a network that is down leaves a doubt, which reading it takes away', async () => {
    const { sound, network, texts, drive, write } = trial();
    const { step, work } = await attempt('Bonjour');
    network.scenario = 'down';
    const before = network.publishings;
    expect(sound(await publisher.perform(step, work))).toMatchObject({ kind: 'unavailable', done: 'unknown' });
    expect(network.publishings - before).toBeLessThanOrEqual(1);
    if (abilities.lookUp.state === 'native') {
      sound(await publisher.lookUp(step, work));
      network.scenario = 'ok';
      network.clock.advance(facts.settleSeconds);
      expect(await publisher.lookUp(step, work)).toEqual({ ok: true, found: undefined, certain: true });
    }
    network.scenario = 'ok';
    const record = { done: [...work.done] };
    expect(await drive(write('Bonjour'), { record })).toMatchObject({ state: 'public' });
    expect(texts()).toEqual(['Bonjour']);
  });

  test('a network that could not be reached leaves no doubt', async () => {
    const { sound } = trial();
    const { step, work } = await attempt('Bonjour');
    const message = { fr: 'Le nom est introuvable.', en: 'The name was not found.' };
    const http = {
      ...work.http,
      fetch: async () => ({ ok: false, kind: 'unavailable', reached: false, message }) as const,
    };
    const outcome = await publisher.perform(step, { ...work, http });
    // What we serve ourselves calls nobody.
    if (!outcome.ok) expect(sound(outcome)).toMatchObject({ kind: 'unavailable', done: 'no' });
  });

  test('an answer that is no answer leaves a doubt', async () => {
    const { sound, network } = trial();
    const { step, work } = await attempt('Bonjour');
    network.scenario = 'nonsense';
    expect(sound(await publisher.perform(step, work))).toMatchObject({ kind: 'unreadable', done: 'unknown' });
    sound(await publisher.check(work.credentials, work));
  });

  test('a success with an error inside is no success', async () => {
    const { sound, network, texts } = trial();
    const { step, work } = await attempt('Bonjour');
    network.scenario = 'errorInside';
    const outcome = await publisher.perform(step, work);
    if (!outcome.ok) sound(outcome);
    expect(texts()).toEqual(outcome.ok ? ['Bonjour'] : []);
  });

  test.each(Object.entries(refusals))('a refusal for %s is told as %s', async (scenario, kind) => {
    const { sound, network, texts } = trial();
    const { step, work } = await attempt('Bonjour');
    network.scenario = scenario as RefusedScenario;
    expect(sound(await publisher.perform(step, work))).toMatchObject({ kind, done: 'no' });
    expect(texts()).toEqual([]);
  });

  const carried = [
    ...(abilities.image.state === 'native' ? [['image', imageWith('La façade')] as const] : []),
    ...(abilities.video.state === 'native' ? [['video', videoWith('La visite')] as const] : []),
  ];
  test.each(carried)('waits for the %s that the network still prepares', async (kind, media) => {
    const { network, publish, write } = trial();
    network.scenario = 'mediaProcessing';
    await publish(write('Vue', { title: 'Vue', parts: [{ text: 'Vue', media: [media] }] }));
    expect(network.posts.ours().map(({ media }) => media.length)).toEqual([1]);
    expect(kind).toBe(media.kind);
  });

  test.each(carried)('says which %s the network cannot use, and nothing is out', async (_, media) => {
    const { network, drive, write, sound, texts } = trial();
    network.scenario = 'mediaFailed';
    const outcome = await drive(write('Vue', { title: 'Vue', parts: [{ text: 'Vue', media: [media] }] }));
    // Where nothing is prepared after an upload, nothing can fail in it.
    if (outcome.state === 'public') return;
    expect(outcome.state).toBe('refused');
    if (outcome.state === 'refused')
      expect(sound(outcome.trouble)).toMatchObject({ kind: 'media_refused', done: 'no' });
    expect(texts()).toEqual([]);
  });
}
