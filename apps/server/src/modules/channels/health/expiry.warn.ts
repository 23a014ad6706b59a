import type { Transaction } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import { publishLive } from '../../../platform/live/publish.ts';
import { findTerritory } from '../../identity/index.ts';
import { WARNINGS_MS } from '../accounts/channel.state.ts';
import type { ChannelDb, ChannelDeps, ChannelNamed } from '../channels.deps.ts';
import { recordChannelTrouble } from './channel.trouble.ts';
import { callPeople } from './person.call.ts';
import { warningDue } from './renewal.rules.ts';

const DAY_MS = 86_400_000;

/** Tells people, two weeks and three days before, of connections that only they can lengthen, and when one has ended. */
export async function warnOfExpiries(deps: ChannelDeps): Promise<void> {
  const now = deps.now();
  const renewable = deps.channelRegistry.publishers.filter(({ renew }) => renew).map(({ network }) => network);
  const rows = await deps.db
    .selectFrom('channels.channel')
    .select(['territory_id', 'id', 'network'])
    .where('disconnected_at', 'is', null)
    .where('expires_at', '<=', new Date(now.getTime() + Math.max(...WARNINGS_MS)))
    .where((row) => row.or([row('last_error_kind', 'is', null), row('last_error_kind', '!=', 'auth_expired')]))
    .execute();
  for (const { territory_id, id } of rows.filter(({ network }) => !renewable.includes(network)))
    await deps.db.transaction().execute(async (trx) => warn(deps, trx, { territoryId: territory_id, channelId: id }));
}

async function warn(deps: ChannelDeps, trx: Transaction<ChannelDb>, named: ChannelNamed): Promise<void> {
  const now = deps.now();
  const row = await trx
    .selectFrom('channels.channel')
    .select(['name', 'expires_at', 'warned_at'])
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.channelId)
    .where('disconnected_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row?.expires_at) return;
  if (row.expires_at <= now) {
    const trouble = { kind: 'auth_expired' as const, message: ended };
    return recordChannelTrouble(deps, trx, { ...named, trouble, at: now });
  }
  const due = warningDue(row, now, WARNINGS_MS);
  if (due === undefined) return;
  await trx
    .updateTable('channels.channel')
    .set({ warned_at: now })
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.channelId)
    .execute();
  const { timeZone } = await findTerritory(trx, named.territoryId);
  await callPeople(deps, trx, {
    ...named,
    occasion: `ends ${row.expires_at.toISOString()} ${due / DAY_MS}`,
    ...wordsOf({ name: row.name, end: row.expires_at, timeZone }),
    urgent: false,
  });
  await publishLive(trx, named.territoryId, 'channel_changed', { channelId: named.channelId, state: 'expiring' });
}

const ended: Bilingual = {
  fr: 'La connexion de ce compte a pris fin : rien n’en part avant que quelqu’un le reconnecte.',
  en: 'The connection of this account has ended: nothing leaves on it before somebody connects it again.',
};

function wordsOf(given: { name: string; end: Date; timeZone: string }): { title: Bilingual; body: Bilingual } {
  const day = (language: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: given.timeZone }).format(given.end);
  return {
    title: {
      fr: `Le compte « ${given.name} » est à reconnecter bientôt`,
      en: `The account “${given.name}” is to be connected again soon`,
    },
    body: {
      fr: `Sa connexion prend fin le ${day('fr-FR')} ; ensuite plus rien n’en part. Le reconnecter prend une minute et ne change rien à ce qui est prévu.`,
      en: `Its connection ends on ${day('en-GB')}; nothing leaves on it after that. Connecting it again takes a minute and changes nothing of what is planned.`,
    },
  };
}
