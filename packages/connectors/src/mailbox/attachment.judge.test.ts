import { expect, test } from 'vitest';
import { fileNameOf, judge } from './attachment.judge.ts';
import { sampleFiles, tnefOf, zipOf } from './testing/sample.files.ts';
import { readTnef } from './tnef.read.ts';

const of = (name: string, content: Uint8Array, declaredType = 'application/octet-stream') =>
  judge({ name, declaredType, content }, 1_000_000);
const text = (written: string) => Buffer.from(written);

test.each<[verdict: string, name: string, content: Uint8Array, declaredType?: string]>([
  ['safe application/pdf', 'plan.pdf', sampleFiles.pdf],
  ['safe application/pdf', 'sans-extension', sampleFiles.pdf],
  ['safe image/jpeg', 'photo.jpg', sampleFiles.jpeg, 'image/jpeg'],
  // A telephone calls a JPEG what it likes.
  ['safe image/jpeg', 'photo.png', sampleFiles.jpeg, 'image/png'],
  ['safe application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'lettre.docx', sampleFiles.docx],
  ['safe application/vnd.oasis.opendocument.text', 'lettre.odt', sampleFiles.odt],
  ['safe application/msword', 'lettre.doc', sampleFiles.doc],
  ['safe text/csv', 'liste.csv', text('nom;rue\nPetit;des Écoles')],
  ['safe text/calendar', 'rendez-vous.ics', text('BEGIN:VCALENDAR\nEND:VCALENDAR'), 'text/calendar'],
  ['safe text/plain', 'note.txt', text('Bonjour')],
  [
    'safe message/rfc822',
    'courriel.eml',
    text('Subject: x\r\nContent-Type: text/plain\r\n\r\nBonjour'),
    'message/rfc822',
  ],
  [
    'refused_type',
    'courriel.eml',
    text(
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: x/y;\r\n name="a.exe"\r\n\r\nTVo=\r\n--b--',
    ),
  ],
  ['macros', 'lettre.docm', sampleFiles.docm],
  ['macros', 'lettre.docx', sampleFiles.docm],
  ['macros', 'lettre.odt', sampleFiles.odtWithBasic],
  ['macros', 'lettre.doc', sampleFiles.docWithVba],
  ['macros', 'bilan.xlsx', zipOf(['[Content_Types].xml', 'xl/workbook.xml', 'xl/macrosheets/sheet1.xml'])],
  ['macros', 'lettre.rtf', text('{\\rtf1 {\\object\\objdata 0105}}')],
  ['macros', 'plan.pdf', text('%PDF-1.4\n<< /S /Launch /F (cmd.exe) >>')],
  ['wrong_type', 'photo.jpg', sampleFiles.pdf, 'image/jpeg'],
  ['wrong_type', 'plan.pdf', text('Ceci n’est pas un plan'), 'application/pdf'],
  ['wrong_type', 'bilan.xlsx', sampleFiles.docx],
  ['wrong_type', 'plan.pdf', Buffer.from([1, 0, 2, 0, 3])],
  ['wrong_type', 'x', sampleFiles.pdf, 'image/png'],
  ['refused_type', 'facture.pdf.exe', sampleFiles.program],
  ['refused_type', 'facture.pdf', sampleFiles.program, 'application/pdf'],
  ['refused_type', 'photos.zip', sampleFiles.zip],
  ['refused_type', 'lettre.docx', sampleFiles.zip],
  ['refused_type', 'page.html', text('<html><script>x</script></html>'), 'text/html'],
  ['refused_type', 'page.txt', text('  <!DOCTYPE html><html>')],
  ['refused_type', 'logo.svg', text('<svg onload="x()"/>'), 'image/svg+xml'],
  ['refused_type', 'script.js', text('WScript.Shell')],
  ['refused_type', 'donnees.xyz', Buffer.from([1, 0, 2, 0, 3])],
  ['unreadable', 'lettre.docx', sampleFiles.encrypted],
  ['unreadable', 'lettre.docx', sampleFiles.docx.subarray(0, 60)],
  ['unreadable', 'vide.pdf', Buffer.alloc(0)],
  ['too_large', 'gros.pdf', Buffer.concat([sampleFiles.pdf, Buffer.alloc(1_000_000)])],
])('%s: %s', (expected, name, content, declaredType) => {
  const judged = of(name, content, declaredType);
  const [verdict, mimeType] = expected.split(' ');
  expect(judged.verdict).toBe(verdict);
  if (mimeType) expect(judged.mimeType).toBe(mimeType);
  expect(judged.content === undefined).toBe(verdict !== 'safe');
  expect(judged.bytes).toBe(content.length);
});

test('a name is one line, without a path, and reads as it is written', () => {
  expect(fileNameOf('..\\..\\windows\\a.pdf', '')).toBe('a.pdf');
  expect(fileNameOf('/etc/passwd', '')).toBe('passwd');
  expect(fileNameOf('fac\u202Efdp.exe', '')).toBe('facfdp.exe');
  expect(fileNameOf('a\r\nX-Evil: 1\0.pdf', '')).toBe('aX-Evil_ 1.pdf');
  expect(fileNameOf('', 'message/rfc822')).toBe('sans-nom.eml');
  expect(fileNameOf(`${'é'.repeat(400)}.pdf`, '')).toMatch(/^é{146}\.pdf$/);
});

test('winmail.dat gives back the files that Outlook put in it, by their whole names', () => {
  const files = [
    { name: 'Délibération n° 12.pdf', content: sampleFiles.pdf },
    { name: 'photo.jpg', content: sampleFiles.jpeg },
  ];
  const read = readTnef(tnefOf(files, 'Bonjour'));
  expect(read?.text).toBe('Bonjour');
  expect(read?.files.map(({ name, content }) => [name, Buffer.from(content)])).toEqual(
    files.map(({ name, content }) => [name, content]),
  );
  expect(readTnef(tnefOf(files).subarray(0, 90))).toBeUndefined();
  expect(readTnef(Buffer.from('x'))).toBeUndefined();
});
