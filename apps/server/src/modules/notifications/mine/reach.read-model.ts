import type { Selectable } from 'kysely';
import type { Bilingual, CallMeans } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { Quiet } from '../delivery/quiet-hours.ts';
import { readGatewayMeans, type GatewayMeans } from '../gateway/gateway.store.ts';
import type { NotificationsTables } from '../notifications.tables.ts';

type Db = Connection<NotificationsTables>;
type Device = { id: string; locale: 'fr' | 'en' };
type Preference = Selectable<NotificationsTables['notifications.preference']>;

/** By what one person can be reached, as they and the installation are set up now. */
export type Reach = {
  email: boolean;
  /** Devices subscribed to web push; none while it is switched off. */
  devices: readonly Device[];
  sms: boolean;
  voice: boolean;
  minLevel: number;
  quiet: Quiet;
  offDuty: boolean;
  /** Why a means reaches nobody, in words that betray no number. */
  trouble: (means: CallMeans) => Bilingual;
};

/** How each of some people can be reached; whoever chose nothing yet is reached by mail and on their devices. */
export async function readReaches(
  db: Db,
  given: { territoryId: string; personIds: readonly string[]; mailConfigured: boolean },
): Promise<(personId: string) => Reach> {
  const { territoryId, mailConfigured } = given;
  const ids = given.personIds.length === 0 ? [''] : [...given.personIds];
  const chosen = await db
    .selectFrom('notifications.preference')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('person_id', 'in', ids)
    .execute();
  const devices = await db
    .selectFrom('notifications.device')
    .select(['id', 'person_id', 'locale'])
    .where('territory_id', '=', territoryId)
    .where('person_id', 'in', ids)
    .orderBy('added_at')
    .execute();
  const gateway = await readGatewayMeans(db, territoryId, mailConfigured);
  return (personId) =>
    reachOf({
      preference: chosen.find((row) => row.person_id === personId),
      devices: devices.filter((row) => row.person_id === personId),
      gateway,
      mailConfigured,
    });
}

function reachOf(given: {
  preference: Preference | undefined;
  devices: readonly Device[];
  gateway: GatewayMeans;
  mailConfigured: boolean;
}): Reach {
  const { preference, gateway, mailConfigured } = given;
  const hasPhone = (preference?.sealed_phone ?? null) !== null;
  const wants = {
    email: preference?.email ?? true,
    push: preference?.push ?? true,
    sms: preference?.sms ?? false,
    voice: preference?.voice ?? false,
  };
  return {
    email: mailConfigured && wants.email,
    devices: wants.push ? given.devices : [],
    sms: gateway.sms && wants.sms && hasPhone,
    voice: gateway.voice && wants.voice && hasPhone,
    minLevel: preference?.min_level ?? 1,
    quiet: {
      quietFrom: preference?.quiet_from ?? null,
      quietTo: preference?.quiet_to ?? null,
      quietLevel: preference?.quiet_level ?? 4,
    },
    offDuty: preference?.off_duty ?? false,
    trouble(means) {
      if (!wants[means]) return words.off;
      if (means === 'push') return words.noDevice;
      if (means === 'email') return words.noMail;
      return gateway[means] ? words.noPhone : words.noGateway;
    },
  };
}

const words = {
  off: {
    fr: 'Ce moyen est coupé dans ses réglages.',
    en: 'This means is off in their settings.',
  },
  noDevice: {
    fr: 'Aucun appareil n’est abonné aux notifications.',
    en: 'No device is subscribed to notifications.',
  },
  noMail: {
    fr: 'L’envoi de courriels n’est pas configuré sur ce serveur.',
    en: 'Sending mail is not set up on this server.',
  },
  noPhone: {
    fr: 'Aucun numéro de téléphone n’est enregistré.',
    en: 'No phone number is on record.',
  },
  noGateway: {
    fr: 'Aucune passerelle de ce territoire ne porte ce moyen.',
    en: 'No gateway of this territory carries this means.',
  },
} as const satisfies Record<string, Bilingual>;
