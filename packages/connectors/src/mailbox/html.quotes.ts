import { readMarkup, treeToText, type MarkupElement, type MarkupNode } from '../html/index.ts';

/** What is quoted, by how each program marks it: Gmail, Yahoo, Proton, Zimbra, Thunderbird, Apple Mail. */
const quotedClasses =
  /\b(?:gmail_quote|gmail_quote_container|yahoo_quoted|protonmail_quote|moz-cite-prefix|zmail_extra|gmail_signature|moz-signature|protonmail_signature_block)\b/;
/** From there on all is earlier: Outlook on the web and on telephones. */
const begins = /^(?:x_)?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION)$/;

/** The HTML of a mail as text: all of it, and without what its program marked as quoted or as a signature. */
export function textsOfHtml(html: string): { whole: string; fresh: string } {
  const { root } = readMarkup(html.slice(0, 1_000_000), { xml: false });
  const whole = treeToText(root).text;
  const { kept } = withoutQuotes(root);
  return { whole, fresh: treeToText(kept).text };
}

function withoutQuotes(element: MarkupElement): { kept: MarkupElement; ended: boolean } {
  const children: MarkupNode[] = [];
  for (const child of element.children) {
    if (typeof child === 'string') {
      children.push(child);
      continue;
    }
    if (begins.test(child.attrs['id'] ?? '')) return { kept: { ...element, children }, ended: true };
    if (isQuoted(child)) continue;
    const { kept, ended } = withoutQuotes(child);
    children.push(kept);
    if (ended) return { kept: { ...element, children }, ended };
  }
  return { kept: { ...element, children }, ended: false };
}

function isQuoted({ name, attrs }: MarkupElement): boolean {
  if (quotedClasses.test(attrs['class'] ?? '')) return true;
  if (attrs['data-marker']?.startsWith('__QUOTED') || attrs['data-marker'] === '__HEADERS__') return true;
  return name === 'blockquote' && attrs['type'] === 'cite';
}
