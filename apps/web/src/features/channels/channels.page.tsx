import { EmptyState, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useLiveRefresh } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { AbilitiesPanel } from './abilities-panel.tsx';
import { ChannelRow } from './channel-row.tsx';
import type { ChannelsSearch } from './channels.search.ts';
import { ChooseAccounts } from './choose-accounts.tsx';
import { ConnectionTrouble } from './connection-trouble.tsx';

/** The accounts that the territory speaks on, how each fares, and what each network allows. */
export function ChannelsPage() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const canManage = useCan('channels.manage');
  const channels = useQuery(channelsQuery(id));
  const { connexion, erreur } = useSearch({ strict: false }) as ChannelsSearch;
  usePage(t('settings.channels'));
  useLiveRefresh(['channel_changed'], () => void client.invalidateQueries({ queryKey: ['channels', id] }), 1000);
  const add = canManage && (
    <Button
      variant="filled"
      component={Link}
      to={`/t/${id}/reglages/comptes/connecter` as string}
      leftSection={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
    >
      {t('channels.connect')}
    </Button>
  );
  return (
    <>
      {erreur && <ConnectionTrouble reason={erreur} ticket={connexion} />}
      {connexion && !erreur && canManage && <ChooseAccounts key={connexion} ticket={connexion} />}
      <Panel title={t('settings.channels')} flush end={channels.data && channels.data.items.length > 0 && add}>
        <QueryPanel query={channels} rows={4}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState action={add || undefined}>{t('channels.none')}</EmptyState>
            ) : (
              <ul>
                {items.map((channel) => (
                  <ChannelRow key={channel.id} channel={channel} />
                ))}
              </ul>
            )
          }
        </QueryPanel>
      </Panel>
      <AbilitiesPanel />
    </>
  );
}
