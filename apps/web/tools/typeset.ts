import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { frenchSpaces } from '../src/messages/typography.ts';

/* Puts French spaces in every French catalogue, in place: one writes with ordinary ones. */

const folder = new URL('../src/', import.meta.url).pathname;
for (const file of globSync('**/messages.fr.ts', { cwd: folder })) {
  const before = readFileSync(folder + file, 'utf8');
  const after = frenchSpaces(before);
  if (after !== before) writeFileSync(folder + file, after);
}
