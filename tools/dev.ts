// npm run dev: the server, started again when its sources change, and the interface served by Vite as it is written.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const server = [
  '--watch-path=apps/server/src',
  '--watch-path=packages',
  '--disable-warning=ExperimentalWarning',
  'apps/server/src/cli/main.ts',
  'start',
  ...process.argv.slice(2),
];

const children = [
  spawn(process.execPath, server, { cwd: root, stdio: 'inherit' }),
  spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js')], {
    cwd: join(root, 'apps/web'),
    stdio: 'inherit',
  }),
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
