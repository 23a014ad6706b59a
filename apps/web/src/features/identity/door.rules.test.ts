import { describe, expect, it } from 'vitest';
import { inFours, readDoorSearch, safeReturn, secretOf } from './door.rules.ts';

describe('where one goes once signed in', () => {
  it('is the page that was asked for', () => {
    expect(safeReturn('/t/ter_1/alertes?etat=open')).toBe('/t/ter_1/alertes?etat=open');
  });
  it.each([undefined, 'https://ailleurs.example', '//ailleurs.example', '/\\ailleurs.example', '/connexion?retour=/x'])(
    'is the first page rather than %s',
    (asked) => {
      expect(safeReturn(asked)).toBe('/');
    },
  );
});

it('reads only what a door knows from an address', () => {
  expect(readDoorSearch({ retour: '/t/1', jeton: 'abc', autre: 'x', error: 3 })).toEqual({
    retour: '/t/1',
    jeton: 'abc',
  });
});

describe('the secret of one-time codes', () => {
  it('is read from the address that an application scans', () => {
    expect(secretOf('otpauth://totp/Beffroi:c@x.fr?secret=JBSWY3DPEHPK3PXP&issuer=Beffroi')).toBe('JBSWY3DPEHPK3PXP');
    expect(secretOf('rien')).toBe('');
  });
  it('is shown by four', () => {
    expect(inFours('JBSWY3DPEH')).toBe('JBSW Y3DP EH');
  });
});
