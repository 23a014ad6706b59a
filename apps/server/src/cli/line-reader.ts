import { StringDecoder } from 'node:string_decoder';

/** A line is not kept beyond this many UTF-16 units, so that memory is bounded whatever comes in. */
export const LONGEST_LINE = 1 << 24;

/**
 * Cuts a stream into lines, in the pieces in which it comes: each piece gives the lines that end in it, without their
 * end (`\n` or `\r\n`); the last line may have no end. `undefined` stands for a line longer than `longest`.
 */
export async function* readLines(
  input: AsyncIterable<Uint8Array | string>,
  longest = LONGEST_LINE,
): AsyncGenerator<(string | undefined)[]> {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  let isTooLong = false;
  for await (const piece of input) {
    const text =
      typeof piece === 'string' ? piece : decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.length));
    const lines: (string | undefined)[] = [];
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      if (!isTooLong) begun += text.slice(from, end);
      lines.push(isTooLong || begun.length > longest ? undefined : withoutReturn(begun));
      begun = '';
      isTooLong = false;
      from = end + 1;
    }
    if (!isTooLong) begun += text.slice(from);
    if (begun.length > longest) {
      isTooLong = true;
      begun = '';
    }
    if (lines.length > 0) yield lines;
  }
  if (!isTooLong) begun += decoder.end();
  if (isTooLong || begun !== '') yield [isTooLong ? undefined : withoutReturn(begun)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
