import { expect, test } from 'vitest';
import { createMailDoor } from './mail.door.ts';

const names: Record<string, { address: string; family: number }[]> = {
  'imap.example.fr': [
    { address: '2a01:e34::1', family: 6 },
    { address: '80.67.169.12', family: 4 },
  ],
  'mail.valmarin.local': [{ address: '10.1.2.3', family: 4 }],
  'piege.example': [{ address: '127.0.0.1', family: 4 }],
};
const resolve = async (name: string) => names[name] ?? Promise.reject(new Error('ENOTFOUND'));
const door = (allowPrivateHosts: string[] = []) => createMailDoor({ allowPrivateHosts, resolve });

test('a public mail server is reached by the address that was judged', async () => {
  expect(await door().locate('imap.example.fr')).toEqual({ ok: true, address: '80.67.169.12', isPrivate: false });
});

test('a mail server inside the house is reached once the operator names it, and told as private', async () => {
  expect(await door().locate('mail.valmarin.local')).toMatchObject({ ok: false, kind: 'refused_address' });
  for (const allowed of [['mail.valmarin.local'], ['10.1.0.0/16']])
    expect(await door(allowed).locate('mail.valmarin.local')).toEqual({
      ok: true,
      address: '10.1.2.3',
      isPrivate: true,
    });
});

test.each(['piege.example', '127.0.0.1', '[::1]', '169.254.169.254'])('%s is not reached', async (host) => {
  expect(await door(['mail.valmarin.local']).locate(host)).toMatchObject({ ok: false, kind: 'refused_address' });
});

test('a name that does not exist is told as such', async () => {
  expect(await door().locate('nulle-part.example')).toMatchObject({ ok: false, kind: 'not_found' });
});
