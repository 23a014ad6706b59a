import type { Bilingual, getRota, Output } from '@beffroi/contracts';
import type { Locale } from '../../../platform/http/locale.ts';
import type { DirectoryPerson } from '../../identity/index.ts';
import { readReaches, type Reach } from '../../notifications/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { erased } from '../oncall.people.ts';

type Answer = Output<typeof getRota>;

/** How each can be reached, and who is on call without anything that rings. */
export async function readCallable(
  { db, mailer }: Pick<OncallDeps, 'db' | 'mailer'>,
  given: {
    territoryId: string;
    people: readonly DirectoryPerson[];
    /** Names of those on call, by identifier. */
    onCall: ReadonlyMap<string, string | undefined>;
    locale: Locale;
  },
): Promise<{ reaches: Answer['people']; unreachable: Answer['unreachable'] }> {
  const { territoryId, people, onCall, locale } = given;
  const reachOf = await readReaches(db, {
    territoryId,
    personIds: [...new Set([...people.map(({ id }) => id), ...onCall.keys()])],
    mailConfigured: mailer.configured,
  });
  const unreachable = [...onCall].flatMap(([id, name]) => {
    const message = troubleOf(
      people.some((person) => person.id === id),
      reachOf(id),
    );
    return message === undefined ? [] : [{ id, name: name ?? erased(locale), message }];
  });
  return { reaches: people.map(({ id, name }) => ({ id, name, ...meansOf(reachOf(id)) })), unreachable };
}

function meansOf({ email, devices, sms, voice }: Reach) {
  return { email, push: devices.length, sms, voice };
}

/** A mail does not ring: whoever has nothing else is told of too. */
function troubleOf(mayHandle: boolean, reach: Reach): Bilingual | undefined {
  if (!mayHandle) return words.noRight;
  if (reach.devices.length > 0 || reach.sms || reach.voice) return undefined;
  return reach.email ? words.mailOnly : words.nothing;
}

const words = {
  noRight: {
    fr: 'N’a plus le droit de traiter les alertes de ce territoire.',
    en: 'May no longer handle the alarms of this territory.',
  },
  mailOnly: {
    fr: 'Ne peut être prévenu que par courriel, qui ne sonne pas : abonnez un appareil ou donnez un numéro.',
    en: 'Can only be told by mail, which does not ring: subscribe a device or give a number.',
  },
  nothing: {
    fr: 'Ne peut être prévenu par aucun moyen.',
    en: 'Cannot be told by any means.',
  },
} as const satisfies Record<string, Bilingual>;
