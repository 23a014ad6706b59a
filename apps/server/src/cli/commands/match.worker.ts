import { parentPort, workerData } from 'node:worker_threads';
import { matchLine, messageOf, readWatches } from './match.lines.ts';
import type { LineFailure } from './match.lines.ts';

export type MatchWorkerData = { watches: string; all: boolean };
/** Whole lines of UTF-8, to be answered under the same number. */
export type MatchTask = { number: number; lines: Uint8Array<ArrayBuffer> };
export type MatchAnswer =
  | { kind: 'ready'; size: number; failures: LineFailure[] }
  /** `failures` count lines from 1 within the task. */
  | {
      kind: 'done';
      number: number;
      output: Uint8Array<ArrayBuffer>;
      lineCount: number;
      read: number;
      failures: LineFailure[];
    };

const { watches, all } = workerData as MatchWorkerData;
const port = parentPort!;
const { matcher, failures } = readWatches(watches);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

port.on('message', ({ number, lines }: MatchTask) => {
  const answer = matchLines(decoder.decode(lines));
  const output = encoder.encode(answer.output);
  port.postMessage({ kind: 'done', number, ...answer, output } satisfies MatchAnswer, [output.buffer]);
});
port.postMessage({ kind: 'ready', size: matcher.size, failures } satisfies MatchAnswer);

function matchLines(text: string): { output: string; lineCount: number; read: number; failures: LineFailure[] } {
  const failed: LineFailure[] = [];
  let output = '';
  let lineCount = 0;
  let read = 0;
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const line = text.slice(from, newline < 0 ? text.length : newline);
    from = newline < 0 ? text.length : newline + 1;
    lineCount += 1;
    if (line === '' || line.trim() === '') continue;
    try {
      const matched = matchLine(line, matcher, all);
      read += 1;
      if (matched !== undefined) output += `${matched}\n`;
    } catch (error) {
      failed.push({ line: lineCount, message: messageOf(error) });
    }
  }
  return { output, lineCount, read, failures: failed };
}
