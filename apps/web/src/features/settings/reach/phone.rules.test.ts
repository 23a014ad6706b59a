import { describe, expect, it } from 'vitest';
import { phoneNumber, readablePhone } from './phone.rules.ts';

describe('a phone number', () => {
  it('is read as people write it', () => {
    expect(phoneNumber('06 12 34 56 78')).toBe('+33612345678');
    expect(phoneNumber('06.12.34.56.78')).toBe('+33612345678');
    expect(phoneNumber('+33 (0)6 12 34 56 78')).toBe('+33612345678');
    expect(phoneNumber('0032 470 12 34 56')).toBe('+32470123456');
  });
  it('of an overseas mobile has its own country', () => {
    expect(phoneNumber('0692 12 34 56')).toBe('+262692123456');
    expect(phoneNumber('0694 12 34 56')).toBe('+594694123456');
  });
  it('is refused when it cannot be one', () => {
    expect(phoneNumber('06 12 34')).toBeUndefined();
    expect(phoneNumber('le standard')).toBeUndefined();
  });
  it('is shown in pairs', () => {
    expect(readablePhone('+33612345678')).toBe('+33 6 12 34 56 78');
    expect(readablePhone('+32470123456')).toBe('+32470123456');
  });
});
