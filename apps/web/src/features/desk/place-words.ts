import type { ConversationCard } from '@beffroi/contracts';
import { networkName } from '../../shared/network-words.ts';
import type { Words } from '../../shared/words.ts';

type Where = Pick<ConversationCard, 'kind' | 'network'>;

const noted = ['phone', 'visit', 'letter', 'pasted'] as const;

/** By what it came, as one says it: a network by its name, the rest by what it is. */
export function placeName(t: Words, { kind, network }: Where): string {
  const by = noted.find((each) => each === network);
  if (by) return t(`desk.noted.${by}`);
  return kind === 'email' || kind === 'form' || kind === 'note' ? t(`desk.kind.${kind}`) : networkName(t, network);
}

/** The same with its form before it where a network has several: `Message privé, Facebook`. */
export function placeSentence(t: Words, { kind, network }: Where): string {
  const place = placeName(t, { kind, network });
  return kind === 'comment' || kind === 'mention' || kind === 'private' ? `${t(`desk.kind.${kind}`)}, ${place}` : place;
}

/** The mark of a line: that of the network, or of the door it came by. */
export function placeMark({ kind, network }: Where): string {
  return kind === 'email' || kind === 'form' ? kind : network;
}
