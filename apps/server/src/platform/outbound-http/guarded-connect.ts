import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { AddressGuard } from './addresses.ts';

export type ResolvedAddress = { address: string; family: number };
/** Every address of a name. @throws what `dns.lookup` throws */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>;

export const systemResolve: Resolve = (hostname) => systemLookup(hostname, { all: true });

/** The address is private, or otherwise not one that this installation may talk to. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
  readonly host: string;
  constructor(host: string) {
    super(`${host} does not lead to a public address`);
    this.host = host;
  }
}

export type Connect = buildConnector.connector;

/**
 * How connections are opened: names are resolved by us and only allowed addresses are tried, written addresses are
 * checked before, and the address that answered is checked again after. A name that changes its mind between a check
 * and the connection (DNS rebinding) has no gap to use.
 */
export function guardedConnect(given: { guard: AddressGuard; resolve: Resolve; connectTimeoutMs: number }): Connect {
  const { guard, resolve } = given;
  const lookup: LookupFunction = async (hostname, options, callback) => {
    const fitting = await allowedAddresses(hostname, options.family).catch((error: unknown) => error as Error);
    const [first] = Array.isArray(fitting) ? fitting : [];
    // Out of the promise, so that what the callback throws is not taken for trouble with the name.
    setImmediate(() => {
      if (!Array.isArray(fitting)) callback(fitting, '', 0);
      else if (first === undefined) callback(new RefusedAddressError(hostname), '', 0);
      else if (options.all === true) callback(null, fitting);
      else callback(null, first.address, first.family);
    });
  };
  const allowedAddresses = async (
    hostname: string,
    family: number | string | undefined,
  ): Promise<ResolvedAddress[]> => {
    const addresses = await resolve(hostname);
    if (addresses.length === 0) throw Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' });
    return addresses.filter(
      (found) => guard.allows(hostname, found.address) && ((family !== 4 && family !== 6) || found.family === family),
    );
  };
  const open = buildConnector({ allowH2: false, timeout: given.connectTimeoutMs, lookup, port: 0 });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !guard.allows(host, host)) {
      callback(new RefusedAddressError(host), null);
      return;
    }
    open(options, (...opened) => {
      const [error, socket] = opened;
      if (error === null && !guard.allows(host, socket.remoteAddress ?? '')) {
        socket.destroy();
        callback(new RefusedAddressError(host), null);
        return;
      }
      callback(...opened);
    });
  };
}
