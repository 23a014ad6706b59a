import type { Conversation } from '@beffroi/contracts';
import { countText } from '@beffroi/engines/counting';
import { useQuery } from '@tanstack/react-query';
import { channelsQuery } from '../../../shared/publishing/channels.ts';
import { useCan, useTerritory } from '../../../shared/session.ts';

/** How long the answer is, exactly as the network of the way counts; without `max` where there is no limit. */
export function useCount(
  way: Conversation['ways'][number] | undefined,
  text: string,
): { used: number; max: number | undefined; over: boolean } {
  const { id } = useTerritory();
  const channels = useQuery({ ...channelsQuery(id), enabled: useCan('channels.read') }).data?.items;
  const max = way?.max;
  const rule = channels?.find((channel) => channel.id === way?.channelId)?.facts.text;
  if (max === undefined) return { used: 0, max: undefined, over: false };
  const count = countText(text, rule ? { ...rule, max } : { unit: 'grapheme', max });
  return { used: count.used, max, over: count.used > max || count.over !== undefined };
}
