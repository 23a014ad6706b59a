import {
  CharacterClass,
  codeUnitClasses,
  classOf,
  endOfAccount,
  endOfSolo,
  endOfTag,
  endOfWord,
  opensName,
} from '../text/index.ts';
import { labelOf, LongForms, LONGEST_SHORT, ShortForms, shortSlot } from './form.table.ts';
import type { FormKind, ResolveForm } from './form.table.ts';

type Here = { before: number; position: number; base: number; flags: number; mostWords: number };

/**
 * Cuts texts as `tokenize` does, at the speed of the firehose. Words are not folded: each written form is looked up as
 * it stands among the forms seen lately, where `resolve` has left a reference to what it stands for; only a form that
 * is not there is folded.
 */
export class TextScanner {
  /** Pairs of a reference and a position, for the forms whose reference is not 0. */
  found = new Int32Array(4096);
  /** How many numbers of `found` are in use. */
  count = 0;
  /** Whether `#tag` and `@account` are looked up at all. */
  names = false;
  private readonly classes = codeUnitClasses();
  private readonly short = new ShortForms();
  private readonly long: LongForms;
  private readonly resolve: ResolveForm;

  constructor(resolve: ResolveForm) {
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
    const { classes } = this;
    const { slots } = this.short;
    const end = text.length;
    let position = 0;
    let before: number = CharacterClass.separator;
    let index = 0;
    while (index < end) {
      const unit = text.charCodeAt(index);
      const kind = classes[unit]!;
      if (kind === CharacterClass.separator) {
        before = kind;
        index += 1;
        continue;
      }
      const from = index;
      if (kind !== CharacterClass.word) {
        const codePoint = text.codePointAt(index)!;
        const whole = kind === CharacterClass.highSurrogate ? classOf(codePoint) : kind;
        index += codePoint > 0xffff ? 2 : 1;
        if (whole === CharacterClass.ignored) continue;
        if (whole === CharacterClass.word || whole === CharacterClass.voiced || whole === CharacterClass.solo) {
          position += 1;
          if (position > mostWords) return mostWords;
          index = whole === CharacterClass.solo ? endOfSolo(text, index) : endOfWord(text, index);
          this.push(this.long.find(text, from, index, 'word', flags), base + position);
        } else if (whole !== CharacterClass.separator) {
          index = this.scanSpecial(text, from, index, whole, { before, position, base, flags, mostWords });
        }
        before = whole;
        continue;
      }
      let low = unit;
      let high = 0;
      let all = unit;
      let next: number = CharacterClass.separator;
      for (index += 1; index < end; index += 1) {
        const following = text.charCodeAt(index);
        next = classes[following]!;
        if (next !== CharacterClass.word) break;
        high = (high << 8) | (low >>> 24);
        low = (low << 8) | following;
        all |= following;
      }
      before = kind;
      position += 1;
      if (position > mostWords) return mostWords;
      const length = index - from;
      if (next === CharacterClass.ignored || next >= CharacterClass.voiced) index = endOfWord(text, index);
      let reference: number;
      if (length <= LONGEST_SHORT && all < 0x100 && index === from + length) {
        const label = labelOf(length, flags);
        const slot = shortSlot(low, high, label);
        if (slots[slot] === low && slots[slot + 1] === high && slots[slot + 2] === label) reference = slots[slot + 3]!;
        else reference = this.findShort(text, from, index, slot, low, high, flags);
      } else reference = this.long.find(text, from, index, 'word', flags);
      if (reference !== 0) this.push(reference, base + position);
    }
    return position;
  }

  private findShort(
    text: string,
    from: number,
    to: number,
    slot: number,
    low: number,
    high: number,
    flags: number,
  ): number {
    const label = labelOf(to - from, flags);
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
