import { resolve } from 'node:path';
import { readBackup } from '../../ops/backup/backup.read.ts';
import { bytesIn, progressLine } from '../../ops/terminal.ts';
import { startPostgres } from '../../platform/postgres/index.ts';
import type { Command } from '../command.ts';
import { runOperator } from '../operator.run.ts';

export const command: Command = {
  name: 'restore',
  summary: 'takes an installation out of a file made by backup',
  help: `
Usage: ./beffroi restore FILE

Fills an empty database, and the data folder, from a file made by './beffroi backup', of this version or an earlier
one. Beffroi must not be running on it. A database that holds anything is left alone. All or nothing: a file that is
damaged, or Ctrl-C, leaves the database empty.

Input    FILE
Output   the database (DATABASE_URL, or a new one in DATA_FOLDER) and DATA_FOLDER/media and keys

Example  DATA_FOLDER=/srv/beffroi-copy ./beffroi restore backups/beffroi-2026-03-01T0200.tar.gz
`,
  run: (args, io) =>
    runOperator({ args, io, options: {}, maxPositionals: 1 }, async ({ positionals }, context) => {
      const [file] = positionals;
      if (file === undefined) {
        io.stderr.write(`Usage: ./beffroi restore FILE\n`);
        return 2;
      }
      const { dataFolder, language, settings, signal } = context;
      const url = settings.databaseUrl;
      const database =
        url === undefined ? await startPostgres({ dataFolder, address: './beffroi restore' }) : undefined;
      const progress = progressLine(io.stderr);
      try {
        const summary = await readBackup({
          file: resolve(file),
          databaseUrl: database?.url ?? url ?? '',
          dataFolder,
          signal,
          onProgress: ({ step, done, total, bytes }) =>
            progress.show(`${done}/${total} ${step} ${bytesIn(language, bytes)}`),
        });
        progress.clear();
        const { createdAt, program, rows, files } = summary;
        io.stdout.write(
          language === 'fr'
            ? `Restauré : ${rows} lignes et ${files} fichiers, sauvegardés le ${createdAt} par Beffroi ${program}\n`
            : `Restored: ${rows} rows and ${files} files, backed up at ${createdAt} by Beffroi ${program}\n`,
        );
        return 0;
      } finally {
        progress.clear();
        await database?.close();
      }
    }),
};
