import { afterEach, beforeEach, describe } from 'vitest';
import type { Publisher, PublishTroubleKind } from '../publish.port.ts';
import { createTrial, type PublishFixture, type Trial } from './publish-fixture.ts';
import { testAfterwards } from './publish-suite.after.ts';
import { testDeclarations } from './publish-suite.declared.ts';
import { testDelivery } from './publish-suite.delivery.ts';
import { testInbox, type TellableKind } from './publish-suite.inbox.ts';
import { testPrivateAnswers } from './publish-suite.private.ts';
import { testTrouble } from './publish-suite.trouble.ts';
import type { RefusedScenario } from './stub-network.ts';

/**
 * What every publisher must do, each test on a stub server of its own. What a publisher declares it cannot do is not
 * asked of it.
 * @param refusals the refusals that this network has besides those of all, and what they must be told as
 * @param inbox what its inbox tells of: comments, mentions and, where they are native, private messages unless told
 */
export function describePublisher(
  publisher: Publisher,
  setUp: () => Promise<PublishFixture>,
  {
    refusals = {},
    inbox = ['comment', 'mention', ...(publisher.abilities.private.state === 'native' ? (['private'] as const) : [])],
  }: { refusals?: Partial<Record<RefusedScenario, PublishTroubleKind>>; inbox?: readonly TellableKind[] } = {},
): void {
  describe(`${publisher.network} publishes`, () => {
    let current: Trial;
    const startTrial = async () => createTrial(publisher, await setUp());
    beforeEach(async () => {
      current = await startTrial();
    });
    afterEach(() => current.network.close());
    const trial = () => current;

    testDeclarations(publisher, trial);
    testDelivery(publisher, trial, startTrial);
    testTrouble(publisher, trial, refusals);
    testAfterwards(publisher, trial);
    testInbox(publisher, trial, inbox);
    testPrivateAnswers(publisher, trial, startTrial);
  });
}
