import type { ConversationCard } from '@beffroi/contracts';
import { networkName } from '../../shared/network-words.ts';
import type { Words } from '../../shared/words.ts';

type Where = Pick<ConversationCard, 'kind' | 'network'>;

/** By what it came, as one says it: a network by its name, the rest by what it is. */
export function placeName(t: Words, { kind, network }: Where): string {
  return kind === 'email' || kind === 'form' || kind === 'note' ? t(`desk.kind.${kind}`) : networkName(t, network);
}

/** The mark of a line: that of the network, or of the door it came by. */
export function placeMark({ kind, network }: Where): string {
  return kind === 'email' || kind === 'form' || kind === 'note' ? kind : network;
}
