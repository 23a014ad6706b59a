import { initialBurstState, slot, type BurstState } from './burst.state.ts';
import type { BurstPoint, BurstSettings, BurstVerdict } from './burst.types.ts';
import { observe, peek } from './observe.ts';

/** Clocks and totals are kept in full, rates in seven digits, as at rest. */
const WIDE = slot.seasonSum;
const NARROW = slot.size - slot.seasonSum;

/** The states of many watches side by side, each known by its number, from 0. */
export type BurstPool = {
  readonly size: number;
  /** Memory of all states, in bytes: nothing else is kept for a watch. */
  readonly byteLength: number;
  observe: (watch: number, point: BurstPoint, settings?: BurstSettings) => BurstVerdict;
  peek: (watch: number, partial: BurstPoint, settings?: BurstSettings) => BurstVerdict;
  /** The state of one watch, as a copy: for a forecast, or to be stored. */
  read: (watch: number) => BurstState;
  write: (watch: number, state: BurstState) => void;
};

/**
 * Holds the states of `size` watches in two blocks of memory: a million take less than 1 GB, where as many arrays would
 * add as many objects for the collector to visit. An update is that of `observe`, and a copy in and out.
 *
 * @throws RangeError when `size` is no whole number above 0, or the memory cannot be had
 */
export function createBurstPool(size: number): BurstPool {
  if (!Number.isSafeInteger(size) || size < 1)
    throw new RangeError(`a pool holds a whole number of states, not ${size}`);
  const wide = new Float64Array(size * WIDE);
  const narrow = new Float32Array(size * NARROW);
  const scratch = initialBurstState();

  function write(watch: number, state: BurstState): void {
    check(watch);
    const [wideAt, narrowAt] = [watch * WIDE, watch * NARROW];
    for (let index = 0; index < WIDE; index += 1) wide[wideAt + index] = state[index] ?? 0;
    for (let index = 0; index < NARROW; index += 1) narrow[narrowAt + index] = state[WIDE + index] ?? 0;
  }

  function load(watch: number, state: BurstState): BurstState {
    check(watch);
    const [wideAt, narrowAt] = [watch * WIDE, watch * NARROW];
    for (let index = 0; index < WIDE; index += 1) state[index] = wide[wideAt + index] ?? 0;
    for (let index = 0; index < NARROW; index += 1) state[WIDE + index] = narrow[narrowAt + index] ?? 0;
    return state;
  }

  function check(watch: number): void {
    if (!(watch >= 0 && watch < size))
      throw new RangeError(`the pool holds ${size} states, none has the number ${watch}`);
  }

  for (let watch = 0; watch < size; watch += 1) write(watch, scratch);
  return {
    size,
    byteLength: wide.byteLength + narrow.byteLength,
    observe(watch, point, settings) {
      const { state, ...verdict } = observe(load(watch, scratch), point, settings);
      write(watch, state);
      return verdict;
    },
    peek: (watch, partial, settings) => peek(load(watch, scratch), partial, settings),
    read: (watch) => load(watch, initialBurstState()),
    write,
  };
}
