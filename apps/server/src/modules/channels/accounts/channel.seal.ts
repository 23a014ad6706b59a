import type { Credentials, Setup } from '@beffroi/connectors';
import type { Sealer } from '../../../platform/seal.ts';

/* What is sealed is bound to its row and to what it is: moved elsewhere, it does not open. */

type Row = { territory_id: string; id: string };

const context = (what: 'credentials' | 'setup', row: Row) => `channel ${what} ${row.territory_id} ${row.id}`;

export function sealCredentials(sealer: Sealer, row: Row, credentials: Credentials): string {
  return sealer.seal(JSON.stringify(credentials), context('credentials', row));
}

/** Own outlets and assisted networks have none. */
export function openCredentials(sealer: Sealer, row: Row & { sealed_credentials: string | null }): Credentials {
  if (row.sealed_credentials === null) return {};
  return JSON.parse(sealer.open(row.sealed_credentials, context('credentials', row))) as Credentials;
}

/** What was typed to connect, its secrets apart. */
export function sealSetup(
  sealer: Sealer,
  row: Row,
  setup: Setup,
  secretFields: readonly string[],
): { setup: string; sealed_setup: string | null } {
  const isSecret = ([field]: [string, string]) => secretFields.includes(field);
  const fields = Object.entries(setup);
  const secrets = fields.filter(isSecret);
  return {
    setup: JSON.stringify(Object.fromEntries(fields.filter((field) => !isSecret(field)))),
    sealed_setup:
      secrets.length === 0 ? null : sealer.seal(JSON.stringify(Object.fromEntries(secrets)), context('setup', row)),
  };
}

export function openSetup(sealer: Sealer, row: Row & { setup: Setup; sealed_setup: string | null }): Setup {
  if (row.sealed_setup === null) return row.setup;
  return { ...row.setup, ...(JSON.parse(sealer.open(row.sealed_setup, context('setup', row))) as Setup) };
}
