import type { LiveEventData, LiveEventName, Mention } from '@beffroi/contracts';

/** More than a screen shows, less than a browser would mind over days. */
export const KEPT = 40;

type Message = { [N in LiveEventName]: { name: N; data: LiveEventData<N> } }[LiveEventName];

/** The newest mentions on the wall after an event: newest first, each once, never more than `KEPT`, none hidden. */
export function wallMentions(shown: readonly Mention[], message: Message): readonly Mention[] {
  switch (message.name) {
    case 'mentions':
      return newestFirst([...message.data.mentions, ...shown]);
    case 'mention_changed': {
      const { mention } = message.data;
      return shown.some((each) => each.id === mention.id)
        ? newestFirst(shown.map((each) => (each.id === mention.id ? mention : each)))
        : shown;
    }
    case 'mentions_removed': {
      const gone = new Set(message.data.ids);
      return shown.some((mention) => gone.has(mention.id)) ? shown.filter((mention) => !gone.has(mention.id)) : shown;
    }
    default:
      return shown;
  }
}

/** The list as it is read from the server, with what came live in between. */
export function newestFirst(mentions: readonly Mention[]): readonly Mention[] {
  const byId = new Map<string, Mention>();
  for (const mention of mentions) if (!byId.has(mention.id)) byId.set(mention.id, mention);
  return [...byId.values()]
    .filter((mention) => mention.state !== 'hidden')
    .sort((a, b) => b.postedAt.localeCompare(a.postedAt))
    .slice(0, KEPT);
}

/** The first step of a sparkline that is after the detection; nothing when there is none. */
export function alarmStep(
  spark: { from: string; steps: number; stepMs: number },
  detectedAt?: string,
): number | undefined {
  if (detectedAt === undefined) return undefined;
  const step = Math.floor((Date.parse(detectedAt) - Date.parse(spark.from)) / spark.stepMs);
  return Math.min(Math.max(0, step), spark.steps);
}
