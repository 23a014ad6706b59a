import { Tokenizer } from 'htmlparser2';
import { htmlVoidElements, impliesEndOf } from './html-elements.ts';

export type MarkupElement = {
  /** Lower case; with its prefix when it has one. */
  name: string;
  attrs: Record<string, string>;
  children: MarkupNode[];
  parent: MarkupElement | undefined;
  depth: number;
};
export type MarkupNode = MarkupElement | string;

/** What was broken in a document. */
export type MarkupProblem = 'unclosed' | 'unopened' | 'attribute' | 'too-deep' | 'too-many' | 'cut';

export type MarkupOptions = {
  xml: boolean;
  /** Turns the raw text of XML into what it stands for; HTML decodes its entities by itself. */
  decode?: (raw: string) => string;
  onOpen?: (element: MarkupElement) => void;
  /** Called when an element is complete. Answering `drop` takes it out of its parent, so that long documents stay small. */
  onClose?: (element: MarkupElement) => 'drop' | undefined;
};

const maxDepth = 250;
const maxElements = 400_000;
const maxAttributes = 200;

/**
 * Reads markup, however broken, into a tree in time proportional to its size: an end tag that nothing opened is found
 * in one look, depth and number are bounded. (htmlparser2's own parser searches its whole stack for each stray end
 * tag, so that a hostile page can hold it for minutes; its tokenizer, used here, has no such fault.)
 */
export function readMarkup(
  source: string,
  options: MarkupOptions,
): { root: MarkupElement; problems: Set<MarkupProblem> } {
  const { xml } = options;
  const root: MarkupElement = { name: '', attrs: {}, children: [], parent: undefined, depth: 0 };
  const problems = new Set<MarkupProblem>();
  const open: MarkupElement[] = [];
  const openNames: string[] = [];
  const openCounts = new Map<string, number>();
  let current = root;
  let elements = 0;
  let name = '';
  let attrs: Record<string, string> = {};
  let attrName = '';
  let attrValue = '';
  let attrCount = 0;
  let lastEnd = 0;

  const decode = options.decode ?? ((raw: string) => raw);
  const addText = (text: string) => {
    if (text !== '') current.children.push(text);
  };

  const closeTop = () => {
    const closing = open.pop();
    const closingName = openNames.pop();
    if (closingName !== undefined) openCounts.set(closingName, (openCounts.get(closingName) ?? 1) - 1);
    if (closing === undefined) return;
    current = closing.parent ?? root;
    if (options.onClose?.(closing) === 'drop' && current.children.at(-1) === closing) current.children.pop();
  };

  const openElement = (selfClosed: boolean) => {
    if (!xml) {
      while (openNames.length > 0 && impliesEndOf(name, openNames.at(-1) ?? '')) closeTop();
    }
    elements += 1;
    if (elements > maxElements) problems.add('too-many');
    if (open.length >= maxDepth) problems.add('too-deep');
    if (elements > maxElements || open.length >= maxDepth) return;
    const element: MarkupElement = { name, attrs, children: [], parent: current, depth: current.depth + 1 };
    current.children.push(element);
    open.push(element);
    openNames.push(name);
    openCounts.set(name, (openCounts.get(name) ?? 0) + 1);
    current = element;
    options.onOpen?.(element);
    if (selfClosed || (!xml && htmlVoidElements.has(name))) closeTop();
  };

  const tokenizer = new Tokenizer(
    { xmlMode: xml, decodeEntities: !xml, recognizeSelfClosing: xml },
    {
      onopentagname(start, end) {
        lastEnd = end;
        name = source.slice(start, end).toLowerCase();
        attrs = Object.create(null) as Record<string, string>;
        attrCount = 0;
      },
      onattribname(start, end) {
        attrName = source.slice(start, end).toLowerCase();
        attrValue = '';
      },
      onattribdata(start, end) {
        attrValue += source.slice(start, end);
      },
      onattribentity(code) {
        attrValue += String.fromCodePoint(code);
      },
      onattribend(quote) {
        if (quote < 2) problems.add('attribute');
        attrCount += 1;
        if (attrCount <= maxAttributes) attrs[attrName] ??= xml ? decode(attrValue) : attrValue;
        else problems.add('too-many');
      },
      onopentagend(end) {
        lastEnd = end;
        openElement(false);
      },
      onselfclosingtag(end) {
        lastEnd = end;
        openElement(xml);
      },
      onclosetag(start, end) {
        lastEnd = end;
        const closed = source.slice(start, end).trim().toLowerCase();
        if ((openCounts.get(closed) ?? 0) === 0) {
          problems.add('unopened');
          return;
        }
        while (openNames.at(-1) !== closed) {
          problems.add('unclosed');
          closeTop();
        }
        closeTop();
      },
      ontext(start, end) {
        lastEnd = end;
        addText(xml ? decode(source.slice(start, end)) : source.slice(start, end));
      },
      ontextentity(code, end) {
        lastEnd = end;
        addText(String.fromCodePoint(code));
      },
      oncdata(start, end, endOffset) {
        lastEnd = end;
        addText(source.slice(start, end - endOffset));
      },
      oncomment(_start, end) {
        lastEnd = end;
      },
      ondeclaration(_start, end) {
        lastEnd = end;
      },
      onprocessinginstruction(_start, end) {
        lastEnd = end;
      },
      onend() {},
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  if (source.length - lastEnd > 1 && source.slice(lastEnd + 1).trim() !== '') problems.add('cut');
  if (open.length > 0) problems.add('unclosed');
  while (open.length > 0) closeTop();
  return { root, problems };
}

/** The text of an element and all that is in it. */
export function textOf(node: MarkupNode): string {
  if (typeof node === 'string') return node;
  let text = '';
  for (const child of node.children) text += typeof child === 'string' ? child : textOf(child);
  return text;
}

/** The elements under one, in document order. */
export function* descendants(element: MarkupElement): Generator<MarkupElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* descendants(child);
  }
}
