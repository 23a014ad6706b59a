import type { Territory } from '@beffroi/contracts';
import type { StoredAnswer } from './answer.store.ts';

type Feed = { territory: Territory; rows: readonly StoredAnswer[]; home: string };

const titleOf = ({ name }: Territory): string => `Questions et réponses – ${name}`;

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeedOf({ territory, rows, home }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(territory),
    home_page_url: home,
    feed_url: `${home}/feed.json`,
    items: rows.map((row) => ({
      id: `${home}/${row.id}`,
      url: `${home}/${row.id}`,
      title: row.question,
      content_text: row.answer,
      language: row.lang,
      date_published: (row.published_at ?? row.updated_at).toISOString(),
      date_modified: row.updated_at.toISOString(),
    })),
  });
}

/** Atom (RFC 4287). */
export function atomOf({ territory, rows, home }: Feed): string {
  const updated =
    rows
      .map((row) => row.updated_at.toISOString())
      .toSorted()
      .at(-1) ?? territoryEpoch;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${xml(titleOf(territory))}</title><id>${xml(home)}</id><updated>${updated}</updated>`,
    `<link rel="self" href="${xml(home)}/atom.xml"/><link href="${xml(home)}"/>`,
    `<author><name>${xml(territory.name)}</name></author>`,
    ...rows.map(
      (row) =>
        `<entry><title>${xml(row.question)}</title><id>${xml(`${home}/${row.id}`)}</id><link href="${xml(`${home}/${row.id}`)}"/>` +
        `<published>${(row.published_at ?? row.updated_at).toISOString()}</published><updated>${row.updated_at.toISOString()}</updated>` +
        `<content type="text" xml:lang="${xml(row.lang)}">${xml(row.answer)}</content></entry>`,
    ),
    '</feed>',
  ].join('\n');
}

/** Of a register that holds nothing yet. */
const territoryEpoch = '2026-01-01T00:00:00.000Z';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- what XML 1.0 cannot hold
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
