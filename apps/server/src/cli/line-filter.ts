import type { Writable } from 'node:stream';
import type { CommandIo } from './command.ts';
import { readLines } from './line-reader.ts';

/** Output is handed on in pieces of about this many UTF-16 units: a write for each line costs more than most filters. */
const PIECE = 1 << 16;

/** What a filter makes of a line: a line to write, or nothing. */
export type LineTransform = (line: string, lineNumber: number) => string | undefined;

/** What a filter looks up for several lines at once, before they are transformed; a line too long is `undefined`. */
export type LinesAhead = (lines: readonly (string | undefined)[], firstLineNumber: number) => Promise<void>;

/**
 * Runs a filter line by line: one line in, no or one line out, in order, at the pace of the reader behind the pipe.
 * A line that throws is reported on standard error with its number and the filter goes on; so is a line of more than
 * 16 million characters, which is not kept. What came in is answered before more is waited for. Stops when nobody reads
 * the output any more (`| head`).
 *
 * @param header writes the first line that is not empty; it alone is nothing read
 * @param ahead sees the lines of each piece that comes in before they are transformed
 * @returns the exit code: 1 only when lines came in and none could be read
 */
export async function filterLines(
  io: CommandIo,
  transform: LineTransform,
  header?: LineTransform,
  ahead?: LinesAhead,
): Promise<number> {
  const output = new PacedOutput(io.stdout);
  let lineNumber = 0;
  let read = 0;
  let failed = 0;
  let titled = header === undefined;
  const take = (line: string): string | undefined => {
    if (titled) {
      const answer = transform(line, lineNumber);
      read += 1;
      return answer;
    }
    titled = true;
    return header?.(line, lineNumber);
  };
  for await (const lines of readLines(io.stdin)) {
    await ahead?.(lines, lineNumber + 1);
    for (const line of lines) {
      lineNumber += 1;
      if (line === '' || line?.trim() === '') continue;
      try {
        if (line === undefined) throw new Error('the line is too long');
        const answer = take(line);
        if (answer !== undefined) output.text += `${answer}\n`;
      } catch (error) {
        failed += 1;
        io.stderr.write(`line ${lineNumber}: ${error instanceof Error ? error.message : String(error)}\n`);
      }
      if (output.text.length >= PIECE && !(await output.flush())) return 0;
    }
    if (!(await output.flush())) return 0;
  }
  return read === 0 && failed > 0 ? 1 : 0;
}

/** Text to be written, no faster than it is read. */
class PacedOutput {
  text = '';
  private isClosed = false;
  private wake: () => void = () => {};
  private readonly stream: Writable;

  constructor(stream: Writable) {
    this.stream = stream;
    const close = (): void => {
      this.isClosed = true;
      this.wake();
    };
    stream.on('error', close).on('close', close);
    stream.on('drain', () => this.wake());
  }

  /** Hands on the text, and waits when the reader is behind; false when nobody reads any more. */
  async flush(): Promise<boolean> {
    if (this.text === '' || this.isClosed) return !this.isClosed;
    const { text } = this;
    this.text = '';
    if (!this.stream.write(text)) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        if (this.isClosed || this.stream.destroyed) resolve();
      });
    }
    return !this.isClosed;
  }
}
