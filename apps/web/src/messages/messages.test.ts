import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import { en as earlyEnglish } from './en.ts';
import { fr as earlyFrench } from './fr.ts';
import { lateCatalogues } from './late.ts';
import { frenchFaults, frenchSpaces } from './typography.ts';

const late = Object.values(lateCatalogues);
const fr: Record<string, string> = Object.assign(
  {},
  earlyFrench,
  ...(await Promise.all(late.map(({ fr: bring }) => bring()))),
);
const en: Record<string, string> = Object.assign(
  {},
  earlyEnglish,
  ...(await Promise.all(late.map(({ en: bring }) => bring()))),
);

describe('the catalogues', () => {
  it('say the same things in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
  });
  it('can all be written', () => {
    for (const [locale, messages] of Object.entries({ fr, en })) {
      const faults: string[] = [];
      const intl = createIntl({ locale, messages, onError: (error) => faults.push(error.message) });
      for (const [id, message] of Object.entries(messages)) {
        const names = [...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => [name, 2]);
        const tags = [...message.matchAll(/<(\w+)>/g)].map(([, name]) => [name, (chunks: unknown) => String(chunks)]);
        (intl.formatMessage as (descriptor: object, values: object) => string)(
          { id },
          Object.fromEntries([...names, ...tags]),
        );
      }
      expect(faults).toEqual([]);
    }
  });
  it('ask for the same values in both languages', () => {
    // A branch of a plural that is one word looks like a value, but for the word before it.
    const value = /(?<!(?:=\d+|one|other) )\{\w+[,}]|<\w+>/g;
    const values = (message: string) => [...new Set(message.match(value) ?? [])].sort();
    for (const [key, message] of Object.entries(fr)) {
      expect([key, values(en[key] ?? '')]).toEqual([key, values(message)]);
    }
  });
  it('are typeset as French is', () => {
    const faults = Object.entries(fr).flatMap(([key, message]) =>
      frenchFaults(message).map((fault) => `${key}: ${fault}`),
    );
    expect(faults, 'run: node apps/web/tools/typeset.ts').toEqual([]);
  });
});

describe('French spaces', () => {
  it('are narrow before a semicolon, no-break before a colon', () => {
    expect(frenchSpaces('Quoi ? Ceci : « cela »')).toBe('Quoi\u202F? Ceci\u00A0: «\u00A0cela\u00A0»');
  });
  it('hold hours and signs together', () => {
    expect(frenchSpaces('9 h 05, × 2,1, n° 12')).toBe('9\u00A0h\u00A005, ×\u00A02,1, n°\u00A012');
  });
  it('are asked for by name when they lack', () => {
    expect(frenchFaults("L'affiche")).toEqual(['a straight apostrophe']);
    expect(frenchFaults('Quoi?')).toEqual(['no space before ; ! or ?']);
    expect(frenchFaults('Oui\u202F!')).toEqual([]);
  });
});
