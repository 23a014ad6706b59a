import { blockElements, unreadableElements } from './html-elements.ts';
import { readMarkup, type MarkupElement, type MarkupNode } from './markup.ts';
import { safeHttpUrl } from './url-reference.ts';

export type SafeText = {
  /** Plain: no markup, no script, blocks on lines of their own. */
  text: string;
  /** http and https only, absolute, in order, once each. */
  links: string[];
  images: { url: string; alt?: string }[];
};

// eslint-disable-next-line no-control-regex -- they are what is taken out
const controlCodes = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Longer markup is cut: no post is read further than that. */
const maxHtmlLength = 1_000_000;

/** Reduces HTML to safe text and safe links. Never throws, whatever the markup. */
export function htmlToText(html: string, baseUrl?: string): SafeText {
  return treeToText(readMarkup(html.slice(0, maxHtmlLength), { xml: false }).root, baseUrl);
}

/** Same, for markup that was already read. */
export function treeToText(tree: MarkupElement, baseUrl?: string): SafeText {
  const lines = new LineWriter();
  const links = new Set<string>();
  const images = new Map<string, { url: string; alt?: string }>();

  const visit = (node: MarkupNode, preformatted: boolean): void => {
    if (typeof node === 'string') {
      lines.write(node, preformatted);
      return;
    }
    const name = localName(node.name);
    if (unreadableElements.has(name)) return;
    if (name === 'a') {
      const url = safeHttpUrl(node.attrs['href'] ?? '', baseUrl);
      if (url !== undefined) links.add(url);
    }
    if (name === 'img') {
      const image = readImage(node, baseUrl);
      if (image !== undefined && !images.has(image.url)) images.set(image.url, image);
      return;
    }
    if (name === 'br') {
      lines.breakLine();
      return;
    }
    const isBlock = blockElements.has(name);
    if (isBlock) lines.startBlock(name === 'td' || name === 'th' || name === 'tr' || name === 'li' ? 1 : 2);
    if (name === 'li') lines.bullet();
    for (const child of node.children) visit(child, preformatted || name === 'pre');
    if (isBlock) lines.startBlock(name === 'td' || name === 'th' || name === 'tr' || name === 'li' ? 1 : 2);
  };
  for (const child of tree.children) visit(child, false);
  return { text: lines.finish(), links: [...links], images: [...images.values()] };
}

/** Plain text in which a feed or a page wrote addresses. */
export function linksInText(text: string): string[] {
  const links = new Set<string>();
  for (const [written] of text.matchAll(/\bhttps?:\/\/[^\s<>"'«»()[\]{}]{1,2000}/gi)) {
    const url = safeHttpUrl(written.replace(/[.,;:!?…]+$/, ''));
    if (url !== undefined) links.add(url);
  }
  return [...links];
}

/** One line: no breaks, no runs of blanks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function readImage(element: MarkupElement, baseUrl: string | undefined): { url: string; alt?: string } | undefined {
  const { width, height, src, alt } = element.attrs;
  if (width === '1' || height === '1' || width === '0' || height === '0') return undefined;
  const url = safeHttpUrl(src ?? element.attrs['data-src'] ?? '', baseUrl);
  if (url === undefined) return undefined;
  return alt === undefined || alt.trim() === '' ? { url } : { url, alt: oneLine(alt) };
}

/** Writes running text as a browser would lay it out: blanks collapse, blocks stand apart. */
class LineWriter {
  private readonly parts: string[] = [];
  private pendingBreaks = 0;
  private pendingSpace = false;
  private empty = true;
  private afterBullet = false;

  write(text: string, preformatted: boolean): void {
    if (preformatted) {
      if (text === '') return;
      this.flush();
      this.parts.push(text);
      return;
    }
    const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
    const trimmed = collapsed.replace(/^ | $/g, '');
    if (trimmed === '') {
      if (collapsed !== '') this.pendingSpace = true;
      return;
    }
    if (collapsed.startsWith(' ')) this.pendingSpace = true;
    this.flush();
    this.parts.push(trimmed);
    this.pendingSpace = collapsed.endsWith(' ');
  }

  breakLine(): void {
    this.pendingBreaks += 1;
  }

  bullet(): void {
    this.flush();
    this.parts.push('• ');
    this.afterBullet = true;
  }

  startBlock(breaks: 1 | 2): void {
    if (this.afterBullet) return;
    this.pendingBreaks = Math.max(this.pendingBreaks, breaks);
  }

  finish(): string {
    return this.parts
      .join('')
      .replace(controlCodes, '')
      .replace(/^[ \u00a0]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  private flush(): void {
    if (this.pendingBreaks > 0 && !this.empty) this.parts.push('\n'.repeat(Math.min(this.pendingBreaks, 2)));
    else if (this.pendingSpace && !this.empty) this.parts.push(' ');
    this.pendingBreaks = 0;
    this.pendingSpace = false;
    this.empty = false;
    this.afterBullet = false;
  }
}
