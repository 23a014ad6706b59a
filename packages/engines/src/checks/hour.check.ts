import { wallClock } from '../schedule/index.ts';
import type { Check } from './draft.prepare.ts';
import { finding } from './draft.prepare.ts';

/** Hours at which a post hurts: mourning, a crisis, a storm, the middle of the night. */
export const checkHour: Check = ({ draft, context, publishAt }) => {
  const where = { channels: draft.variants.map(({ channel }) => channel), field: 'time' as const };
  const found = (context.periods ?? [])
    .filter(({ from, until }) => publishAt >= from && (until === undefined || publishAt < until))
    .map(({ kind, label }) =>
      finding(
        'sensitive_hour',
        kind === 'other' ? 'advises' : 'blocks',
        {
          fr: `Moment sensible (${label.fr}) : une publication ordinaire peut heurter. Reportez-la, ou faites-la relire.`,
          en: `Sensitive time (${label.en}): an ordinary post may hurt. Put it off, or have it read again.`,
        },
        where,
      ),
    );
  const { hour } = wallClock(publishAt, context.zone);
  if (context.publishAt !== undefined && hour < 6) {
    found.push(
      finding(
        'sensitive_hour',
        'advises',
        {
          fr: `Départ prévu à ${hour}\u00a0h, en pleine nuit : est-ce voulu ?`,
          en: `Set to go out at ${hour}:00, in the middle of the night: is it meant?`,
        },
        where,
      ),
    );
  }
  return found;
};
