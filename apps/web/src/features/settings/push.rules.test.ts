import { expect, it } from 'vitest';
import { bytesOfBase64Url, deviceLabel } from './push.rules.ts';

it('reads the key of web push, whose alphabet is that of addresses', () => {
  expect([...bytesOfBase64Url('-_8A')]).toEqual([251, 255, 0]);
});

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge, Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'Safari, iOS'],
])('tells devices apart: %s', (userAgent, label) => {
  expect(deviceLabel(userAgent)).toBe(label);
});
