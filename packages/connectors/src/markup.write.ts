/** What XML 1.0 cannot hold: most control characters, lone surrogates, two non-characters. */
// eslint-disable-next-line no-control-regex -- they are what is taken out
const unholdable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A text that can stand in XML or HTML, between tags or in an attribute in double quotes. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(unholdable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** One element with its text; nothing when there is no text. */
export function element(name: string, text: string | undefined, attributes: Record<string, string> = {}): string {
  if (text === undefined || text === '') return '';
  return `<${name}${attributesOf(attributes)}>${escaped(text)}</${name}>`;
}

/** Attributes as they stand after a name, with a space before each. */
export function attributesOf(attributes: Record<string, string | number | undefined>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

/** A plain text as paragraphs, its addresses as links: HTML that is safe wherever it lands. */
export function paragraphsOf(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${linked(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

const address = /https?:\/\/[^\s<>"«»]+/g;

function linked(text: string): string {
  let html = '';
  let at = 0;
  for (const found of text.matchAll(address)) {
    // What ends a sentence does not end an address.
    const url = found[0].replace(/[.,;:!?)\]’]+$/, '');
    html += `${escaped(text.slice(at, found.index))}<a href="${escaped(url)}">${escaped(url)}</a>`;
    at = found.index + url.length;
  }
  return html + escaped(text.slice(at));
}
