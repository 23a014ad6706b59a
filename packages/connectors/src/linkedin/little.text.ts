const reserved = /[\\<>#~_|[\]*(){}@]/g;
/** A word after `#`, with a letter in it, that begins a word: neither an anchor in an address nor a bare number. */
const hashtag = /(?<![\p{L}\p{N}_/&#])#(?=[\p{N}_]*\p{L})([\p{L}\p{N}_]+)/gu;
const template = /(?<!\\)\{hashtag\|\\?#\|((?:\\.|[^\\}])*)\}/g;

/**
 * A plain text in LinkedIn's "little text": what is reserved is escaped, or all after it would be lost without a word;
 * hashtags are written so that they lead to their page.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format
 */
export function toLittleText(text: string): string {
  let little = '';
  let at = 0;
  for (const found of text.matchAll(hashtag)) {
    little += `${escaped(text.slice(at, found.index))}{hashtag|\\#|${escaped(found[1] ?? '')}}`;
    at = found.index + found[0].length;
  }
  return little + escaped(text.slice(at));
}

/** What people read of a little text. */
export function fromLittleText(little: string): string {
  return little.replaceAll(template, '#$1').replaceAll(/\\([\\<>#~_|[\]*(){}@])/g, '$1');
}

function escaped(text: string): string {
  return text.replaceAll(reserved, String.raw`\$&`);
}
