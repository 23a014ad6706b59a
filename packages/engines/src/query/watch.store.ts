import { grown, IntPool } from './int.pool.ts';
import type { CompiledWatch } from './watch.compiler.ts';
import type { WatchTree } from './watch.tree.ts';

/**
 * What is before the program of a watch: the last post for which it was looked at, its number, and how many times it
 * may still be looked at before it is compiled again.
 */
export const WATCH_AT = 1;
export const LOOKS_AT = 2;
export const HEADER = 3;

/**
 * The programs of the watches, each behind its header, and apart from them the trees and what each watch waits for,
 * which are seldom read. Whoever runs a watch knows its place, so that one cache line mostly tells all.
 */
export class WatchStore {
  readonly code = new IntPool();
  /** The place of each watch in `code`. */
  places = new Int32Array(64);
  private readonly trees = new IntPool();
  private programLengths = new Int32Array(64);
  private treePlaces = new Int32Array(64);
  private treeLengths = new Int32Array(64);
  private awaitedPlaces = new Int32Array(64);
  private awaitedLengths = new Int32Array(64);

  put(watch: number, compiled: CompiledWatch, tree: WatchTree): void {
    this.reserve(watch);
    this.putProgram(watch, compiled);
    const place = this.trees.take(tree.length);
    this.trees.numbers.set(tree, place);
    this.treePlaces[watch] = place;
    this.treeLengths[watch] = tree.length;
  }

  replaceProgram(watch: number, compiled: CompiledWatch): void {
    this.giveProgram(watch);
    this.putProgram(watch, compiled);
  }

  remove(watch: number): void {
    this.giveProgram(watch);
    this.trees.give(this.treePlaces[watch]!, this.treeLengths[watch]!);
  }

  treeOf(watch: number): WatchTree {
    const place = this.treePlaces[watch]!;
    return [...this.trees.numbers.subarray(place, place + this.treeLengths[watch]!)];
  }

  /** The terms and values that the watch waits for. */
  awaitedBy(watch: number): Int32Array {
    const place = this.awaitedPlaces[watch]!;
    return this.trees.numbers.slice(place, place + this.awaitedLengths[watch]!);
  }

  /** Forgets for which post each watch was last looked at. */
  forgetPosts(): void {
    for (const place of this.places) this.code.numbers[place] = 0;
  }

  private putProgram(watch: number, { program, awaited = [] }: CompiledWatch): void {
    const place = this.code.take(HEADER + program.length);
    this.code.numbers.set([0, watch, 0], place);
    this.code.numbers.set(program, place + HEADER);
    this.places[watch] = place;
    this.programLengths[watch] = program.length;
    const awaitedPlace = this.trees.take(awaited.length);
    this.trees.numbers.set(awaited, awaitedPlace);
    this.awaitedPlaces[watch] = awaitedPlace;
    this.awaitedLengths[watch] = awaited.length;
  }

  private giveProgram(watch: number): void {
    this.code.give(this.places[watch]!, HEADER + this.programLengths[watch]!);
    this.trees.give(this.awaitedPlaces[watch]!, this.awaitedLengths[watch]!);
  }

  private reserve(watch: number): void {
    if (watch < this.places.length) return;
    const size = Math.max(watch + 1, this.places.length * 2);
    this.places = grown(this.places, size);
    this.programLengths = grown(this.programLengths, size);
    this.treePlaces = grown(this.treePlaces, size);
    this.treeLengths = grown(this.treeLengths, size);
    this.awaitedPlaces = grown(this.awaitedPlaces, size);
    this.awaitedLengths = grown(this.awaitedLengths, size);
  }
}
