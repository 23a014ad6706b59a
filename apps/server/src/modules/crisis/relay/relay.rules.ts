import type { Bilingual, Finding } from '@beffroi/contracts';
import { findEntities } from '@beffroi/engines/counting';
import { fold } from '@beffroi/engines/text';

/** Who leads instead of the territory, and where it speaks. */
export type Relay = { crisisId: string; authority: string; url: string | null };
/** What one account would say. */
export type Said = { channelId: string; text: string; link?: string | undefined };

/** Where many have their address on one host, the first part of the path says whose it is. */
const shared =
  /(?:^|\.)(?:x\.com|twitter\.com|facebook\.com|instagram\.com|threads\.(?:net|com)|linkedin\.com|youtube\.com|tiktok\.com|bsky\.app|t\.me)$/;

/**
 * What a relay-only mode says of a publication, account by account: of the crisis itself, it may only relay, with a link
 * to where the authority speaks or its name quoted where it gave no address; of anything else, one thinks twice.
 */
export function relayFindings(given: {
  relays: readonly Relay[];
  /** The crises that it belongs to. */
  crisisIds: readonly string[];
  said: readonly Said[];
}): Finding[] {
  return given.relays.flatMap((relay): Finding[] => {
    if (!given.crisisIds.includes(relay.crisisId))
      return [{ code: 'crisis.relay_only', severity: 'advises', message: adviceOf(relay), where: {} }];
    return given.said
      .filter((said) => !relays(said, relay))
      .map(({ channelId }) => ({
        code: 'crisis.relay_only',
        severity: 'blocks',
        message: refusalOf(relay),
        where: { channelId, field: 'text' },
      }));
  });
}

function relays({ text, link }: Said, { authority, url }: Relay): boolean {
  if (url === null) return fold(text).toLowerCase().includes(fold(authority).toLowerCase());
  const home = placeOf(url);
  if (home === undefined) return false;
  const found = findEntities(text).flatMap((entity) => (entity.kind === 'link' && entity.url ? [entity.url] : []));
  if ([...found, ...(link === undefined ? [] : [link])].some((each) => isWithin(placeOf(each), home))) return true;
  // Quoted as people write it: 'somme.gouv.fr', or its name on the network where it speaks.
  const quoted = home.account === undefined ? home.host : `@${home.account}`;
  return new RegExp(`(?<![\\w@.-])${quoted.replaceAll(/[^\w@]/g, '\\$&')}(?![\\w-])`, 'iu').test(text);
}

type Place = { host: string; account?: string };

function placeOf(address: string): Place | undefined {
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(whole)) return undefined;
  const { hostname, pathname } = new URL(whole);
  const host = hostname.toLowerCase().replace(/^(?:www|m|mobile)\./, '');
  const account = pathname
    .split('/')
    .find((part) => part !== '' && part !== 'profile')
    ?.replace(/^@/, '');
  return shared.test(host) && account !== undefined ? { host, account: account.toLowerCase() } : { host };
}

function isWithin(place: Place | undefined, home: Place): boolean {
  if (place === undefined) return false;
  if (home.account !== undefined) return place.host === home.host && place.account === home.account;
  return place.host === home.host || place.host.endsWith(`.${home.host}`);
}

const refusalOf = ({ authority, url }: Relay): Bilingual => ({
  fr: `Mode relais\u{a0}: ${authority} conduit la communication. Relayez son message avec ${url === null ? 'son nom' : `un lien vers ${url}`}.`,
  en: `Relay only: ${authority} leads what is said. Relay its message with ${url === null ? 'its name' : `a link to ${url}`}.`,
});
const adviceOf = ({ authority }: Relay): Bilingual => ({
  fr: `Une crise est en cours et ${authority} conduit la communication\u{a0}: ce message peut-il attendre\u{a0}?`,
  en: `A crisis is under way and ${authority} leads what is said: can this wait?`,
});
