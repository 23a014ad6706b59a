import { Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { type PlanLine, toggled } from './plan.rules.ts';
import classes from './relays.module.css';

/** One line of the plan: kept or not, when, by which angle, on which accounts, and its first words. */
export function PlanLineField({
  line,
  week,
  change,
}: {
  line: PlanLine;
  /** Shown above the first line of each week. */
  week: number | undefined;
  change: (part: Partial<PlanLine>) => void;
}) {
  const t = useWords();
  const { locale } = useFormat();
  const id = useId();
  const { id: territoryId } = useTerritory();
  const channels = useQuery({ ...channelsQuery(territoryId), enabled: useCan('channels.read') }).data?.items ?? [];
  const [day = '', hour = ''] = line.localTime.split('T');
  const label = line.angleLabel[locale];
  const named = line.draft.channelIds.map(
    (each) => channels.find((channel) => channel.id === each) ?? { id: each, name: each, network: '' },
  );
  return (
    <li className={classes.line} data-off={!line.kept || undefined}>
      {week !== undefined && <h3 className={classes.weekHead}>{t('relays.plan.week', { week })}</h3>}
      <Checkbox
        id={id}
        checked={line.kept}
        onChange={(event) => change({ kept: event.currentTarget.checked })}
        label={<b>{label}</b>}
        description={line.because[locale]}
      />
      <div className={classes.lineWhen}>
        <TextInput
          type="date"
          size="xs"
          aria-label={t('relays.plan.day', { angle: label })}
          value={day}
          disabled={!line.kept}
          required
          onChange={(event) => change({ localTime: `${event.currentTarget.value}T${hour}` })}
        />
        <TextInput
          type="time"
          size="xs"
          aria-label={t('relays.plan.hour', { angle: label })}
          value={hour}
          disabled={!line.kept}
          required
          onChange={(event) => change({ localTime: `${day}T${event.currentTarget.value}` })}
        />
      </div>
      <div className={classes.lineAccounts} role="group" aria-label={t('relays.plan.accounts', { angle: label })}>
        {named.map((channel) => (
          <button
            key={channel.id}
            type="button"
            disabled={!line.kept}
            aria-pressed={line.channelIds.includes(channel.id)}
            onClick={() => change({ channelIds: toggled(line.channelIds, channel.id) })}
          >
            <NetworkIcon network={channel.network} size={14} silent />
            {channel.name}
          </button>
        ))}
      </div>
      <p className={classes.lineText}>{line.draft.content.parts[0]?.text}</p>
    </li>
  );
}
