// npm run bench [-- NAME…]: runs the benches named, or all of them, one after the other; each prints lines of JSON.
import { readdirSync } from 'node:fs';

const SUFFIX = '.bench.ts';
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .toSorted();

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}; there are: ${names.join(', ')}.`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : names) {
  const { run } = (await import(`./${name}${SUFFIX}`)) as { run: () => Promise<void> };
  await run();
}
