import type { getRota, Output } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { IconAlertTriangle, IconBell, IconMail, IconMessage, IconPhone } from '@tabler/icons-react';
import { useWords } from '../../shared/words.ts';
import classes from './oncall.module.css';

export type Reach = Output<typeof getRota>['people'][number];

const icon = { size: 14, stroke: 1.75, 'aria-hidden': true } as const;

/** By what a person can be rung, or that nothing rings them. */
export function ReachTags({ reach }: { reach: Reach | undefined }) {
  const t = useWords();
  if (!reach) return null;
  const means = [
    reach.push > 0 && (
      <Tag key="push" icon={<IconBell {...icon} />}>
        {t('oncall.reach.push', { count: reach.push })}
      </Tag>
    ),
    reach.sms && (
      <Tag key="sms" icon={<IconMessage {...icon} />}>
        {t('oncall.means.sms')}
      </Tag>
    ),
    reach.voice && (
      <Tag key="voice" icon={<IconPhone {...icon} />}>
        {t('oncall.means.voice')}
      </Tag>
    ),
    reach.email && (
      <Tag key="email" icon={<IconMail {...icon} />}>
        {t('oncall.means.email')}
      </Tag>
    ),
  ].filter(Boolean);
  return (
    <span className={classes.tags}>
      {means.length > 0 ? (
        means
      ) : (
        <Tag kind="watch" icon={<IconAlertTriangle {...icon} />}>
          {t('oncall.reach.none')}
        </Tag>
      )}
    </span>
  );
}
