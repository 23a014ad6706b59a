import type { Writable } from 'node:stream';
import type { Bilingual } from '@beffroi/contracts';

type Env = Record<string, string | undefined>;
export type Language = keyof Bilingual;

/** The language of the terminal, by its locale; French when it says neither French nor English. */
export function terminalLanguage(env: Env): Language {
  return /^en/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'en' : 'fr';
}

/** What stops a command is said in both languages, a line each. */
export function sayBoth(stream: Writable, text: Bilingual): void {
  stream.write(`${text.fr}\n${text.en}\n`);
}

/** One line that rewrites itself on a terminal, and nothing elsewhere. */
export function progressLine(stream: Writable): { show: (text: string) => void; clear: () => void } {
  const isTerminal = (stream as Partial<NodeJS.WriteStream>).isTTY === true;
  let shownAt = 0;
  return {
    show(text) {
      const now = performance.now();
      if (!isTerminal || now - shownAt < 100) return;
      shownAt = now;
      stream.write(`\r\u001b[K${text}`);
    },
    clear() {
      if (isTerminal && shownAt > 0) stream.write('\r\u001b[K');
    },
  };
}

/** Aborted by Ctrl-C or SIGTERM. While it is held, neither ends the process by itself. */
export function interruption(): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort(new Interrupted());
  process.on('SIGINT', abort);
  process.on('SIGTERM', abort);
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', abort);
      process.off('SIGTERM', abort);
    },
  };
}

/** The person at the terminal, or the machine, asked to stop. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export function bytesIn(language: Language, bytes: number): string {
  const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go', 'To'] : ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = value < 10 && unit > 0 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${units[unit] ?? ''}`;
}
