import { expect, test } from 'vitest';
import { readCalendar, readLocalTime } from './calendar.csv.ts';

test('dates and hours are read as people write them', () => {
  expect(readLocalTime('24/11/2026', '16 h 30')).toBe('2026-11-24T16:30');
  expect(readLocalTime('24/11/2026', '16\u202fh\u202f30')).toBe('2026-11-24T16:30');
  expect(readLocalTime('2026-11-04', '8:05')).toBe('2026-11-04T08:05');
  expect(readLocalTime('4.11.2026', '8h')).toBe('2026-11-04T08:00');
  for (const [date, time] of [
    ['31/02/2026', '8h'],
    ['24/11', '8h'],
    ['24/11/2026', ''],
    ['24/11/2026', '25:00'],
  ] as const)
    expect(readLocalTime(date, time)).toBeUndefined();
});

test('columns are known by their names in both languages, in any order, and unknown ones are left out', async () => {
  const read = await readCalendar(
    'Heure;Texte;Comptes;Date;Remarque\n16h30;"Nos coteaux ; ouvrent";X, Facebook;24/11/2026;à voir\n',
  );
  expect(read?.lines).toEqual([
    {
      ok: true,
      line: 2,
      cells: { time: '16h30', text: 'Nos coteaux ; ouvrent', channels: 'X, Facebook', date: '24/11/2026' },
    },
  ]);
  expect(await readCalendar('a;b\n1;2\n')).toBeUndefined();
});

test('a cell that was guarded against spreadsheets is read as it was written', async () => {
  const read = await readCalendar("texte;titre\n'@prefet a raison;'=A1\n");
  expect(read?.lines[0]).toMatchObject({ cells: { text: '@prefet a raison', title: '=A1' } });
});
