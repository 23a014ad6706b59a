import type { Command } from './command.ts';

/** One loader a command, so that asking for one never pays for the others. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  match: () => import('./commands/match.command.ts'),
  burst: () => import('./commands/burst.command.ts'),
  tone: () => import('./commands/tone.command.ts'),
  stories: () => import('./commands/stories.command.ts'),
  feed: () => import('./commands/feed.command.ts'),
};

const [name, ...args] = process.argv.slice(2);

process.exitCode = await dispatch(name, args);

async function dispatch(name: string | undefined, args: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await overview());
    return 0;
  }
  const load = commands[name];
  if (load === undefined) {
    process.stderr.write(`beffroi: '${name}' is not a command. Try './beffroi --help'.\n`);
    return 2;
  }
  const { command } = await load();
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${command.help.trim()}\n`);
    return 0;
  }
  return command.run(args, { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env });
}

async function overview(): Promise<string> {
  const lines = ['Usage: ./beffroi COMMAND [options]', ''];
  for (const load of Object.values(commands)) {
    const { command } = await load();
    lines.push(`  ${command.name.padEnd(10)} ${command.summary}`);
  }
  lines.push('', "'./beffroi COMMAND --help' says more about one of them.", '');
  return lines.join('\n');
}
