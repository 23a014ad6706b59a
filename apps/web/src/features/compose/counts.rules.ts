import type { Channel, Draft } from '@beffroi/contracts';
import { contentOf, countParts, type PartCount } from '../../shared/publishing/content.rules.ts';
import { tightest, type Tab } from './draft.rules.ts';

export type TabCount = PartCount & { channel: Channel };

/**
 * How long a part is where it matters: on the account of the tab, or, for the common text, on the account that follows
 * it and has the least room.
 */
export function countOf(draft: Draft, tab: Tab, index: number, chosen: readonly Channel[]): TabCount | undefined {
  const concerned = tab === 'common' ? chosen.filter(({ id }) => !draft.variants[id]?.parts) : chosen;
  const counts = concerned
    .filter(({ id }) => tab === 'common' || id === tab)
    .flatMap((channel): TabCount[] => {
      const part = countParts(channel.network, channel.facts.text, contentOf(draft, channel.id))[index];
      return part ? [{ ...part, channel }] : [];
    });
  return tightest(counts);
}

/** Accounts on which some part is too long. */
export function tooLong(draft: Draft, chosen: readonly Channel[]): Channel[] {
  return chosen.filter(({ id, network, facts }) =>
    countParts(network, facts.text, contentOf(draft, id)).some(({ over }) => over !== undefined),
  );
}
