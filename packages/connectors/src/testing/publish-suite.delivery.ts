import { expect, test } from 'vitest';
import type { Publisher } from '../publish.port.ts';
import type { DeliveryRecord } from './delivery.drive.ts';
import { imageWith, videoWith, type Trial } from './publish-fixture.ts';
import type { AmbiguousScenario, StubScenario } from './stub-network.ts';

const storms = 12;
const ambiguous: AmbiguousScenario[] = ['brokenAfterStoring', 'cutAfterStoring', 'silentAfterStoring'];

const weather: StubScenario[] = ['ok', 'ok', 'down', 'overrun', 'expired', 'nonsense', ...ambiguous, ...ambiguous];

/** The same numbers between 0 and 1 for the same seed (Numerical Recipes' generator). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** What goes out, and that it goes out once. */
export function testDelivery(publisher: Publisher, trial: () => Trial, startTrial: () => Promise<Trial>): void {
  const { abilities, facts } = publisher;
  const can = (ability: keyof typeof abilities) => abilities[ability].state === 'native';

  /** All that the network can carry at once. */
  const whole = ({ write }: Trial) =>
    write('La piscine rouvre', {
      parts: [
        { text: 'La piscine rouvre', media: can('image') ? [imageWith('La façade')] : [] },
        ...(can('thread') ? [{ text: 'Les horaires suivent', media: [] }] : []),
      ],
      ...(can('firstComment') ? { firstComment: 'Le plan d’accès' } : {}),
    });
  const wholeTexts = [
    'La piscine rouvre',
    ...(can('thread') ? ['Les horaires suivent'] : []),
    ...(can('firstComment') ? ['Le plan d’accès'] : []),
  ];

  test('publishes a text, and reads it back with its address', async () => {
    const { publish, write, texts, context } = trial();
    const published = await publish(write('Été à l’hôtel de ville'));
    expect(texts()).toEqual(['Été à l’hôtel de ville']);
    expect(published.steps[0]).toMatchObject({ refs: { id: expect.any(String) as unknown } });
    expect(published.steps[0]?.url).toMatch(/^https?:\/\//);
    const back = await publisher.readBack(published, context());
    expect(back).toMatchObject({ ok: true, exists: true, url: published.steps[0]?.url });
    if (back.ok && back.exists && back.text !== undefined) expect(back.text).toBe('Été à l’hôtel de ville');
  });

  test('says what comes next from what was done alone, under keys of their own', async () => {
    const outgoing = whole(trial());
    const kept = structuredClone({ ...outgoing, parts: outgoing.parts.map(({ text }) => text) });
    const { publish } = trial();
    expect(publisher.next(outgoing, [])).toEqual(publisher.next(outgoing, []));
    const { steps } = await publish(outgoing);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
    expect({ ...outgoing, parts: outgoing.parts.map(({ text }) => text) }).toEqual(kept);
  });

  test.runIf(can('image'))('carries images with their alternative texts', async () => {
    const { publish, write, network } = trial();
    const images = [imageWith('La façade'), imageWith('Le hall', { id: 'med_9' })].slice(0, facts.media.maxImages);
    await publish(write('Deux vues', { parts: [{ text: 'Deux vues', media: images }] }));
    expect(network.posts.ours()).toHaveLength(1);
    const alts = network.posts.ours()[0]?.media.map(({ alt }) => alt);
    expect(alts).toEqual(images.map(({ alt }) => (can('altText') ? alt : '')));
  });

  test.runIf(can('video'))('carries a video', async () => {
    const { publish, write, network } = trial();
    await publish(write('Visite', { title: 'Visite', parts: [{ text: 'Visite', media: [videoWith('La visite')] }] }));
    expect(network.posts.ours()[0]?.media).toHaveLength(1);
  });

  test.runIf(can('thread'))('chains the parts of a thread', async () => {
    const { publish, write, network } = trial();
    const parts = ['Un', 'Deux', 'Trois'].map((text) => ({ text, media: [] }));
    const published = await publish(write('', { parts }));
    const [one, two, three] = network.posts.ours();
    expect([one?.text, two?.text, three?.text]).toEqual(['Un', 'Deux', 'Trois']);
    expect([two?.inReplyTo, three?.inReplyTo]).toEqual([one?.id, two?.id]);
    expect(published.steps).toHaveLength(3);
  });

  test.runIf(can('firstComment'))('puts the first comment under it', async () => {
    const { publish, write, network } = trial();
    await publish(write('La piscine rouvre', { firstComment: 'Le plan d’accès' }));
    const [post, comment] = network.posts.ours();
    expect([comment?.text, comment?.inReplyTo]).toEqual(['Le plan d’accès', post?.id]);
  });

  test.runIf(can('poll'))('asks a question', async () => {
    const { publish, write, network } = trial();
    await publish(write('Quel nom ?', { poll: { options: ['Le Fil', 'La Place'], minutes: 1440 } }));
    expect(network.posts.ours()[0]?.poll).toEqual(['Le Fil', 'La Place']);
  });

  test.runIf(can('reply'))('answers what somebody wrote', async () => {
    const { publish, write, network, originIdOf, context } = trial();
    const post = await publish(write('La piscine rouvre'));
    const [ours] = network.posts.ours();
    const asked = network.posts.add({ text: 'À quelle heure ?', by: 'aline', inReplyTo: ours?.id });
    let originId = originIdOf(asked);
    if (publisher.readReplies) {
      const told = await publisher.readReplies(post, undefined, context());
      if (told.ok) originId = told.replies[0]?.originId ?? originId;
    }
    const replyTo = { key: originId, steps: [{ key: 'reply', refs: { id: originId } }] };
    await publish({ ...plainReply(write), replyTo });
    const answer = network.posts.ours()[1];
    expect([answer?.text, answer?.inReplyTo]).toEqual(['À midi.', asked.id]);
  });

  test.each(ambiguous)('finds what went out although the network is %s, at every public step', async (scenario) => {
    for (let nth = 0; nth < wholeTexts.length; nth += 1) {
      const { write, upTo, network, texts, sound, drive, close } = await freshTrial();
      const outgoing = whole({ write } as Trial);
      const reached = await upTo(nth, outgoing);
      if (!reached) throw new Error(`no public step ${nth}`);
      network.scenario = scenario;
      const { step, work } = reached;
      const outcome = sound(await publisher.perform(step, work));
      expect(outcome.done).toBe('unknown');
      network.clock.advance(facts.settleSeconds);
      if (can('lookUp')) {
        const before = network.publishings;
        const found = await publisher.lookUp(step, work);
        expect(network.publishings).toBe(before);
        expect(found).toMatchObject({
          ok: true,
          found: { key: step.key, refs: { id: expect.any(String) as unknown } },
        });
        if (found.ok) expect(found.found?.url).toMatch(/^https?:\/\//);
        const record = { done: [...work.done], attempted: step.key };
        expect(await drive(outgoing, { record })).toMatchObject({ state: 'public' });
        expect(texts()).toEqual(wholeTexts);
      }
      await close();
    }
  });

  test.each(ambiguous)('does not double a step that is performed again after the network was %s', async (scenario) => {
    const { write, upTo, network, texts } = trial();
    const reached = await upTo(0, write('La piscine rouvre'));
    if (!reached) throw new Error('no public step');
    network.scenario = scenario;
    await publisher.perform(reached.step, reached.work);
    const again = await publisher.perform(reached.step, reached.work);
    if (!again.ok) expect(again).toMatchObject({ kind: 'duplicate', done: 'no' });
    expect(texts()).toEqual(['La piscine rouvre']);
  });

  test.runIf(can('lookUp'))('does not take an earlier post of the same words for what it seeks', async () => {
    const { write, upTo, publish, network, texts } = trial();
    await publish(write('Marché samedi'));
    network.clock.advance(7 * 24 * 3600);
    const reached = await upTo(0, write('Marché samedi', { key: 'dlv_0002' }));
    if (!reached) throw new Error('no public step');
    const sought = await publisher.lookUp(reached.step, reached.work);
    expect(sought).toMatchObject({ ok: true, found: undefined });
    expect(texts()).toEqual(['Marché samedi']);
  });

  test('is out once and whole wherever the program was killed', async () => {
    for (const moment of ['before', 'after'] as const) {
      for (let attempt = 0; ; attempt += 1) {
        const { write, drive, texts, network, close } = await freshTrial();
        const outgoing = whole({ write } as Trial);
        const killed = await drive(outgoing, { kill: { attempt, moment } });
        if (killed.state !== 'killed') {
          expect(killed.state).toBe('public');
          expect(attempt).toBeGreaterThanOrEqual(wholeTexts.length);
          await close();
          break;
        }
        network.clock.advance(30);
        const recovered = await drive(outgoing, { record: JSON.parse(JSON.stringify(killed.record)) as never });
        const told = `${moment} attempt ${attempt}`;
        if (can('lookUp')) {
          expect([told, recovered.state]).toEqual([told, 'public']);
          expect([told, ...texts()]).toEqual([told, ...wholeTexts]);
        } else {
          expect(['public', 'in_doubt']).toContain(recovered.state);
          expect(texts().length).toBe(new Set(texts()).size);
        }
        await close();
      }
    }
  });

  test.runIf(can('lookUp'))('is out once and whole through any storm of troubles and deaths', async () => {
    for (let seed = 1; seed <= storms; seed += 1) {
      const random = numbersFrom(seed);
      const { write, drive, texts, network, close } = await freshTrial();
      const outgoing = whole({ write } as Trial);
      let record: DeliveryRecord = { done: [] };
      for (let round = 0; round < 12; round += 1) {
        network.scenario = weather[Math.floor(random() * weather.length)] ?? 'ok';
        const attempt = Math.floor(random() * 4);
        const moment = random() < 0.5 ? 'before' : 'after';
        const outcome = await drive(outgoing, { record, kill: { attempt, moment }, maxAttempts: 8 });
        record = JSON.parse(JSON.stringify(record)) as DeliveryRecord;
        if (outcome.state === 'public') break;
        network.clock.advance(30);
      }
      network.scenario = 'ok';
      const last = await drive(outgoing, { record });
      expect([seed, last.state, ...texts()]).toEqual([seed, 'public', ...wholeTexts]);
      await close();
    }
  });

  async function freshTrial() {
    const fresh = await startTrial();
    return { ...fresh, close: () => fresh.network.close() };
  }
  const plainReply = (write: Trial['write']) => {
    const outgoing = write('À midi.', { key: 'dlv_0003' });
    return { ...outgoing, parts: [{ text: 'À midi.', media: [] }] };
  };
}
