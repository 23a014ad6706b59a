import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { loadInstallation, type Installation } from '../ops/installation.ts';
import { Interrupted, interruption, sayBoth, terminalLanguage, type Language } from '../ops/terminal.ts';
import { OperatorError } from '../platform/operator.error.ts';
import type { CommandIo } from './command.ts';

export type OperatorContext = Installation & { io: CommandIo; language: Language; signal: AbortSignal };

type Words<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>;

/**
 * Runs a command of the operator: reads its words and the settings, says what stops it in both languages, and lets
 * Ctrl-C cancel it.
 *
 * @returns the exit code: 2 when the words are wrong, 1 when something stopped it, 130 when it was interrupted
 */
export async function runOperator<Options extends ParseArgsOptionsConfig>(
  given: { args: string[]; io: CommandIo; options: Options; maxPositionals: number },
  run: (words: Words<Options>, context: OperatorContext) => Promise<number>,
): Promise<number> {
  const { io } = given;
  let words: Words<Options>;
  try {
    words = parseArgs({ args: given.args, options: given.options, allowPositionals: true });
    if (words.positionals.length > given.maxPositionals)
      throw new Error(`Unexpected argument '${words.positionals.at(-1)}'`);
  } catch (error) {
    io.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const { signal, release } = interruption();
  try {
    return await run(words, { ...loadInstallation(io.env), io, language: terminalLanguage(io.env), signal });
  } catch (error) {
    if (error instanceof Interrupted) {
      sayBoth(io.stderr, { fr: 'Interrompu.', en: 'Interrupted.' });
      return 130;
    }
    const refusal = error instanceof OperatorError ? error : connectionTrouble(error);
    if (!refusal) throw error;
    sayBoth(io.stderr, refusal.text);
    return 1;
  } finally {
    release();
  }
}

/** A database that does not answer, or a disk that does not take any more, is not a bug of ours. */
function connectionTrouble(error: unknown): OperatorError | undefined {
  const { code, message } = error as { code?: string; message?: string };
  if (code === undefined) return undefined;
  if (/^(EADDR|EACCES$)/.test(code) && /listen/.test(message ?? '')) {
    return new OperatorError({
      fr: `L’adresse d’écoute n’est pas libre ou n’est pas permise (${message}) : changez PORT ou HOST.`,
      en: `The address to listen on is taken or not allowed (${message}): change PORT or HOST.`,
    });
  }
  if (/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|28|57P|53|08|3D)/.test(code)) {
    return new OperatorError({
      fr: `La base de données ne répond pas (${message}) : vérifiez DATABASE_URL et que le serveur tourne.`,
      en: `The database does not answer (${message}): check DATABASE_URL and that the server runs.`,
    });
  }
  if (/^(ENOSPC|EACCES|EROFS|EDQUOT|ENOENT|ENOTDIR|EISDIR)$/.test(code)) {
    return new OperatorError({
      fr: `Le disque refuse (${message}).`,
      en: `The disk refuses (${message}).`,
    });
  }
  return undefined;
}
