import { resolveSrv } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { MailDoor, MailHost, MailLimits, MailService, Trouble } from '@beffroi/connectors';
import { createAddressGuard, isPublicAddress } from '../outbound-http/addresses.ts';
import { systemResolve, type Resolve } from '../outbound-http/guarded-connect.ts';

/** Longest wait for what a domain says of its mail servers: most say nothing. */
const SRV_WAIT_MS = 3000;

/**
 * Decides which mail servers may be reached: those with a public address, and those of the house that are named.
 *
 * @param allowPrivateHosts names, addresses and ranges, as the setting has them
 */
export function createMailDoor(given: { allowPrivateHosts: readonly string[]; resolve?: Resolve }): MailDoor {
  const guard = createAddressGuard(given.allowPrivateHosts);
  const resolve = given.resolve ?? systemResolve;
  return {
    async locate(host): Promise<MailHost | Trouble> {
      const bare = host.replace(/^\[|\]$/g, '');
      const addresses =
        isIP(bare) === 0 ? await resolve(bare).catch(() => []) : [{ address: bare, family: isIP(bare) }];
      if (addresses.length === 0) return unknown(host);
      // IPv4 first: where both are announced, IPv6 is the one that does not answer.
      const fitting = addresses
        .filter(({ address }) => guard.allows(bare, address))
        .toSorted((one, other) => one.family - other.family);
      const [found] = fitting;
      return found ? { ok: true, address: found.address, isPrivate: !isPublicAddress(found.address) } : refused(host);
    },
    async services(domain) {
      const [imap, smtp] = await Promise.all([
        serviceOf(`_imaps._tcp.${domain}`),
        serviceOf(`_submissions._tcp.${domain}`),
      ]);
      return { ...(imap ? { imap } : {}), ...(smtp ? { smtp } : {}) };
    },
  };
}

/** What is kept of a received mail, by the setting: its heaviest file, and all of them together. */
export function limitsOfMail(megabytes: number): MailLimits {
  return { maxAttachmentBytes: megabytes * 1_000_000, maxMailBytes: Math.max(25, megabytes * 2) * 1_000_000 };
}

async function serviceOf(name: string): Promise<MailService | undefined> {
  const patience = new Promise<never[]>((done) => {
    setTimeout(() => done([]), SRV_WAIT_MS).unref();
  });
  const records = await Promise.race([resolveSrv(name).catch(() => []), patience]);
  const [first] = records.toSorted((one, other) => one.priority - other.priority);
  return first && first.name !== '' && first.name !== '.'
    ? { host: first.name.toLowerCase(), port: first.port }
    : undefined;
}

function unknown(host: string): Trouble {
  return {
    ok: false,
    kind: 'not_found',
    reached: false,
    message: {
      fr: `Le serveur de courriel ${host} est introuvable : vérifiez son nom.`,
      en: `The mail server ${host} was not found: check its name.`,
    },
  };
}

function refused(host: string): Trouble {
  return {
    ok: false,
    kind: 'refused_address',
    reached: false,
    message: {
      fr: `${host} mène à une adresse privée : l’exploitant peut l’autoriser par MAIL_PRIVATE_HOSTS.`,
      en: `${host} leads to a private address: the operator may allow it by MAIL_PRIVATE_HOSTS.`,
    },
  };
}
