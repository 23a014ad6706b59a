/** What was written (with its `#` or `@`) and what it is; answers the reference to remember. */
export type ResolveForm = (written: string, kind: FormKind, flags: number) => number;
export type FormKind = 'word' | 'emoji' | 'tag' | 'account';

// Whatever begins as some watch asks comes here: the long tail of the language.
const SHORT_BITS = 16;
/** Numbers in a slot of the short forms: the key, the label, the reference; half a cache line. */
const SHORT_INTS = 8;
const LABEL = 4;
const REFERENCE = 5;
const LABEL_BITS = 15;
const MOST_AGE = 0xffff;
/** Letters in the key of a short form: one byte each. */
export const LONGEST_SHORT = 16;

const LONG_BITS = 14;
// One cache line: hash, reference, label, then the UTF-16 units of what was written.
const LONG_INTS = 16;
const LABEL_AT = 4;
const FIRST_UNIT_AT = 5;
const LONGEST_KEPT = LONG_INTS * 2 - FIRST_UNIT_AT;

/** Flags (under 128) and length of a form; never 0. */
function labelOf(length: number, flags: number): number {
  return (flags << 8) | length;
}

/**
 * The words of up to sixteen letters seen lately, folded to Latin-1: their letters are the key, so that nothing needs
 * comparing. A form that comes in moves the one in its slot to the slot beside, and that one out: memory is constant.
 */
export class ShortForms {
  private readonly slots = new Int32Array((1 << SHORT_BITS) * SHORT_INTS);
  private readonly units: Uint16Array;
  private readonly resolve: ResolveForm;
  /** All letters of the key put together. */
  private letters = 0;
  /** Part of every label, so that all is forgotten at once. */
  private age = 0;

  /** @param units what each UTF-16 unit is folded to */
  constructor(units: Uint16Array, resolve: ResolveForm) {
    this.units = units;
    this.resolve = resolve;
  }

  forget(): void {
    this.age = (this.age + 1) & MOST_AGE;
    if (this.age === 0) this.slots.fill(0);
  }

  /**
   * The reference of a word of at most `LONGEST_SHORT` letters; undefined when one of them is not of Latin-1.
   *
   * @param hash that of its folded letters
   */
  find(text: string, from: number, to: number, flags: number, hash: number): number | undefined {
    const { slots } = this;
    this.letters = 0;
    const one = this.pack(text, from, to);
    const two = this.pack(text, from + 4, to);
    const three = this.pack(text, from + 8, to);
    const four = this.pack(text, from + 12, to);
    if (this.letters > 0xff) return undefined;
    const label = (this.age << LABEL_BITS) | labelOf(to - from, flags);
    const own = (Math.imul(hash ^ Math.imul(label, 0x85ebca6b), 0x9e3779b1) >>> (32 - SHORT_BITS)) * SHORT_INTS;
    for (let slot = own; ; slot = own ^ SHORT_INTS) {
      const isHere = slots[slot + LABEL] === label && slots[slot] === one && slots[slot + 1] === two;
      if (isHere && slots[slot + 2] === three && slots[slot + 3] === four) return slots[slot + REFERENCE]!;
      if (slot !== own) break;
    }
    const reference = this.resolve(text.slice(from, to), 'word', flags);
    if (slots[own + LABEL] !== 0) slots.copyWithin(own ^ SHORT_INTS, own, own + SHORT_INTS);
    slots[own] = one;
    slots[own + 1] = two;
    slots[own + 2] = three;
    slots[own + 3] = four;
    slots[own + LABEL] = label;
    slots[own + REFERENCE] = reference;
    return reference;
  }

  /** At most four letters in one number. */
  private pack(text: string, from: number, to: number): number {
    const { units } = this;
    const end = Math.min(from + 4, to);
    let packed = 0;
    for (let index = from; index < end; index += 1) {
      const letter = units[text.charCodeAt(index)]!;
      this.letters |= letter;
      packed = (packed << 8) | letter;
    }
    return packed;
  }
}

/** The other forms seen lately, compared letter by letter; very long ones are worked out each time. */
export class LongForms {
  private readonly slots = new Int32Array((1 << LONG_BITS) * LONG_INTS);
  private readonly units = new Uint16Array(this.slots.buffer);
  private readonly resolve: ResolveForm;

  constructor(resolve: ResolveForm) {
    this.resolve = resolve;
  }

  forget(): void {
    this.slots.fill(0);
  }

  find(text: string, from: number, to: number, kind: FormKind, flags: number): number {
    const { slots, units } = this;
    const length = to - from;
    if (length > LONGEST_KEPT) return this.resolve(text.slice(from, to), kind, flags);
    const label = labelOf(length, flags);
    let hash = label;
    for (let index = from; index < to; index += 1) hash = Math.imul(hash, 0x01000193) ^ text.charCodeAt(index);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const own = (hash >>> (32 - LONG_BITS)) * LONG_INTS;
    if (this.isKept(text, from, own, hash, label, length)) return slots[own + 1]!;
    const beside = own ^ LONG_INTS;
    if (this.isKept(text, from, beside, hash, label, length)) return slots[beside + 1]!;
    const reference = this.resolve(text.slice(from, to), kind, flags);
    if (units[own * 2 + LABEL_AT] !== 0) slots.copyWithin(beside, own, own + LONG_INTS);
    slots[own] = hash;
    slots[own + 1] = reference;
    units[own * 2 + LABEL_AT] = label;
    for (let index = 0; index < length; index += 1) {
      units[own * 2 + FIRST_UNIT_AT + index] = text.charCodeAt(from + index);
    }
    return reference;
  }

  private isKept(text: string, from: number, slot: number, hash: number, label: number, length: number): boolean {
    const { slots, units } = this;
    if (slots[slot] !== hash || units[slot * 2 + LABEL_AT] !== label) return false;
    const start = slot * 2 + FIRST_UNIT_AT;
    for (let index = 0; index < length; index += 1) {
      if (units[start + index] !== text.charCodeAt(from + index)) return false;
    }
    return true;
  }
}
