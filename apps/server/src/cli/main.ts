import { readdirSync } from 'node:fs';
import type { Command } from './command.ts';

const folder = new URL('./commands/', import.meta.url);
const SUFFIX = '.command.ts';

const [name, ...args] = process.argv.slice(2);

process.exitCode = await dispatch(name, args);

async function dispatch(name: string | undefined, args: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await overview());
    return 0;
  }
  if (!commandNames().includes(name)) {
    process.stderr.write(`beffroi: '${name}' is not a command. Try './beffroi --help'.\n`);
    return 2;
  }
  const command = await load(name);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${command.help.trim()}\n`);
    return 0;
  }
  return command.run(args, { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env });
}

/** One file a command: asking for one never pays for the others. */
function commandNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .toSorted();
}

async function load(name: string): Promise<Command> {
  return ((await import(new URL(`${name}${SUFFIX}`, folder).href)) as { command: Command }).command;
}

async function overview(): Promise<string> {
  const lines = ['Usage: ./beffroi COMMAND [options]', ''];
  for (const name of commandNames()) lines.push(`  ${name.padEnd(10)} ${(await load(name)).summary}`);
  lines.push('', "'./beffroi COMMAND --help' says more about one of them.", '');
  return lines.join('\n');
}
