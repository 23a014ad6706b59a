import { updateChannel, type Channel } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useLiveRefresh } from '../../shared/live.tsx';
import { networkName } from '../../shared/network-words.ts';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { AbilityList } from './ability-list.tsx';
import { BudgetMeter } from './budget-meter.tsx';
import { ChannelMenu } from './channel-menu.tsx';
import { ChannelState, MissingRights, needsReconnecting } from './channel-words.tsx';
import classes from './channels.module.css';
import { LimitsPanel } from './limits-panel.tsx';
import { ScopeList } from './scope-list.tsx';
import { useReconnect } from './use-reconnect.ts';

/** One account: its health, its limits and where each is known from, what it may do. */
export function ChannelPage() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const { channelId = '' } = useParams({ strict: false });
  const channels = useQuery(channelsQuery(id));
  const channel = channels.data?.items.find((each) => each.id === channelId);
  usePage(channel?.name ?? t('channels.one'));
  useLiveRefresh(['channel_changed'], () => void client.invalidateQueries({ queryKey: ['channels', id] }), 1000);
  return (
    <>
      <p>
        <Link to={`/t/${id}/reglages/comptes` as string}>{t('channels.back')}</Link>
      </p>
      <QueryPanel query={channels} rows={5}>
        {() =>
          channel ? (
            <>
              <Health channel={channel} />
              <LimitsPanel facts={channel.facts} />
              <Panel title={t('channels.may', { network: networkName(t, channel.network) })} flush>
                <AbilityList abilities={channel.abilities} />
              </Panel>
            </>
          ) : (
            <p>{t('channels.gone')}</p>
          )
        }
      </QueryPanel>
    </>
  );
}

function Health({ channel }: { channel: Channel }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const canManage = useCan('channels.manage');
  const reconnect = useReconnect(channel);
  const { expiresAt, connectedAt, connectedBy, checkedAt, lastError } = channel;
  const inboxWords = (inbox: Channel['inbox']) => {
    if (inbox === undefined) return undefined;
    if (inbox.trouble) return inbox.trouble[format.locale];
    return inbox.readAt
      ? t('channels.inbox.read', { at: format.moment(inbox.readAt, now) })
      : t('channels.inbox.not_yet');
  };
  const facts: [string, string | undefined][] = [
    [t('channels.network'), networkName(t, channel.network)],
    [t('channels.handle'), channel.handle],
    [t('channels.followers.name'), channel.followers === undefined ? undefined : format.number(channel.followers)],
    [
      t('channels.connected'),
      connectedBy
        ? t('channels.connected.by', { at: format.moment(connectedAt, now), name: connectedBy })
        : format.moment(connectedAt, now),
    ],
    [t('channels.checked.name'), checkedAt ? format.moment(checkedAt, now) : t('admin.never')],
    [t('channels.inbox'), inboxWords(channel.inbox)],
    [t('channels.expires.name'), expiresAt ? format.date(expiresAt, now) : t('channels.expires.never')],
  ];
  return (
    <Panel
      title={channel.name}
      end={
        <span className={classes.acts}>
          <ChannelState state={channel.state} />
          {canManage && <ChannelMenu channel={channel} />}
        </span>
      }
    >
      <div className={classes.stack}>
        {(needsReconnecting(channel) || channel.missingScopes.length > 0) && (
          <div className={classes.notice}>
            <div>
              <p>
                {!needsReconnecting(channel) ? (
                  <MissingRights channel={channel} />
                ) : channel.state === 'expiring' && expiresAt ? (
                  t('channels.expires', { date: format.date(expiresAt, now) })
                ) : (
                  (lastError?.[format.locale] ?? t('channels.why.failing'))
                )}
              </p>
              {canManage && (
                <p className={classes.noticeActs}>
                  <Button variant="filled" loading={reconnect.isPending} onClick={() => reconnect.mutate()}>
                    {t('channels.reconnect')}
                  </Button>
                </p>
              )}
            </div>
          </div>
        )}
        <dl className={classes.facts}>
          {facts.map(
            ([name, value]) =>
              value !== undefined && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
          {channel.url && (
            <div>
              <dt>{t('channels.url')}</dt>
              <dd>
                <a href={channel.url} target="_blank" rel="noreferrer noopener">
                  {channel.url.replace(/^https?:\/\//, '')}
                </a>
              </dd>
            </div>
          )}
        </dl>
        <BudgetMeter channel={channel} />
        {channel.scopes.length > 0 && (
          <details className={classes.details}>
            <summary>{t('channels.scopes', { count: channel.scopes.length })}</summary>
            <ScopeList scopes={channel.scopes} />
          </details>
        )}
        {canManage && <Rename key={channel.name} channel={channel} />}
      </div>
    </Panel>
  );
}

function Rename({ channel }: { channel: Channel }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { name: channel.name },
    send: (body) => call(updateChannel, { params: { territoryId, channelId: channel.id }, body }),
    async onDone() {
      notify.done(t('admin.saved'));
      await client.invalidateQueries({ queryKey: ['channels', territoryId] });
    },
  });
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={t('channels.rename.do')} quiet>
      <TextInput
        required
        withAsterisk={false}
        maxLength={120}
        label={t('channels.rename')}
        description={t('channels.rename.hint')}
        {...form.getInputProps('name')}
      />
    </Form>
  );
}
