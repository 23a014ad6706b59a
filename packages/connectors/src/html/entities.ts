import { Tokenizer } from 'htmlparser2';
import { fromC1 } from './charset.ts';

const known = new Map<string, string | undefined>([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The five entities that XML itself knows. */
export const xmlEntities: ReadonlySet<string> = new Set(known.keys());

/** What an HTML entity stands for (`eacute` → `é`), or nothing when HTML has no such name. */
export function namedEntity(name: string): string | undefined {
  if (known.has(name)) return known.get(name);
  if (!/^[a-z][a-z0-9]{1,31}$/i.test(name)) return undefined;
  const decoded = decodeByHtml(`&${name};`);
  const value = decoded === undefined || decoded.includes(';') ? undefined : decoded;
  if (known.size < 4096) known.set(name, value);
  return value;
}

/** The sign of a numeric reference: C1 codes as windows-1252 meant them, nothing for what is no character. */
export function numericEntity(digits: string): string {
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  if (!Number.isFinite(code) || code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '';
  return code >= 0x80 && code <= 0x9f ? fromC1(code) : String.fromCodePoint(code);
}

function decodeByHtml(source: string): string | undefined {
  let decoded = '';
  let found = false;
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => (decoded += source.slice(start, end)),
      ontextentity: (code) => {
        found = true;
        decoded += String.fromCodePoint(code);
      },
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      onclosetag: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onopentagend: nothing,
      onopentagname: nothing,
      onprocessinginstruction: nothing,
      onselfclosingtag: nothing,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return found ? decoded : undefined;
}
