import { addChannels, connectChannel, type Channel } from '@beffroi/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';

/**
 * Connects an account again with what was typed the first time: in one click where that is enough. Where the network
 * refuses it, the form opens, and says why.
 */
export function useReconnect(channel: Channel) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  return useMutation({
    async mutationFn() {
      const params = { territoryId };
      const { network, id: channelId } = channel;
      const begun = await call(connectChannel, { params, body: { network, setup: {}, channelId } });
      if (begun.next === 'authorize') {
        globalThis.location.assign(begun.url);
        return;
      }
      const same = begun.accounts.find((account) => account.channelId === channelId);
      if (!same) {
        await navigate({
          to: `/t/${territoryId}/reglages/comptes` as string,
          search: { connexion: begun.ticket } as never,
        });
        return;
      }
      await call(addChannels, { params, body: { ticket: begun.ticket, remoteIds: [same.remoteId] } });
      await client.invalidateQueries({ queryKey: ['channels', territoryId] });
      notify.done(t('channels.reconnected', { name: channel.name }));
    },
    onError(error) {
      notify.failed(error);
      return navigate({
        to: `/t/${territoryId}/reglages/comptes/connecter/${channel.network}` as string,
        search: { compte: channel.id } as never,
      });
    },
  });
}
