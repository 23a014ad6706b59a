import type { Locale } from '../../../platform/http/locale.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { sendInvitation, writeInvitation } from '../people/invitations.usecases.ts';
import { giveRole } from '../people/roles.repository.ts';
import type { TerritoryRow } from './territories.presenter.ts';
import { addTerritory, type TerritoryInput } from './territories.usecases.ts';

/**
 * Creates a territory with its first administrator: whoever is invited, else the person who creates it.
 * @returns the link of the invitation when no mail could leave
 * @throws identity.time_zone_unknown, identity.grouping_refused
 */
export async function createWithAdministrator(
  deps: IdentityDeps,
  given: { input: TerritoryInput; administratorEmail: string | undefined; personId: string; locale: Locale },
): Promise<{ row: TerritoryRow; link?: string }> {
  const { personId, administratorEmail: email } = given;
  const actor = { kind: 'person', id: personId } as const;
  const { row, invitation } = await deps.db.transaction().execute(async (trx) => {
    const row = await addTerritory(trx, { input: given.input, actor });
    if (email === undefined) {
      await giveRole(trx, { territoryId: row.id, personId, role: 'administrator' });
      return { row, invitation: undefined };
    }
    const invited = { territoryId: row.id, email, roles: ['administrator' as const], invitedBy: personId };
    return { row, invitation: await writeInvitation(trx, deps, { ...invited, actor }) };
  });
  const { link } = invitation ? await sendInvitation(deps, { invitation, locale: given.locale }) : {};
  return { row, ...(link ? { link } : {}) };
}
