import { channelNetworks, type Role, roles } from '@beffroi/contracts';
import { MultiSelect, NativeSelect, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { networkName } from '../../shared/network-words.ts';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { roleWords } from '../../shared/role-words.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import type { Staff } from './circuits.queries.ts';
import { flags, withFlag, type Conditions } from './circuits.rules.ts';
import classes from './circuits.module.css';

/** When a circuit holds: all that is given must; nothing given, it always does. */
export function ConditionFields({
  when,
  staff,
  onChange,
}: {
  when: Conditions;
  staff: Staff;
  onChange: (when: Conditions) => void;
}) {
  const t = useWords();
  const { id } = useTerritory();
  const canRead = useCan('channels.read');
  const channels = useQuery({ ...channelsQuery(id), enabled: canRead }).data?.items ?? [];
  return (
    <>
      <h3>{t('circuits.when')}</h3>
      <p className={classes.small}>{t('circuits.when.hint')}</p>
      <div className={classes.flagGrid}>
        {flags.map((flag) => (
          <NativeSelect
            key={flag}
            label={t(`circuits.flag.${flag}`)}
            value={when[flag] === undefined ? '' : String(when[flag])}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChange(withFlag(when, flag, value === '' ? undefined : value === 'true'));
            }}
            data={[
              { value: '', label: t('circuits.flag.either') },
              { value: 'true', label: t('circuits.flag.yes') },
              { value: 'false', label: t('circuits.flag.no') },
            ]}
          />
        ))}
      </div>
      <div className={classes.pair}>
        <MultiSelect
          searchable
          label={t('circuits.condition.channels')}
          data={channels.map((channel) => ({ value: channel.id, label: channel.name }))}
          value={when.channelIds}
          onChange={(channelIds) => onChange({ ...when, channelIds })}
        />
        <MultiSelect
          searchable
          label={t('circuits.condition.networks')}
          data={channelNetworks.map((network) => ({ value: network, label: networkName(t, network) }))}
          value={when.networks}
          onChange={(networks) => onChange({ ...when, networks })}
        />
        <MultiSelect
          searchable
          label={t('circuits.condition.author')}
          data={staff.map((person) => ({ value: person.id, label: person.name }))}
          value={when.authorIds}
          onChange={(authorIds) => onChange({ ...when, authorIds })}
        />
        <MultiSelect
          searchable
          label={t('circuits.condition.roles')}
          data={roles.map((role) => ({ value: role, label: t(roleWords[role]) }))}
          value={when.authorRoles}
          onChange={(authorRoles) => onChange({ ...when, authorRoles: authorRoles as Role[] })}
        />
        <TagsInput
          label={t('circuits.condition.themes')}
          value={when.themes}
          onChange={(themes) => onChange({ ...when, themes })}
        />
      </div>
    </>
  );
}
