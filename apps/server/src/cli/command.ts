import type { Readable, Writable } from 'node:stream';

/** What a command may touch; tests give it streams of their own. */
export type CommandIo = {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  env: Record<string, string | undefined>;
};

export type Command = {
  name: string;
  /** One line for `./beffroi --help`. */
  summary: string;
  /** The whole text of `./beffroi NAME --help`: usage, options, input, output, example. */
  help: string;
  /** Runs the command on the words after its name and answers the exit code: 0 done, 1 failed, 2 misused. */
  run: (args: string[], io: CommandIo) => Promise<number>;
};
