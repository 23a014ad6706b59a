import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { CommandIo } from './command.ts';

/**
 * Runs a filter line by line: one line in, no or one line out, in order, at the pace of the reader behind the pipe.
 * A line that throws is reported on standard error with its number and the filter goes on.
 *
 * @returns the exit code: 1 only when lines came in and none could be read
 */
export async function filterLines(
  io: CommandIo,
  transform: (line: string, lineNumber: number) => string | undefined,
): Promise<number> {
  let lineNumber = 0;
  let read = 0;
  let failed = 0;
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Infinity })) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    let output: string | undefined;
    try {
      output = transform(line, lineNumber);
      read += 1;
    } catch (error) {
      failed += 1;
      io.stderr.write(`line ${lineNumber}: ${error instanceof Error ? error.message : String(error)}\n`);
      continue;
    }
    if (output !== undefined && !io.stdout.write(`${output}\n`)) await once(io.stdout, 'drain');
  }
  return read === 0 && failed > 0 ? 1 : 0;
}
