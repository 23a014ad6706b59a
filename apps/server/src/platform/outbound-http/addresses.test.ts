import { expect, test } from 'vitest';
import { createAddressGuard, isPublicAddress } from './addresses.ts';

test.each([
  '127.0.0.1',
  '127.255.0.3',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '192.0.2.1',
  '198.18.0.1',
  '203.0.113.7',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:169.254.169.254',
  '::127.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2002:c0a8:101::1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  'fec0::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '3fff::1',
  '4000::1',
  'example.org',
  '',
])('%s is not a public address', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  '93.184.216.34',
  '172.32.0.1',
  '100.128.0.1',
  '2606:2800:220:1::1',
  '2a01:e0a::1',
  '::ffff:93.184.216.34',
  '64:ff9b::93.184.216.34',
  '2002:5db8:d822::1',
])('%s is a public address', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('names, addresses and ranges of the setting are let through, and only those', () => {
  const guard = createAddressGuard(['Intranet.example.fr', '10.1.0.0/16', '::1', 'fd12::/16']);
  expect(guard.allows('intranet.example.fr', '192.168.0.4')).toBe(true);
  expect(guard.allows('other.example.fr', '192.168.0.4')).toBe(false);
  expect(guard.allows('other.example.fr', '10.1.200.3')).toBe(true);
  expect(guard.allows('other.example.fr', '::ffff:10.1.200.3')).toBe(true);
  expect(guard.allows('other.example.fr', '10.2.0.3')).toBe(false);
  expect(guard.allows('::1', '::1')).toBe(true);
  expect(guard.allows('x', 'fd12::5')).toBe(true);
  expect(guard.allows('x', 'fd13::5')).toBe(false);
});

test('a setting of true lets everything through', () => {
  expect(createAddressGuard(true).allows('localhost', '127.0.0.1')).toBe(true);
});
