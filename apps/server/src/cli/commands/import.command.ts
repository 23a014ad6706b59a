import { resolve } from 'node:path';
import { importFile, tryImport } from '../../ops/import.file.ts';
import { progressLine } from '../../ops/terminal.ts';
import type { Command } from '../command.ts';
import { runOperator, type OperatorContext } from '../operator.run.ts';
import { withProgram } from '../with-program.ts';

export const command: Command = {
  name: 'import',
  summary: 'imports posts from a CSV or JSON Lines file into a territory',
  help: `
Usage: ./beffroi import --territory NAME FILE [--dry-run]

Brings the posts of a file in: exports of listening tools (CSV), or JSON Lines. Columns are recognised by their names;
what a watch of the territory holds is kept, the rest is not. The same file twice brings nothing twice. Ctrl-C stops it;
what was imported stays. Works beside a running Beffroi.

  --territory NAME   the territory, by its name or its identifier
  --dry-run          says what would be imported, and stores nothing

Input    FILE, at most 64 MB
Output   how many were read, kept and known; each line that could not be read, on standard error

Example  ./beffroi import --territory "Région Picardie" export-visibrain.csv --dry-run
`,
  run: (args, io) =>
    runOperator(
      { args, io, options: { territory: { type: 'string' }, 'dry-run': { type: 'boolean' } }, maxPositionals: 1 },
      async ({ positionals: [file], values }, context) => {
        if (file === undefined || values.territory === undefined) {
          io.stderr.write('Usage: ./beffroi import --territory NAME FILE [--dry-run]\n');
          return 2;
        }
        const wanted = { territory: values.territory, file: resolve(file) };
        return values['dry-run'] === true ? dryRun(context, wanted) : bringIn(context, wanted);
      },
    ),
};

type Wanted = { territory: string; file: string };

async function dryRun(context: OperatorContext, wanted: Wanted): Promise<number> {
  const { io, language } = context;
  return withProgram(context, 'import', async (program) => {
    const preview = await tryImport(program, wanted);
    for (const { line, column, message } of preview.errors) {
      io.stderr.write(`${line}${column === undefined ? '' : ` (${column})`}: ${message[language]}\n`);
    }
    const columns = Object.entries(preview.mapping).map(([field, column]) => `${field} = ${column}`);
    io.stdout.write(
      language === 'fr'
        ? `${preview.rows} lignes, ${preview.readable} lisibles, ${preview.wouldKeep} seraient gardées. Colonnes : ${columns.join(', ')}\n`
        : `${preview.rows} rows, ${preview.readable} readable, ${preview.wouldKeep} would be kept. Columns: ${columns.join(', ')}\n`,
    );
    return 0;
  });
}

async function bringIn(context: OperatorContext, wanted: Wanted): Promise<number> {
  const { io, language, signal } = context;
  return withProgram(context, 'import', async (program) => {
    const progress = progressLine(io.stderr);
    const work = await importFile(program, {
      ...wanted,
      signal,
      onProgress: ({ done }) => progress.show(String(done)),
    });
    progress.clear();
    for (const { line, message } of work.errors) io.stderr.write(`${line ?? ''}: ${message[language]}\n`);
    const { rows = 0, kept = 0, known = 0, unreadable = 0 } = work.result ?? {};
    io.stdout.write(
      language === 'fr'
        ? `${rows} lignes : ${kept} gardées, ${known} déjà connues, ${unreadable} illisibles\n`
        : `${rows} rows: ${kept} kept, ${known} known already, ${unreadable} unreadable\n`,
    );
    return work.state === 'done' ? 0 : 1;
  });
}
