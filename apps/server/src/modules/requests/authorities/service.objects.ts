const MOST_OBJECT_CHARS = 1_000_000;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The objects of the list `service` of a JSON text that comes in pieces, one by one: what is held is one object, whatever
 * the file weighs. One that is not JSON, or longer than a million characters, comes as undefined.
 */
export async function* objectsOf(pieces: AsyncIterable<string>): AsyncGenerator<unknown> {
  let depth = 0;
  let inText = false;
  let escaped = false;
  let begun = false;
  let held = '';
  let tooLong = false;
  for await (const piece of pieces) {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece.charCodeAt(at);
      if (inText) {
        if (escaped) escaped = false;
        else if (sign === BACKSLASH) escaped = true;
        else if (sign === QUOTE) inText = false;
        continue;
      }
      if (sign === QUOTE) inText = true;
      else if (sign === OPEN) {
        depth += 1;
        // The file itself is one object; those of its list are one deeper.
        if (depth === 2) {
          from = at;
          begun = true;
        }
      } else if (sign === CLOSE) {
        depth -= 1;
        if (depth === 1 && begun) {
          yield tooLong ? undefined : parsed(held + piece.slice(from, at + 1));
          held = '';
          tooLong = false;
          begun = false;
        }
      }
    }
    if (!begun) continue;
    held = tooLong ? '' : held + piece.slice(from);
    if (held.length > MOST_OBJECT_CHARS) tooLong = true;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
