export { decodeBytes, undoDoubleEncoding, type DecodedText } from './charset.ts';
export { htmlToText, linksInText, oneLine, treeToText, type SafeText } from './html-text.ts';
export { descendants, readMarkup, textOf, type MarkupElement, type MarkupNode } from './markup.ts';
export { resolveReference, safeHttpUrl } from './url-reference.ts';
