// node tools/run.mjs [flags of Node.js] SCRIPT [words…]: installs what is missing, then runs the script on the pinned
// Node.js. npm's scripts call it by `exec`, so that what npm is told to stop is this, not a shell in between.
import { spawn } from 'node:child_process';
import { ensureInstalled, root, runtime } from './install.mjs';

await ensureInstalled();

const child = spawn(runtime, ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${root}/node_modules/node/bin:${process.env.PATH}` },
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // Ctrl-C in a terminal reaches the script by itself; it must not hear it twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}

child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGKILL' ? 137 : 1);
});
