import type { Media } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { IconAlertTriangle, IconClock, IconEyeOff, IconMessage2 } from '@tabler/icons-react';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords, type Words } from '../../shared/words.ts';
import type { Format } from '../../shared/format.ts';
import { rightsOf } from '../compose/media.rules.ts';
import { altState, weightOf } from './media.rules.ts';

const icon = { size: 14, stroke: 1.75, 'aria-hidden': true } as const;

/** Whether it has words for who does not see it. */
export function AltTag({ medium }: { medium: Pick<Media, 'alt' | 'decorative'> }) {
  const t = useWords();
  const state = altState(medium);
  if (state === 'missing') {
    return (
      <Tag kind="watch" icon={<IconAlertTriangle {...icon} />}>
        {t('media.alt.missing')}
      </Tag>
    );
  }
  const Icon = state === 'decorative' ? IconEyeOff : IconMessage2;
  return (
    <Tag kind="plain" icon={<Icon {...icon} />}>
      {t(`media.alt.${state}`)}
    </Tag>
  );
}

/** Until when it may be shown; nothing when nothing bounds it. */
export function RightsTag({ medium }: { medium: Pick<Media, 'rightsUntil'> }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  if (medium.rightsUntil === undefined) return null;
  const state = rightsOf(medium, now);
  if (state === 'ended') {
    return (
      <Tag kind="watch" icon={<IconAlertTriangle {...icon} />}>
        {t('media.rights.ended')}
      </Tag>
    );
  }
  const date = format.date(`${medium.rightsUntil}T12:00:00Z`, now);
  return (
    <Tag kind={state === 'ending' ? 'watch' : 'plain'} icon={<IconClock {...icon} />}>
      {t('media.rights.until', { date })}
    </Tag>
  );
}

/** `2,4 Mo`. */
export function weightWords(t: Words, format: Format, bytes: number): string {
  const { value, unit } = weightOf(bytes);
  return t(`media.weight.${unit}`, { number: format.number(value) });
}
