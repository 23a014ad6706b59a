import type { Channel, Draft } from '@beffroi/contracts';
import { EmptyState } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { whyNot } from './account.rules.ts';
import classes from './accounts-field.module.css';

/** The accounts to speak on. One that cannot is shown with the reason, and can only be taken away. */
export function AccountsField({
  channels,
  draft,
  onChange,
}: {
  channels: readonly Channel[];
  draft: Draft;
  onChange: (channelIds: string[]) => void;
}) {
  const t = useWords();
  const { id } = useTerritory();
  const canConnect = useCan('channels.manage');
  if (channels.length === 0) {
    return (
      <EmptyState
        action={
          canConnect && (
            <Button component={Link} to={`/t/${id}/reglages/comptes` as string}>
              {t('compose.accounts.connect')}
            </Button>
          )
        }
      >
        {t('compose.accounts.none')}
      </EmptyState>
    );
  }
  const reasons = channels.flatMap((channel) => {
    const reason = whyNot(channel);
    return reason ? [{ channel, reason }] : [];
  });
  return (
    <fieldset className={classes.set}>
      <legend>{t('compose.accounts')}</legend>
      <ul className={classes.chips}>
        {channels.map((channel) => {
          const checked = draft.channelIds.includes(channel.id);
          const reason = whyNot(channel);
          return (
            <li key={channel.id}>
              <label className={classes.chip} title={reason && t(reason)}>
                <input
                  type="checkbox"
                  checked={checked}
                  disabled={reason !== undefined && !checked}
                  aria-describedby={reason ? `why-${channel.id}` : undefined}
                  onChange={() =>
                    onChange(
                      checked
                        ? draft.channelIds.filter((each) => each !== channel.id)
                        : [...draft.channelIds, channel.id],
                    )
                  }
                />
                <span className={classes.box}>
                  <IconCheck size={14} stroke={2.5} aria-hidden="true" />
                </span>
                <NetworkIcon network={channel.network} />
                <span>{channel.name}</span>
              </label>
            </li>
          );
        })}
      </ul>
      {reasons.length > 0 && (
        <ul className={classes.reasons}>
          {reasons.map(({ channel, reason }) => (
            <li key={channel.id} id={`why-${channel.id}`}>
              <b>{channel.name}</b> : {t(reason)}
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
