/** Elements that never have an end tag (HTML Living Standard, 13.1.2). */
export const htmlVoidElements: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

/** Elements whose content is no text to read: scripts, forms' innards, graphics, embedded documents. */
export const unreadableElements: ReadonlySet<string> = new Set(
  'script style template noscript iframe noembed noframes applet svg math head select textarea canvas audio video title'.split(
    ' ',
  ),
);

/** Elements that start and end on a line of their own. */
export const blockElements: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

const closesParagraph = new Set(
  'address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
);

/** Whether opening one element ends the other, which authors may leave open (HTML Living Standard, 13.1.2.4). */
export function impliesEndOf(opened: string, current: string): boolean {
  switch (current) {
    case 'p':
      return closesParagraph.has(opened);
    case 'li':
      return opened === 'li';
    case 'dt':
    case 'dd':
      return opened === 'dt' || opened === 'dd';
    case 'td':
    case 'th':
      return opened === 'td' || opened === 'th' || opened === 'tr';
    case 'tr':
      return opened === 'tr';
    case 'option':
      return opened === 'option' || opened === 'optgroup';
    case 'head':
      return opened === 'body';
    default:
      return false;
  }
}
