import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import type { RemoteAccount, Setup } from '@beffroi/connectors';
import type { Connection } from '../../../platform/db/database.ts';
import type { Sealer } from '../../../platform/seal.ts';
import type { ChannelDeps } from '../channels.deps.ts';
import type { ChannelsTables } from '../channels.tables.ts';

/** How far a connection under way got. */
export type ConnectionStage =
  | { stage: 'authorising'; setup: Setup; verifier: string }
  | { stage: 'choosing'; setup: Setup; accounts: RemoteAccount[] }
  | { stage: 'refused'; message: Bilingual };

type Row = Selectable<ChannelsTables['channels.connection']>;
export type OpenConnection<S extends ConnectionStage = ConnectionStage> = Omit<Row, 'sealed'> & { held: S };

const LIFE_MS = 3_600_000;

const fingerprintOf = (sealer: Sealer, token: string) => sealer.fingerprint(token, 'channel connection');
const contextOf = (row: { territory_id: string; fingerprint: string }) =>
  `channel connection ${row.territory_id} ${row.fingerprint}`;

/** 256 bits that only the browser carries. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Keeps a connection under way under the fingerprint of what the browser carries. */
export async function keepConnection(
  deps: Pick<ChannelDeps, 'sealer' | 'now'>,
  db: Connection<ChannelsTables>,
  given: Omit<Row, 'fingerprint' | 'sealed' | 'created_at'> & { token: string; held: ConnectionStage },
): Promise<void> {
  const { token, held, ...row } = given;
  const key = { territory_id: row.territory_id, fingerprint: fingerprintOf(deps.sealer, token) };
  await db
    .insertInto('channels.connection')
    .values({ ...row, ...key, sealed: deps.sealer.seal(JSON.stringify(held), contextOf(key)), created_at: deps.now() })
    .execute();
}

/** The connection that a person carries the token of; undefined for anybody else's, and past an hour. */
export async function findConnection(
  deps: Pick<ChannelDeps, 'sealer' | 'now'>,
  db: Connection<ChannelsTables>,
  given: { token: string; personId: string },
): Promise<OpenConnection | undefined> {
  const row = await db
    .selectFrom('channels.connection')
    .selectAll()
    .where('fingerprint', '=', fingerprintOf(deps.sealer, given.token))
    .where('person_id', '=', given.personId)
    .where('created_at', '>', new Date(deps.now().getTime() - LIFE_MS))
    .executeTakeFirst();
  if (!row) return undefined;
  const { sealed, ...rest } = row;
  return { ...rest, held: JSON.parse(deps.sealer.open(sealed, contextOf(row))) as ConnectionStage };
}

/** Uses a connection up. Of two who try at once, one has it. */
export async function useConnection(
  db: Connection<ChannelsTables>,
  { territory_id, fingerprint }: Pick<Row, 'territory_id' | 'fingerprint'>,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('channels.connection')
    .where('territory_id', '=', territory_id)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function forgetOldConnections(db: Connection<ChannelsTables>, now: Date): Promise<void> {
  await db
    .deleteFrom('channels.connection')
    .where('created_at', '<=', new Date(now.getTime() - LIFE_MS))
    .execute();
}
