import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/** Decides which addresses may be connected to. */
export type AddressGuard = {
  /**
   * @param host the name or address that was asked for
   * @param address the address really connected to, or about to be
   */
  allows: (host: string, address: string) => boolean;
};

/**
 * A guard that lets through public addresses, and besides them what is named.
 *
 * @param allowed `true`: everything; else host names (`intranet.example.fr`), addresses and ranges (`10.1.0.0/16`)
 */
export function createAddressGuard(allowed: boolean | readonly string[]): AddressGuard {
  if (allowed === true) return { allows: () => true };
  const names = new Set<string>();
  const ranges = new BlockList();
  for (const written of allowed === false ? [] : allowed) {
    const entry = written.trim().toLowerCase();
    const [address = '', bits] = entry.split('/');
    if (isIP(address) === 0) names.add(entry);
    else ranges.addSubnet(address, Number(bits ?? (isIPv4(address) ? 32 : 128)), isIPv4(address) ? 'ipv4' : 'ipv6');
  }
  return {
    allows(host, address) {
      if (isPublicAddress(address) || names.has(host.toLowerCase().replace(/\.$/, ''))) return true;
      const bare = withoutZone(address);
      return isIP(bare) !== 0 && ranges.check(bare, isIPv4(bare) ? 'ipv4' : 'ipv6');
    },
  };
}

/** Whether an address belongs to a machine on the public Internet (IANA special-purpose registries, 2025). */
export function isPublicAddress(address: string): boolean {
  const bare = withoutZone(address);
  if (isIPv4(bare)) return !notPublic4.check(bare, 'ipv4');
  if (!isIPv6(bare)) return false;
  const bytes = bytesOf6(bare);
  const inner = embedded4(bytes);
  if (inner !== undefined) return !notPublic4.check(inner, 'ipv4');
  return ((bytes[0] ?? 0) & 0xe0) === 0x20 && !notPublic6.check(bare, 'ipv6');
}

const notPublic4 = new BlockList();
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]) {
  const [address = '', bits] = range.split('/');
  notPublic4.addSubnet(address, Number(bits), 'ipv4');
}

/** Exceptions inside 2000::/3, the only part of IPv6 that is handed out. */
const notPublic6 = new BlockList();
for (const [address, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
] as const)
  notPublic6.addSubnet(address, bits, 'ipv6');

/** The IPv4 address inside a mapped, compatible, translated (NAT64) or 6to4 address. */
function embedded4(bytes: Uint8Array): string | undefined {
  const startsWith = (...start: number[]) => start.every((byte, index) => bytes[index] === byte);
  const zeros = (from: number, to: number) => bytes.subarray(from, to).every((byte) => byte === 0);
  if (startsWith(0x20, 0x02)) return bytes.subarray(2, 6).join('.');
  if (zeros(0, 10) && ((bytes[10] === 0xff && bytes[11] === 0xff) || zeros(10, 12)))
    return bytes.subarray(12).join('.');
  if (startsWith(0, 0x64, 0xff, 0x9b) && zeros(4, 12)) return bytes.subarray(12).join('.');
  return undefined;
}

function bytesOf6(address: string): Uint8Array {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  let text = address;
  if (dotted !== null) {
    const [, head = '', a, b, c, d] = dotted;
    text = `${head}${(Number(a) * 256 + Number(b)).toString(16)}:${(Number(c) * 256 + Number(d)).toString(16)}`;
  }
  const [left = '', right] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const head = groups(left);
  const tail = right === undefined ? [] : groups(right);
  const all =
    right === undefined
      ? head
      : [...head, ...Array<number>(Math.max(0, 8 - head.length - tail.length)).fill(0), ...tail];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

function withoutZone(address: string): string {
  return address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
}
