import type { Attachment, Channel, Media } from '@beffroi/contracts';

const MONTH = 30 * 86_400_000;

/** Whether the right to show a medium holds at an instant, and whether it ends within a month of it. */
export function rightsOf({ rightsUntil }: Pick<Media, 'rightsUntil'>, at: number): 'held' | 'ending' | 'ended' {
  if (rightsUntil === undefined) return 'held';
  const end = Date.parse(`${rightsUntil}T23:59:59Z`);
  if (end < at) return 'ended';
  return end - at < MONTH ? 'ending' : 'held';
}

/** The words that stand for an image: its own here, else those of the library; none when it says nothing. */
export function altOf(attachment: Attachment, medium: Media | undefined): { alt: string; decorative: boolean } {
  return {
    alt: attachment.alt ?? medium?.alt ?? '',
    decorative: attachment.decorative ?? medium?.decorative ?? false,
  };
}

/** The shapes worth offering: those of the accounts chosen, each once. */
export function ratiosFor(channels: readonly Channel[]): string[] {
  const all = channels.flatMap(({ facts }) => facts.media.ratios);
  return [...new Set(all.length > 0 ? all : ['16:9', '1:1', '4:5'])];
}

/** Accounts that would refuse the shape of a medium as it is. */
export function shapeRefusedBy(
  { width, height }: Pick<Media, 'width' | 'height'>,
  ratio: string | undefined,
  channels: readonly Channel[],
): Channel[] {
  const [wide = 0, high = 0] = ratio?.split(':').map(Number) ?? [];
  const shape = wide > 0 && high > 0 ? wide / high : width / Math.max(1, height);
  return channels.filter(
    ({ facts: { media } }) => shape < (media.minRatio ?? 0) - 0.01 || shape > (media.maxRatio ?? Infinity) + 0.01,
  );
}
