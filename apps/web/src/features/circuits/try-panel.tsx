import type { Circuit } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Checkbox, MultiSelect, NativeSelect, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { Staff } from './circuits.queries.ts';
import { flags, tryCase, type Flag } from './circuits.rules.ts';
import classes from './circuits.module.css';

/** A case told in a few words, and the circuit that it would take: of what is on screen, saved or not. */
export function TryPanel({ circuits, staff }: { circuits: readonly Circuit[]; staff: Staff }) {
  const t = useWords();
  const { locale } = useFormat();
  const { id } = useTerritory();
  const canRead = useCan('channels.read');
  const channels = useQuery({ ...channelsQuery(id), enabled: canRead }).data?.items ?? [];
  const [on, setOn] = useState<Partial<Record<Flag, boolean>>>({});
  const [channelIds, setChannelIds] = useState<string[]>([]);
  const [themes, setThemes] = useState<string[]>([]);
  const writers = staff.filter(({ roles }) => roles.some((role) => role !== 'elected_official' && role !== 'auditor'));
  const [authorId, setAuthorId] = useState('');
  const author = writers.find((person) => person.id === authorId);
  const { circuit, because } = tryCase(
    circuits,
    {
      ...(Object.fromEntries(flags.map((flag) => [flag, on[flag] === true])) as Record<Flag, boolean>),
      channelIds,
      themes,
      author: { id: authorId, roles: author?.roles ?? [] },
    },
    (channelId) => channels.find((channel) => channel.id === channelId)?.network,
  );
  return (
    <Panel title={t('circuits.try')}>
      <div className={classes.try}>
        <div className={classes.fields}>
          {channels.length > 0 && (
            <MultiSelect
              searchable
              label={t('circuits.condition.channels')}
              data={channels.map((channel) => ({ value: channel.id, label: channel.name }))}
              value={channelIds}
              onChange={setChannelIds}
            />
          )}
          <NativeSelect
            label={t('circuits.condition.author')}
            value={authorId}
            onChange={(event) => setAuthorId(event.currentTarget.value)}
            data={[
              { value: '', label: t('circuits.try.anyone') },
              ...writers.map((person) => ({ value: person.id, label: person.name })),
            ]}
          />
          <TagsInput label={t('circuits.condition.themes')} value={themes} onChange={setThemes} />
          <div className={classes.flags}>
            {flags.map((flag) => (
              <Checkbox
                key={flag}
                label={t(`circuits.flag.${flag}`)}
                checked={on[flag] === true}
                onChange={(event) => setOn({ ...on, [flag]: event.currentTarget.checked })}
              />
            ))}
          </div>
        </div>
        <div role="status" className={classes.verdict}>
          <p className={classes.verdictName}>{circuit ? circuit.name : t('circuits.try.none')}</p>
          <p className={classes.small}>{because[locale]}</p>
          {circuit &&
            (circuit.steps.length === 0 ? (
              <p>{t('circuits.no_step')}</p>
            ) : (
              <ol className={classes.steps}>
                {circuit.steps.map((step, index) => (
                  <li key={index}>
                    <b>{step.label}</b>
                  </li>
                ))}
              </ol>
            ))}
        </div>
      </div>
    </Panel>
  );
}
