import { expect, it } from 'vitest';
import { linesOf } from './lines.ts';

it('reads words one a line or between commas, each once', () => {
  expect(linesOf(' Région BZH \n\nBretagne, CRB;Bretagne\n')).toEqual(['Région BZH', 'Bretagne', 'CRB']);
});
