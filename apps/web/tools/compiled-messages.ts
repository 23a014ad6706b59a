import { pathToFileURL } from 'node:url';
import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

/**
 * Reads the catalogues when the application is built, so that the browser is sent messages already understood and not
 * the parser that understands them (some 20 kB of the first screen).
 */
export function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
      },
    }),
    async load(id) {
      if (!/\/messages\.(?:fr|en)\.ts$/.test(id)) return undefined;
      const catalogues = (await import(pathToFileURL(id).href)) as Record<string, Record<string, string>>;
      return Object.entries(catalogues)
        .map(([name, messages]) => `export const ${name} = ${JSON.stringify(compile(messages))};`)
        .join('\n');
    },
  };
}

function compile(messages: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [
      key,
      // Plain words stay words: the formatter takes them as they are.
      /[{<']/.test(message) ? parse(message, { captureLocation: false }) : [{ type: 0, value: message }],
    ]),
  );
}
