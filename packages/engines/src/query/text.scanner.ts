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
import { labelOf, LongForms, LONGEST_SHORT, ShortForms, shortSlot } from './form.table.ts';
import type { FormKind, ResolveForm } from './form.table.ts';
import { FIRST_LETTER, unitTable } from './unit.table.ts';
import { hasBit, hashOn, lengthBit } from './word.filter.ts';
import type { WordFilter } from './word.filter.ts';

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
  names = false;
  private readonly units = unitTable();
  private readonly filter: WordFilter;
  private readonly short = new ShortForms();
  private readonly long: LongForms;
  private readonly resolve: ResolveForm;

  constructor(filter: WordFilter, resolve: ResolveForm) {
    this.filter = filter;
    this.resolve = resolve;
    this.long = new LongForms(resolve);
  }

  /** Forgets what the forms stood for. */
  forget(): void {
    this.short.slots.fill(0);
    this.long.forget();
  }

  /**
   * Adds the forms of `text` to `found`, at positions counted from `base`. `flags` (under 128) are part of what a form
   * stands for and are handed to `resolve`.
   *
   * @returns how many words were read, `mostWords` at most
   */
  scan(text: string, base: number, mostWords: number, flags: number): number {
    const { units } = this;
    const { starts, lengths, wholes } = this.filter;
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
      let low = 0;
      let high = 0;
      let all = 0;
      let hash = 0;
      let begins = false;
      do {
        hash = hashOn(hash, code);
        high = (high << 8) | (low >>> 24);
        low = (low << 8) | code;
        all |= code;
        index += 1;
        if ((lengths & lengthBit(index - from)) !== 0 && hasBit(starts, hash)) begins = true;
        code = index < end ? units[text.charCodeAt(index)]! : CharacterClass.separator;
      } while (code >= FIRST_LETTER);
      before = CharacterClass.word;
      position += 1;
      if (position > mostWords) return mostWords;
      const length = index - from;
      if (code !== CharacterClass.separator) index = endOfWord(text, index);
      if (index > from + length || length > LONGEST_TERM) {
        this.push(this.long.find(text, from, index, 'word', flags), base + position);
      } else if (begins || hasBit(wholes, hash)) {
        const isShort = length <= LONGEST_SHORT && all < 0x100;
        if (!isShort || (this.filter.minds && this.mindsWriting(text, from, length, hash))) {
          this.push(this.long.find(text, from, index, 'word', flags), base + position);
        } else this.push(this.findShort(text, from, index, low, high, flags), base + position);
      }
    }
    return position;
  }

  private mindsWriting(text: string, from: number, length: number, hash: number): boolean {
    const second = length > 1 ? this.units[text.charCodeAt(from + 1)]! : undefined;
    return this.filter.mindsWriting(hash, this.units[text.charCodeAt(from)]!, second);
  }

  private findShort(text: string, from: number, to: number, low: number, high: number, flags: number): number {
    const { slots } = this.short;
    const label = labelOf(to - from, flags);
    const slot = shortSlot(low, high, label);
    if (slots[slot] === low && slots[slot + 1] === high && slots[slot + 2] === label) return slots[slot + 3]!;
    const beside = this.short.beside(slot, low, high, label);
    if (beside !== undefined) return beside;
    const reference = this.resolve(text.slice(from, to), 'word', flags);
    this.short.keep(slot, low, high, label, reference);
    return reference;
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
    if (this.names && here.position < here.mostWords && opensName(here.before, text, from)) {
      const isTag = kind === CharacterClass.hash;
      const name: FormKind = isTag ? 'tag' : 'account';
      const end = isTag ? endOfTag(text, after) : endOfAccount(text, after);
      if (end > after) this.push(this.long.find(text, from, end, name, here.flags), position + 1);
    }
    return after;
  }

  private push(reference: number, position: number): void {
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
