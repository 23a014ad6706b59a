import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CommandIo } from '../command.ts';
import type { LineFailure } from './match.lines.ts';
import type { MatchAnswer, MatchTask, MatchWorkerData } from './match.worker.ts';

/** Tasks that a worker may have before it: enough to be never idle, few enough to bound memory. */
const TASKS_A_WORKER = 4;

type Done = Extract<MatchAnswer, { kind: 'done' }>;

/** Threads that match chunks of lines, side by side; what they answer is written in the order of the chunks. */
export class MatchPool {
  /** Lines that were read, and lines that could not be. */
  read = 0;
  failed = 0;
  private readonly io: CommandIo;
  private readonly workers: { thread: Worker; tasks: number }[];
  private readonly answers = new Map<number, Done>();
  private sent = 0;
  private written = 0;
  private linesWritten = 0;
  private outputIsFull = false;
  private outputIsClosed = false;
  private wake: () => void = () => {};
  private trouble: unknown;

  private constructor(io: CommandIo, threads: Worker[]) {
    this.io = io;
    this.workers = threads.map((thread) => ({ thread, tasks: 0 }));
    for (const worker of this.workers) {
      worker.thread.on('message', (answer: Done) => {
        worker.tasks -= 1;
        this.answers.set(answer.number, answer);
        this.flush();
      });
      worker.thread.on('error', (error) => {
        this.trouble = error;
        this.wake();
      });
    }
    // Whoever reads the output may leave before the end (`| head`).
    io.stdout.on('error', () => {
      this.outputIsClosed = true;
      this.wake();
    });
    io.stdout.on('drain', () => {
      this.outputIsFull = false;
      this.flush();
    });
  }

  /** Starts `size` threads; answers once they have read the watches. */
  static async start(
    io: CommandIo,
    size: number,
    data: MatchWorkerData,
  ): Promise<{ pool: MatchPool; watches: number; failures: LineFailure[] }> {
    const threads = Array.from(
      { length: size },
      () =>
        new Worker(new URL('./match.worker.ts', import.meta.url), {
          workerData: data,
          execArgv: ['--disable-warning=ExperimentalWarning'],
        }),
    );
    const [first] = await Promise.all(
      threads.map(async (thread): Promise<MatchAnswer> => ((await once(thread, 'message')) as [MatchAnswer])[0]),
    );
    const ready = first as Extract<MatchAnswer, { kind: 'ready' }>;
    return { pool: new MatchPool(io, threads), watches: ready.size, failures: ready.failures };
  }

  /** Sends whole lines to a thread, when one has room and the output flows; false when nobody reads the output any more. */
  async send(lines: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const least = await this.until(() => {
      const [idlest] = this.workers.toSorted((a, b) => a.tasks - b.tasks);
      if (this.outputIsClosed) return 'closed';
      return !this.outputIsFull && idlest !== undefined && idlest.tasks < TASKS_A_WORKER ? idlest : undefined;
    });
    if (least === 'closed') return false;
    least.tasks += 1;
    least.thread.postMessage({ number: this.sent, lines } satisfies MatchTask, [lines.buffer]);
    this.sent += 1;
    return true;
  }

  /** Waits until all is written, and ends the threads. */
  async end(): Promise<void> {
    try {
      await this.until(() => this.outputIsClosed || (this.written === this.sent && !this.outputIsFull) || undefined);
    } finally {
      await Promise.all(this.workers.map(async ({ thread }) => thread.terminate()));
    }
  }

  private async until<T>(condition: () => T | undefined): Promise<T> {
    for (;;) {
      if (this.trouble !== undefined) throw this.trouble;
      const value = condition();
      if (value !== undefined) return value;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private flush(): void {
    for (let answer = this.answers.get(this.written); answer !== undefined && !this.outputIsFull;) {
      this.answers.delete(this.written);
      this.written += 1;
      for (const { line, message } of answer.failures)
        this.io.stderr.write(`line ${this.linesWritten + line}: ${message}\n`);
      this.linesWritten += answer.lineCount;
      this.read += answer.read;
      this.failed += answer.failures.length;
      if (answer.output.length > 0) this.outputIsFull = !this.io.stdout.write(answer.output);
      answer = this.answers.get(this.written);
    }
    this.wake();
  }
}
