import * as contract from '@beffroi/contracts';
import { personOf, type Caller } from '../../platform/http/caller.ts';
import { signInNeeded } from '../../platform/http/refusals.ts';
import type { Router } from '../../platform/http/router.ts';
import { auditActorOf } from '../audit/index.ts';
import { channelsOf, oneChannel } from './accounts/channel.read-model.ts';
import { changeChannel, disconnectChannel, type IsInUse } from './accounts/channel.usecases.ts';
import { presentPublishers } from './accounts/publishers.list.ts';
import type { ChannelDeps } from './channels.deps.ts';
import { addChosen } from './connect/accounts.add.ts';
import { openTicket, readFound } from './connect/accounts.found.ts';
import { beginConnection, redirectUriOf } from './connect/connection.begin.ts';
import { returnFromAuthorisation } from './connect/connection.return.ts';
import { checkChannel } from './health/channel.check.ts';

export type ChannelRouteDeps = ChannelDeps & { isInUse: IsInUse; inboxesOf: InboxesOf };
/** How far what is said to each account of a territory is read, by account. */
export type InboxesOf = (territoryId: string) => Promise<ReadonlyMap<string, NonNullable<contract.Channel['inbox']>>>;

export function mountChannels(router: Router, deps: ChannelRouteDeps): void {
  mountConnecting(router, deps);
  const { db, channelRegistry: registry, now } = deps;

  router.mount(contract.listChannels, async ({ params }) => ({
    items: await withInboxes(
      deps,
      params.territoryId,
      await channelsOf(db, registry, params.territoryId, { now: now() }),
    ),
  }));
  router.mount(contract.listPublishers, async () => ({
    items: presentPublishers(registry, redirectUriOf(deps.baseUrl)),
  }));
  router.mount(contract.updateChannel, async ({ params, body, caller }) =>
    withInbox(deps, params.territoryId, await changeChannel(deps, { ...params, ...body, actor: auditActorOf(caller) })),
  );
  router.mount(contract.checkChannel, async ({ params }) => {
    await checkChannel(deps, params);
    return withInbox(deps, params.territoryId, await oneChannel(db, registry, { ...params, now: now() }));
  });
  router.mount(contract.deleteChannel, async ({ params, caller }) => {
    await disconnectChannel(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });
}

async function withInboxes(
  { inboxesOf }: ChannelRouteDeps,
  territoryId: string,
  channels: readonly contract.Channel[],
): Promise<contract.Channel[]> {
  const inboxes = await inboxesOf(territoryId);
  return channels.map((channel) => {
    const inbox = inboxes.get(channel.id);
    return inbox ? { ...channel, inbox } : channel;
  });
}

async function withInbox(deps: ChannelRouteDeps, territoryId: string, channel: contract.Channel) {
  const [one = channel] = await withInboxes(deps, territoryId, [channel]);
  return one;
}

function mountConnecting(router: Router, deps: ChannelRouteDeps): void {
  router.mount(contract.connectChannel, async ({ params, body, caller }) =>
    beginConnection(deps, { ...params, ...body, connecter: connecterOf(caller) }),
  );
  router.mount(contract.getConnection, async ({ params, caller }) => {
    const { held, ...connection } = await openTicket(deps, { ...params, personId: connecterOf(caller).id });
    return {
      network: connection.network,
      accounts: await readFound(deps.db, { ...connection, accounts: held.accounts }),
    };
  });
  router.mount(contract.addChannels, async ({ params, body, caller }) => {
    const { id: personId, isPerson } = connecterOf(caller);
    return {
      items: await addChosen(deps, { ...params, ...body, personId, isPerson, actor: auditActorOf(caller) }),
    };
  });
  router.mount(contract.returnFromNetwork, async ({ query, caller }) => {
    if (caller.kind !== 'person') throw signInNeeded();
    const { state, code, error } = query;
    const location = await returnFromAuthorisation(deps, { ...caller, state, code, error });
    return new Response(null, {
      status: 303,
      headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    });
  });
}

/** A connection under way belongs to whoever began it. */
function connecterOf(caller: Caller): { id: string; isPerson: boolean } {
  const personId = personOf(caller);
  if (personId !== undefined) return { id: personId, isPerson: true };
  if (caller.kind === 'api_key') return { id: caller.keyId, isPerson: false };
  throw signInNeeded();
}
