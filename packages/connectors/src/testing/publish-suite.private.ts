import { expect, test } from 'vitest';
import type { Outgoing, Publisher } from '../publish.port.ts';
import type { Trial } from './publish-fixture.ts';
import { readInboxOf } from './publish-suite.inbox.ts';
import type { AmbiguousScenario } from './stub-network.ts';

const ambiguous: AmbiguousScenario[] = ['brokenAfterStoring', 'cutAfterStoring', 'silentAfterStoring'];
const words = 'Votre dossier est complet.';

/** What is said to one person alone goes out once, as what is said to all. */
export function testPrivateAnswers(publisher: Publisher, trial: () => Trial, startTrial: () => Promise<Trial>): void {
  const { abilities, facts } = publisher;
  const isNative = abilities.private.state === 'native' && publisher.readInbox !== undefined;

  /** Aline writes in private; what answers her there. */
  async function asked(on: Trial, key = 'dlv_0007'): Promise<Outgoing> {
    const { network, write } = on;
    if (network.privates.all().length === 0) network.privates.add({ text: 'Et mon dossier ?', with: 'aline' });
    network.clock.advance(60);
    const { items } = await readInboxOf(publisher, on);
    const item = items.find(({ kind, isOurs }) => kind === 'private' && !isOurs);
    if (!item) throw new Error('nothing private was told');
    const { originId, threadId, authorId } = item;
    return {
      ...write(words, { key }),
      parts: [{ text: words, media: [] }],
      replyTo: { key: originId, steps: [{ key: 'theirs', refs: { id: originId } }] },
      privateTo: { threadId, ...(authorId === undefined ? {} : { authorId }) },
    };
  }
  /** What the person reads, as a network may carry it with a name before it. */
  const sentTo = ({ network }: Trial) =>
    network.privates.ours().map((message) => [message.with, message.text.endsWith(words) ? words : message.text]);
  const once = [['aline', words]];

  test.runIf(isNative)('answers in private, and nowhere else', async () => {
    const { publish, texts, context } = trial();
    const published = await publish(await asked(trial()));
    expect(sentTo(trial())).toEqual(once);
    expect(texts()).toEqual([]);
    expect(published.steps).toHaveLength(1);
    expect(published.steps[0]?.refs['id']).toBeTruthy();
    expect(await publisher.readBack(published, context())).toMatchObject({ ok: true, exists: true });
  });

  test.runIf(isNative)('tells a private answer as ours, under the name that it left', async () => {
    const { publish, network } = trial();
    const published = await publish(await asked(trial()));
    network.clock.advance(60);
    const { items } = await readInboxOf(publisher, trial());
    const ours = items.filter(({ isOurs }) => isOurs);
    expect(ours).toHaveLength(1);
    expect(ours[0]?.originId).toBe(published.steps[0]?.refs['id']);
  });

  test.runIf(isNative).each(ambiguous)('finds a private answer although the network was %s', async (scenario) => {
    const { upTo, network, sound, drive } = trial();
    const outgoing = await asked(trial());
    const reached = await upTo(0, outgoing);
    if (!reached) throw new Error('no step');
    const { step, work } = reached;
    expect(step.kind).toBe('public');
    network.scenario = scenario;
    expect(sound(await publisher.perform(step, work)).done).toBe('unknown');
    network.clock.advance(facts.settleSeconds);
    const found = await publisher.lookUp(step, work);
    expect(found).toMatchObject({ ok: true, found: { key: step.key, refs: { id: expect.any(String) as unknown } } });
    const record = { done: [...work.done], attempted: step.key };
    expect(await drive(outgoing, { record })).toMatchObject({ state: 'public' });
    expect(sentTo(trial())).toEqual(once);
  });

  test.runIf(isNative)('is said once wherever the program was killed', async () => {
    for (const moment of ['before', 'after'] as const) {
      for (let attempt = 0; ; attempt += 1) {
        const fresh = await startTrial();
        const outgoing = await asked(fresh);
        const killed = await fresh.drive(outgoing, { kill: { attempt, moment } });
        if (killed.state === 'killed') {
          fresh.network.clock.advance(30);
          const record = JSON.parse(JSON.stringify(killed.record)) as never;
          expect(await fresh.drive(outgoing, { record })).toMatchObject({ state: 'public' });
        }
        expect([moment, attempt, ...sentTo(fresh)]).toEqual([moment, attempt, ...once]);
        await fresh.network.close();
        if (killed.state !== 'killed') break;
      }
    }
  });

  test.runIf(isNative)('does not take an earlier private answer of the same words for what it seeks', async () => {
    const { publish, upTo, network } = trial();
    await publish(await asked(trial()));
    network.clock.advance(2 * 24 * 3600);
    const reached = await upTo(0, await asked(trial(), 'dlv_0008'));
    if (!reached) throw new Error('no step');
    expect(await publisher.lookUp(reached.step, reached.work)).toMatchObject({ ok: true, found: undefined });
    expect(sentTo(trial())).toEqual(once);
  });
}
