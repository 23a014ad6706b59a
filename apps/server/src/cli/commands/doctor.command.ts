import type { Finding } from '../../ops/doctor/finding.ts';
import type { Command } from '../command.ts';
import { runOperator } from '../operator.run.ts';

const MARKS = {
  fr: { ok: 'bon', warning: 'À VOIR', failed: 'ÉCHEC' },
  en: { ok: 'ok', warning: 'LOOK', failed: 'FAILED' },
};

export const command: Command = {
  name: 'doctor',
  summary: 'checks database, disk, clock, mail, sources, audit journal and last backup',
  help: `
Usage: ./beffroi doctor [--json]

Checks the installation, whether it runs or not, and says what to do about what is wrong: database and tables, clock
against the database, sources in trouble, audit journal (recomputed from its first entry), disk, mail server, last
backup. It changes nothing and sends nothing. In French, or in English when the locale is (LANG=en_GB.UTF-8).

Input    the settings, the database, the data folder
Output   one line a check on standard output; with --json, one JSON object a line: check, state, text, remedy
Exit     0 when nothing has failed, 1 when something has; what is only to be looked at does not count

Example  ./beffroi doctor || mail -s 'Beffroi' admin@example.fr
`,
  run: (args, io) =>
    runOperator(
      { args, io, options: { json: { type: 'boolean' } }, maxPositionals: 0 },
      async ({ values }, context) => {
        const { language, signal } = context;
        const { examine } = await import('../../ops/doctor/doctor.ts');
        let failures = 0;
        for await (const finding of examine(context)) {
          signal.throwIfAborted();
          if (finding.state === 'failed') failures += 1;
          io.stdout.write(values.json === true ? `${JSON.stringify(finding)}\n` : lines(finding));
        }
        return failures > 0 ? 1 : 0;

        function lines({ check, state, text, remedy }: Finding): string {
          const advice = remedy ? `\n${' '.repeat(26)}→ ${remedy[language]}` : '';
          return `${MARKS[language][state].padEnd(8)}${check[language].padEnd(18)}${text[language]}${advice}\n`;
        }
      },
    ),
};
