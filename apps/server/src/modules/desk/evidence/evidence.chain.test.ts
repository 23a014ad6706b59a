import { expect, test } from 'vitest';
import { firstBroken, hashLink, type Link } from './evidence.chain.ts';
import { isNamedSo, kindOfFile, safeNameOf } from './file.kind.ts';

function chain(count: number): Link[] {
  let previous = '0'.repeat(64);
  return Array.from({ length: count }, (_, at) => {
    const content = { number: at + 1, kind: 'kept', wordsSha256: `hash ${at}`, files: [{ id: 'a', bytes: at }] };
    const link = { number: at + 1, previous, sha256: hashLink(previous, content), content };
    previous = link.sha256;
    return link;
  });
}

test('a chain holds as long as nothing of it was touched', () => {
  expect(firstBroken([])).toBeUndefined();
  expect(firstBroken(chain(5))).toBeUndefined();
  const stored = JSON.parse(JSON.stringify(chain(5))) as Link[];
  expect(firstBroken(stored.map((link) => ({ ...link, content: { ...link.content } })))).toBeUndefined();
});

test('what was changed, taken out or put in another order is named', () => {
  const altered = chain(5);
  const third = altered[2];
  if (third) third.content = { ...third.content, wordsSha256: 'another' };
  expect(firstBroken(altered)).toEqual({ number: 3, why: 'altered' });
  expect(firstBroken(chain(5).filter(({ number }) => number !== 2))).toEqual({ number: 2, why: 'missing' });
  expect(firstBroken(chain(5).toSpliced(0, 1))).toEqual({ number: 1, why: 'missing' });
  const [a, b, ...rest] = chain(4);
  if (a && b)
    expect(firstBroken([{ ...b, number: 1 }, { ...a, number: 2 }, ...rest])).toEqual({ number: 1, why: 'altered' });
});

test('a capture is what its bytes say, whatever its name', () => {
  const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
  expect(kindOfFile(png)?.mimeType).toBe('image/png');
  expect(kindOfFile(Buffer.from('%PDF-1.7'))?.mimeType).toBe('application/pdf');
  expect(kindOfFile(Buffer.from('RIFF1234WEBPVP8 '))?.mimeType).toBe('image/webp');
  for (const other of ['MZ\x90', '<svg onload=alert(1)>', 'PK\x03\x04', ''])
    expect(kindOfFile(Buffer.from(other, 'latin1'))).toBeUndefined();
  expect(isNamedSo('capture.PNG', ['png'])).toBe(true);
  expect(isNamedSo('capture.exe', ['png'])).toBe(false);
  expect(safeNameOf('../../etc/passwd\u0000.png')).toBe('__.._etc_passwd_.png');
});
