import { describe, expect, it } from 'vitest';
import { decodeSheet, readDirectorySheet } from './department.csv.ts';

describe('a directory in a sheet', () => {
  it('is read with French headings, semicolons and lists in a cell', async () => {
    const sheet = [
      'Nom;Compétences;Mots-clés;Courriel;Téléphone;Responsable;Délai (heures)',
      'Voirie;"Nids-de-poule|Trottoirs";trou, chaussée;voirie@ville.fr;03 22 00 00 00;Ana Diaz <ana@ville.fr>;24 h',
    ].join('\r\n');
    expect(await readDirectorySheet(`\u{feff}${sheet}`)).toEqual([
      {
        line: 2,
        ok: true,
        name: 'Voirie',
        given: {
          name: 'Voirie',
          competences: ['Nids-de-poule', 'Trottoirs'],
          keywords: ['trou', 'chaussée'],
          email: 'voirie@ville.fr',
          phone: '03 22 00 00 00',
          people: [{ name: 'Ana Diaz', level: 'head', email: 'ana@ville.fr' }],
          answerWithinHours: 24,
        },
      },
    ]);
  });

  it('is read with English headings and commas, and leaves unsaid what the sheet does not say', async () => {
    expect(await readDirectorySheet('name,email\nRoads,\n')).toEqual([
      { line: 2, ok: true, name: 'Roads', given: { name: 'Roads' } },
    ]);
  });

  it('says by their number the lines that will not do', async () => {
    const lines = await readDirectorySheet('nom;courriel\n;a@ville.fr\nVoirie;pas une adresse\nÉcoles;e@ville.fr\n');
    expect(lines?.map((line) => [line.line, line.ok, line.ok ? line.name : line.message.fr])).toEqual([
      [2, false, 'Le nom du service manque, ou est trop long.'],
      [3, false, 'L’adresse électronique n’est pas lisible.'],
      [4, true, 'Écoles'],
    ]);
  });

  it('is refused when no column gives a name', async () => {
    expect(await readDirectorySheet('a;b\n1;2')).toBeUndefined();
  });

  it('keeps its accents in whatever encoding a spreadsheet wrote it', () => {
    expect(decodeSheet(Buffer.from('Écoles', 'latin1'))).toBe('Écoles');
    expect(decodeSheet(Buffer.from('Écoles', 'utf8'))).toBe('Écoles');
    expect(decodeSheet(Buffer.from('\u{feff}Écoles', 'utf16le'))).toBe('Écoles');
  });
});
