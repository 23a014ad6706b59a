import { addChannels, getConnection, type Output } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { networkName } from '../../shared/network-words.ts';
import { useNotify } from '../../shared/notify.tsx';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './channels.module.css';

type Found = Output<typeof getConnection>;

/** The accounts that an authorisation opened, to keep those that the territory speaks on. */
export function ChooseAccounts({ ticket }: { ticket: string }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const found = useQuery({
    queryKey: ['connection', territoryId, ticket],
    queryFn: ({ signal }) => call(getConnection, { params: { territoryId, ticket } }, { signal }),
    retry: false,
    staleTime: Infinity,
  });
  return (
    <Panel title={t('channels.choose')}>
      <QueryPanel query={found}>{(data) => <Choice ticket={ticket} found={data} />}</QueryPanel>
    </Panel>
  );
}

function Choice({ ticket, found }: { ticket: string; found: Found }) {
  const t = useWords();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { accounts } = found;
  const [chosen, setChosen] = useState(() => (accounts.length === 1 ? accounts.map(({ remoteId }) => remoteId) : []));
  const leave = () => navigate({ to: `/t/${territoryId}/reglages/comptes` as string, replace: true });
  const keep = useMutation({
    mutationFn: () => call(addChannels, { params: { territoryId }, body: { ticket, remoteIds: chosen } }),
    async onSuccess({ items }) {
      await client.invalidateQueries({ queryKey: ['channels', territoryId] });
      notify.done(t('channels.added', { count: items.length, names: items.map(({ name }) => name).join(', ') }));
      await leave();
    },
  });
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <p>{t('channels.choose.words', { network: networkName(t, found.network), count: accounts.length })}</p>
      <Checkbox.Group aria-label={t('channels.choose')} value={chosen} onChange={setChosen}>
        <div className={classes.accounts}>
          {accounts.map((account) => (
            <Checkbox
              key={account.remoteId}
              value={account.remoteId}
              label={
                <span className={classes.account}>
                  <NetworkIcon network={found.network} silent />
                  {account.name}
                </span>
              }
              description={[
                account.handle === account.name ? '' : account.handle,
                account.followers === undefined
                  ? ''
                  : t('channels.followers', { count: account.followers, number: format.number(account.followers) }),
                account.channelId ? t('channels.choose.known') : '',
              ]
                .filter(Boolean)
                .join(', ')}
            />
          ))}
        </div>
      </Checkbox.Group>
      {keep.error && <FormProblem error={keep.error} />}
      <div className={classes.noticeActs}>
        <Button type="submit" variant="filled" disabled={chosen.length === 0} loading={keep.isPending}>
          {t('channels.choose.do', { count: chosen.length })}
        </Button>
        <Button variant="subtle" onClick={() => void leave()}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
