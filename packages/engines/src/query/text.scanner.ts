import {
  CharacterClass,
  classOf,
  endOfAccount,
  endOfSolo,
  endOfTag,
  endOfWord,
  LONGEST_TERM,
  opensName,
} from '../text/index.ts';
import { LongForms, LONGEST_SHORT, ShortForms } from './form.table.ts';
import type { FormKind, ResolveForm } from './form.table.ts';
import { FIRST_LETTER, unitTable } from './unit.table.ts';
import { hasBit, hashOn } from './word.filter.ts';
import type { WordFilter } from './word.filter.ts';

const HASH = 0x23;
const AT = 0x40;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const UNDERSCORE = 0x5f;

type Here = { before: number; position: number; base: number; flags: number; mostWords: number };

/**
 * Cuts texts as `tokenize` does, at the speed of the firehose. Words are folded letter by letter as they are read; the
 * filter drops those that no watch asks for, the others are looked up among the forms seen lately, where `resolve` has
 * left a reference to what they stand for. Words that do not fold letter by letter are looked up as they are written.
 */
export class TextScanner {
  /** Pairs of a reference and a position, for the forms whose reference is not 0. */
  found = new Int32Array(4096);
  /** How many numbers of `found` are in use. */
  count = 0;
  /** Whether `#tag` and `@account` are looked up at all. */
  tags = false;
  accounts = false;
  private readonly units = unitTable();
  private readonly filter: WordFilter;
  private readonly short: ShortForms;
  private readonly long: LongForms;
  /** At each index, the hash of as many letters of the word being read; those beyond the longest term are not kept. */
  private readonly hashes = new Int32Array(LONGEST_TERM + 1);

  constructor(filter: WordFilter, resolve: ResolveForm) {
    this.filter = filter;
    this.short = new ShortForms(this.units, resolve);
    this.long = new LongForms(resolve);
  }

  /** Forgets what the forms stood for. */
  forget(): void {
    this.short.forget();
    this.long.forget();
  }

  /**
   * Adds the forms of `text` to `found`, at positions counted from `base`. `flags` (under 128) are part of what a form
   * stands for and are handed to `resolve`.
   *
   * @returns how many words were read, `mostWords` at most
   */
  scan(text: string, base: number, mostWords: number, flags: number): number {
    const { units, hashes, filter } = this;
    const { wholes } = filter;
    const end = text.length;
    let position = 0;
    let before: number = CharacterClass.separator;
    let index = 0;
    while (index < end) {
      let code = units[text.charCodeAt(index)]!;
      if (code === CharacterClass.separator) {
        before = code;
        index += 1;
        continue;
      }
      const from = index;
      if (code < FIRST_LETTER) {
        const codePoint = text.codePointAt(index)!;
        const kind = code === CharacterClass.highSurrogate ? classOf(codePoint) : code;
        index += codePoint > 0xffff ? 2 : 1;
        if (kind === CharacterClass.ignored) continue;
        if (kind === CharacterClass.word || kind === CharacterClass.voiced || kind === CharacterClass.solo) {
          position += 1;
          if (position > mostWords) return mostWords;
          index = kind === CharacterClass.solo ? endOfSolo(text, index) : endOfWord(text, index);
          this.push(this.long.find(text, from, index, 'word', flags), base + position);
        } else if (kind !== CharacterClass.separator) {
          index = this.scanSpecial(text, from, index, kind, { before, position, base, flags, mostWords });
        }
        before = kind;
        continue;
      }
      let hash = 0;
      do {
        hash = hashOn(hash, code);
        index += 1;
        // What is beyond the end of a typed array is dropped.
        hashes[index - from] = hash;
        code = index < end ? units[text.charCodeAt(index)]! : CharacterClass.separator;
      } while (code >= FIRST_LETTER);
      before = CharacterClass.word;
      position += 1;
      if (position > mostWords) return mostWords;
      const length = index - from;
      if (code !== CharacterClass.separator) index = endOfWord(text, index);
      if (index > from + length || length > LONGEST_TERM) {
        this.push(this.long.find(text, from, index, 'word', flags), base + position);
      } else if (hasBit(wholes, hash) || filter.begins(hashes, length)) {
        this.push(this.find(text, from, index, flags, hash), base + position);
      }
    }
    return position;
  }

  private find(text: string, from: number, to: number, flags: number, hash: number): number {
    const { filter, hashes } = this;
    const isShort = to - from <= LONGEST_SHORT && !(filter.minds && filter.mindsWriting(hashes, to - from));
    const reference = isShort ? this.short.find(text, from, to, flags, hash) : undefined;
    return reference ?? this.long.find(text, from, to, 'word', flags);
  }

  /** Reads an emoji, a flag, a tag or an account; answers where to go on. */
  private scanSpecial(text: string, from: number, after: number, kind: number, here: Here): number {
    const position = here.base + here.position;
    if (kind === CharacterClass.emoji || kind === CharacterClass.regional) {
      const isFlag = kind === CharacterClass.regional && classOf(text.codePointAt(after) ?? 0) === kind;
      const end = isFlag ? after + 2 : after;
      this.push(this.long.find(text, from, end, 'emoji', here.flags), position);
      return end;
    }
    const isTag = kind === CharacterClass.hash;
    if (here.position >= here.mostWords || !(isTag ? this.tags : this.accounts)) return after;
    if (!this.mayBeName(text, after, isTag) || !opensName(here.before, text, from)) return after;
    const name: FormKind = isTag ? 'tag' : 'account';
    const end = isTag ? endOfTag(text, after) : endOfAccount(text, after);
    if (end > after) this.push(this.long.find(text, from, end, name, here.flags), position + 1);
    return after;
  }

  /** Whether some watch may ask for the tag or account that starts at `from`: most are dismissed as they are read. */
  private mayBeName(text: string, from: number, isTag: boolean): boolean {
    const { units, hashes, filter } = this;
    let hash = hashOn(0, isTag ? HASH : AT);
    hashes[1] = hash;
    let length = 1;
    for (let index = from; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      const code = units[unit]!;
      const goesOn = code >= FIRST_LETTER || unit === UNDERSCORE || (unit === HYPHEN && !isTag);
      if (!goesOn) {
        // What is not folded letter by letter, and the hosts of accounts, are left to those who read names in full.
        if (code !== CharacterClass.separator || unit === DOT) return true;
        break;
      }
      // A mark may belong to the name or end it.
      if (code < FIRST_LETTER && hasBit(filter.wholes, hash)) return true;
      hash = hashOn(hash, code >= FIRST_LETTER ? code : unit);
      length += 1;
      if (length > LONGEST_TERM) return true;
      hashes[length] = hash;
    }
    return hasBit(filter.wholes, hash) || filter.begins(hashes, length);
  }

  /** Adds a reference, unless it is 0. */
  push(reference: number, position: number): void {
    if (reference === 0) return;
    if (this.count + 2 > this.found.length) {
      const larger = new Int32Array(this.found.length * 2);
      larger.set(this.found);
      this.found = larger;
    }
    this.found[this.count] = reference;
    this.found[this.count + 1] = position;
    this.count += 2;
  }
}
