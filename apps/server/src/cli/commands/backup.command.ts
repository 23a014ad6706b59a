import { resolve } from 'node:path';
import { noteBackup } from '../../ops/backup/last.backup.ts';
import { writeBackup } from '../../ops/backup/backup.write.ts';
import { openDatabase, programVersion, projectRoot } from '../../ops/installation.ts';
import { bytesIn, progressLine } from '../../ops/terminal.ts';
import type { Command } from '../command.ts';
import { runOperator } from '../operator.run.ts';

export const command: Command = {
  name: 'backup',
  summary: 'puts database, media and keys of the installation into one file',
  help: `
Usage: ./beffroi backup [FILE]

Puts the installation into one file, as it is at one instant; Beffroi may go on running meanwhile. The file is a
gzipped tar that only its owner can read: it holds people's data and the keys of the installation (those kept in the
data folder; SECRET_KEY, if you set it, is yours to keep). Ctrl-C cancels and leaves no file.

Input    the database (DATABASE_URL, or the one in DATA_FOLDER) and DATA_FOLDER/media
Output   FILE, by default backups/beffroi-<date>.tar.gz in the project; its path and size on standard output

Example  ./beffroi backup /mnt/safe/beffroi-$(date +%F).tar.gz
`,
  run: (args, io) =>
    runOperator({ args, io, options: {}, maxPositionals: 1 }, async ({ positionals }, context) => {
      const { dataFolder, language, signal } = context;
      const now = new Date();
      const stamp = now.toISOString().replace(/[:.]\d{3}Z$|:/g, '');
      const file =
        positionals[0] === undefined
          ? resolve(projectRoot, 'backups', `beffroi-${stamp}.tar.gz`)
          : resolve(positionals[0]);
      const database = await openDatabase(context, 'backup');
      const progress = progressLine(io.stderr);
      try {
        const summary = await writeBackup({
          databaseUrl: database.url,
          dataFolder,
          file,
          program: programVersion(),
          now,
          signal,
          onProgress: ({ step, done, total, bytes }) =>
            progress.show(`${done}/${total} ${step} ${bytesIn(language, bytes)}`),
        });
        await noteBackup(dataFolder, { at: now, file, bytes: summary.bytes });
        progress.clear();
        const size = bytesIn(language, summary.bytes);
        io.stdout.write(
          language === 'fr'
            ? `${file} : ${size}, ${summary.rows} lignes, ${summary.files} fichiers\n`
            : `${file}: ${size}, ${summary.rows} rows, ${summary.files} files\n`,
        );
        return 0;
      } finally {
        progress.clear();
        await database.close();
      }
    }),
};
