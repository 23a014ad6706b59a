/** What was written (with its `#` or `@`) and what it is; answers the reference to remember. */
export type ResolveForm = (written: string, kind: FormKind, flags: number) => number;
export type FormKind = 'word' | 'emoji' | 'tag' | 'account';

const SHORT_BITS = 14;
/** Numbers in a slot of the short forms: the two halves of the key, the label, the reference. */
export const SHORT_INTS = 4;
/** Letters in the key of a short form: one byte each. */
export const LONGEST_SHORT = 8;

const LONG_BITS = 14;
// One cache line: hash, reference, label, then the UTF-16 units of what was written.
const LONG_INTS = 16;
const LABEL_AT = 4;
const FIRST_UNIT_AT = 5;
const LONGEST_KEPT = LONG_INTS * 2 - FIRST_UNIT_AT;

/** Flags (under 128) and length of a form; never 0. */
export function labelOf(length: number, flags: number): number {
  return (flags << 8) | length;
}

/** Where the slot of a short form is in `ShortForms.slots`. */
export function shortSlot(low: number, high: number, label: number): number {
  const mixed = Math.imul(low ^ Math.imul(high ^ Math.imul(label, 0x85ebca6b), 0xc2b2ae35), 0x9e3779b1);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> (32 - SHORT_BITS)) * SHORT_INTS;
}

/**
 * The words of up to eight letters seen lately, folded to Latin-1: their letters are the key, so that nothing needs comparing. A
 * form that comes in moves the one in its slot to the slot beside, and that one out: memory is constant.
 */
export class ShortForms {
  readonly slots = new Int32Array((1 << SHORT_BITS) * SHORT_INTS);

  /** The reference of the form in the slot beside its own; undefined when it is not there. */
  beside(slot: number, low: number, high: number, label: number): number | undefined {
    const { slots } = this;
    const other = slot ^ SHORT_INTS;
    const same = slots[other] === low && slots[other + 1] === high && slots[other + 2] === label;
    return same ? slots[other + 3]! : undefined;
  }

  keep(slot: number, low: number, high: number, label: number, reference: number): void {
    const { slots } = this;
    if (slots[slot + 2] !== 0) slots.copyWithin(slot ^ SHORT_INTS, slot, slot + SHORT_INTS);
    slots[slot] = low;
    slots[slot + 1] = high;
    slots[slot + 2] = label;
    slots[slot + 3] = reference;
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
