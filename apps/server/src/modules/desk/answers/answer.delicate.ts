import { findSensitive } from '@beffroi/engines/triage';
import type { StoredConversation, StoredMessage } from '../intake/conversation.store.ts';

const officials =
  /(?<!\p{L})(?:maire|mairesse|président(?:e)?|élue?s?|député(?:e)?|sénat(?:eur|rice)|préfet|préfète|ministre)(?!\p{L})/iu;
const money = /(?<!\p{L})(?:indemnis\p{L}*|rembours\p{L}*|dédommag\p{L}*)|\d[\d \u00a0\u202f]*(?:€|euros?)/iu;

/**
 * Whether an answer is one that somebody else should read first: to a threat, or where it names
 * those elected, promises money, or repeats what should not stand in public. Whoever answers somebody in danger waits for
 * nobody: a second person was told already.
 */
export function isDelicate(
  row: Pick<StoredConversation, 'red' | 'to_read' | 'kind'>,
  message: Pick<StoredMessage, 'aggressive'> | undefined,
  text: string,
): boolean {
  if (row.red || row.to_read) return false;
  const isPublic = row.kind === 'comment' || row.kind === 'mention';
  if (message?.aggressive === 'threat' || message?.aggressive === 'hate') return true;
  return isPublic && (officials.test(text) || money.test(text) || findSensitive(text).length > 0);
}
