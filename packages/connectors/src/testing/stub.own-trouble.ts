import type { PublishTrouble } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import type { StubNetwork, StubScenario } from './stub-network.ts';

/** What something of our own server refuses under a scenario, as a network would; nothing when all is well. */
export function createStubRefusals(
  network: StubNetwork,
  who: string,
): (changes: boolean) => PublishTrouble | undefined {
  const { clock } = network;
  let overrunUntil: number | undefined;
  return (changes) => {
    const done = changes ? 'unknown' : 'no';
    if (network.scenario === 'overrun') {
      overrunUntil ??= clock.now().getTime() + 120_000;
      const left = Math.ceil((overrunUntil - clock.now().getTime()) / 1000);
      if (left > 0) return troubleOfKind('rate_limited', who, { retryAfterSeconds: left });
      overrunUntil = undefined;
      network.scenario = 'ok';
    }
    if (network.scenario === 'expired' || network.scenario === 'revoked') return troubleOfKind('auth_expired', who);
    if (network.scenario === 'permissionLost') return troubleOfKind('forbidden', who);
    if (network.scenario === 'down') return troubleOfKind('unavailable', who, { done });
    return network.scenario === 'nonsense' ? troubleOfKind('unreadable', who, { done }) : undefined;
  };
}

/** It is stored, and the answer is lost: once. */
export function lostAnswer(network: StubNetwork, who: string): PublishTrouble | undefined {
  const kinds: Partial<Record<StubScenario, PublishTrouble['kind']>> = {
    brokenAfterStoring: 'unavailable',
    cutAfterStoring: 'unavailable',
    silentAfterStoring: 'timeout',
  };
  const kind = kinds[network.scenario];
  if (!kind) return undefined;
  network.scenario = 'ok';
  return troubleOfKind(kind, who, { done: 'unknown' });
}
