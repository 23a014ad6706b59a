import type { Channel } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { networkName } from '../../shared/network-words.ts';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { BudgetMeter } from './budget-meter.tsx';
import { ChannelMenu } from './channel-menu.tsx';
import { ChannelState, MissingRights, needsReconnecting } from './channel-words.tsx';
import classes from './channels.module.css';
import { useReconnect } from './use-reconnect.ts';

/** One account: whose, how it fares, and what to do about it. */
export function ChannelRow({ channel }: { channel: Channel }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const canManage = useCan('channels.manage');
  const reconnect = useReconnect(channel);
  const { state, expiresAt, checkedAt, followers, lastError } = channel;
  return (
    <li className={classes.row}>
      <span className={classes.mark}>
        <NetworkIcon network={channel.network} size={22} />
      </span>
      <div className={classes.main}>
        <p className={classes.name}>
          <Link to={`/t/${id}/reglages/comptes/${channel.id}` as string}>{channel.name}</Link>
          <ChannelState state={state} />
          {channel.network === 'simulation' && <Tag kind="line">{t('common.simulated')}</Tag>}
        </p>
        <p className={classes.small}>
          {[
            networkName(t, channel.network),
            channel.handle === channel.name ? '' : channel.handle,
            followers === undefined
              ? ''
              : t('channels.followers', { count: followers, number: format.number(followers) }),
            checkedAt ? t('channels.checked_at', { at: format.moment(checkedAt, now) }) : t('channels.unchecked'),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        {needsReconnecting(channel) && (
          <p className={classes.trouble}>
            {state === 'expiring' && expiresAt
              ? t('channels.expires', { date: format.date(expiresAt, now) })
              : (lastError?.[format.locale] ?? t(`channels.why.${state === 'expired' ? 'expired' : 'failing'}`))}
          </p>
        )}
        {!needsReconnecting(channel) && channel.missingScopes.length > 0 && (
          <p className={classes.trouble}>
            <MissingRights channel={channel} />
          </p>
        )}
        {channel.inbox?.trouble && !needsReconnecting(channel) && (
          <p className={classes.trouble}>{channel.inbox.trouble[format.locale]}</p>
        )}
        <BudgetMeter channel={channel} />
      </div>
      {canManage && (
        <div className={classes.acts}>
          {(needsReconnecting(channel) || channel.missingScopes.length > 0) && (
            <Button size="xs" loading={reconnect.isPending} onClick={() => reconnect.mutate()}>
              {t('channels.reconnect')}
              <span className="vh">, {channel.name}</span>
            </Button>
          )}
          <ChannelMenu channel={channel} />
        </div>
      )}
    </li>
  );
}
