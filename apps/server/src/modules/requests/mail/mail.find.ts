import type { InboxMail } from '@beffroi/connectors';
import type { Db, RequestsDeps } from '../requests.deps.ts';
import { messageIdOf, tokenOfMessage } from './mail.enter.ts';

export type OurMail = {
  territory_id: string;
  id: string;
  request_id: string;
  handover_id: string | null;
  kind: string;
  state: string;
};

/**
 * The mail of ours that a mail answers: by the token in an address that it was sent to, else by the Message-IDs that it
 * refers to, the nearest first; of a bounce, by the one that it could not deliver.
 */
export async function findOurMail(
  deps: Pick<RequestsDeps, 'baseUrl'>,
  db: Db,
  { territoryId, mail }: { territoryId: string; mail: InboxMail },
): Promise<OurMail | undefined> {
  const ids = [
    ...mail.to.flatMap((address) => /\+([0-9a-f]{32})@/i.exec(address)?.[1]?.toLowerCase() ?? []),
    ...[mail.bounced?.messageId, mail.inReplyTo, ...mail.references.toReversed()].flatMap(
      (id) => (id === undefined ? undefined : tokenOfMessage(id)) ?? [],
    ),
  ].map((token) => messageIdOf(deps, token));
  if (ids.length === 0) return undefined;
  const rows = await db
    .selectFrom('requests.mail')
    .select(['territory_id', 'id', 'request_id', 'handover_id', 'kind', 'state', 'message_id'])
    .where('territory_id', '=', territoryId)
    .where('message_id', 'in', [...new Set(ids)])
    .execute();
  return rows.toSorted((left, right) => ids.indexOf(left.message_id) - ids.indexOf(right.message_id))[0];
}
