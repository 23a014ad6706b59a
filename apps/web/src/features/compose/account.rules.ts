import type { Channel } from '@beffroi/contracts';
import type { MessageId } from '../../shared/words.ts';

/** Why an account cannot be spoken on now; nothing when it can. */
export function whyNot(channel: Channel): MessageId | undefined {
  if (channel.state === 'expired') return 'compose.account.expired';
  if (channel.paused || channel.state === 'paused') return 'compose.account.paused';
  const { budget } = channel;
  if (budget?.monthly !== undefined && budget.spent >= budget.monthly) return 'compose.account.budget';
  return undefined;
}

/** The name of an account under a tab: its network, and its own name when another account is of the same network. */
export function shortName(channel: Channel, chosen: readonly Channel[], network: string): string {
  if (channel.network === 'assisted') return channel.name;
  const alike = chosen.filter((each) => each.network === channel.network);
  return alike.length > 1 ? `${network}, ${channel.name}` : network;
}

const LAST_KEY = 'beffroi.accounts.';

/** The accounts of the last publication begun on this device: most of the time, those of the next. */
export function lastAccounts(read: (key: string) => string | undefined, territoryId: string): string[] {
  const text = read(LAST_KEY + territoryId);
  return text ? text.split(',').filter((id) => /^[a-z]{3}_\w+$/.test(id)) : [];
}

export function rememberAccounts(
  write: (key: string, value: string) => void,
  territoryId: string,
  ids: string[],
): void {
  write(LAST_KEY + territoryId, ids.join(','));
}
