import { expectedShare } from './atom.frequency.ts';
import { AtomTable } from './atom.table.ts';
import { AtomWorker } from './atom.worker.ts';
import { grown } from './int.pool.ts';
import { MatchedWatches } from './matched.watches.ts';
import type { Matcher } from './matcher.types.ts';
import type { MatchablePost } from './post.document.ts';
import { PostReader } from './post.reader.ts';
import type { Query } from './query.ast.ts';
import { ATOM_MASK, ATOM_SHIFT, compileWatch, FAR, JUMPS_WHEN_TRUE } from './watch.compiler.ts';
import type { CompiledWatch } from './watch.compiler.ts';
import { ShardedMap } from './sharded.map.ts';
import { WaitingLists } from './waiting.lists.ts';
import { HEADER, LOOKS_AT, WATCH_AT, WatchStore } from './watch.store.ts';
import { atomsOfTree, buildTree } from './watch.tree.ts';
import type { WatchTree } from './watch.tree.ts';

/** A watch is compiled again, with what was learned about its words, after this many looks, then four times as many… */
const FIRST_LOOKS = 64;
const MOST_LOOKS = 1 << 20;
/** What is frequent is learned from the first posts, then from one in so many. */
const ALL_COUNTED = 4096;
const COUNTED = 8;

/** @see Matcher; the method and its figures are in the README of this folder */
export function createMatcher(): Matcher {
  return new WatchMatcher();
}

class WatchMatcher implements Matcher {
  private readonly table = new AtomTable((atom) => this.welcome(atom));
  private readonly reader = new PostReader(this.table);
  private readonly worker = new AtomWorker(this.table, this.reader);
  private readonly store = new WatchStore();
  private readonly numbers = new ShardedMap<number>();
  private readonly ids: string[] = [];
  private readonly freeNumbers: number[] = [];
  private readonly waiting = new WaitingLists();
  /** The watches that must be looked at for every post. */
  private readonly always = new Set<number>();
  private readonly looks: number[] = [];
  private restless: number[] = [];
  private called = new Int32Array(64);
  private calledCount = 0;
  private readonly matched = new MatchedWatches();
  /** For each atom, in how many of the counted posts it was found, and how many had been counted before it was known. */
  private hits = new Int32Array(64);
  private born = new Int32Array(64);
  private posts = 0;
  private read = 0;
  private current: MatchablePost = { text: '' };

  get size(): number {
    return this.numbers.size;
  }

  set(id: string, query: Query): void {
    const known = this.numbers.get(id);
    const before = known === undefined ? [] : this.store.treeOf(known);
    // Released only at the end, so that what the old and the new query share is kept with what was learned about it.
    const tree = buildTree(query, this.table);
    if (known !== undefined) this.remove(known);
    const watch = known ?? this.freeNumbers.pop() ?? this.ids.length;
    const compiled = this.compile(tree);
    this.store.put(watch, compiled, tree);
    this.reserve(watch);
    this.ids[watch] = id;
    this.numbers.set(id, watch);
    this.await(watch, compiled, FIRST_LOOKS);
    for (const atom of atomsOfTree(before)) this.table.release(atom);
  }

  delete(id: string): boolean {
    const watch = this.numbers.get(id);
    if (watch === undefined) return false;
    const tree = this.store.treeOf(watch);
    this.remove(watch);
    for (const atom of atomsOfTree(tree)) this.table.release(atom);
    this.ids[watch] = '';
    this.numbers.delete(id);
    this.freeNumbers.push(watch);
    return true;
  }

  match(post: MatchablePost): string[] {
    const { reader } = this;
    this.current = post;
    this.read += 1;
    reader.read(post);
    if (reader.post === 1) this.store.forgetPosts();
    const isCounted = this.read <= ALL_COUNTED || this.read % COUNTED === 0;
    if (!isCounted && this.always.size === 0 && !reader.finds(this.waiting.bits)) return [];
    reader.mark();
    if (isCounted) this.count();
    const { active, activeCount } = reader;
    for (let index = 0; index < activeCount; index += 1) {
      const count = this.waiting.counts[active[index]!]!;
      if (count > 0) this.call(this.waiting.pool.numbers, this.waiting.starts[active[index]!]!, count);
    }
    if (this.always.size > 0) {
      const places = Int32Array.from(this.always, (watch) => this.store.places[watch]!);
      this.call(places, 0, places.length);
    }
    this.look();
    if (this.restless.length > 0) this.settle();
    const ids: string[] = [];
    this.matched.drain((watch) => ids.push(this.ids[watch]!));
    return ids;
  }

  /** Learns how frequent is what the post holds. */
  private count(): void {
    this.posts += 1;
    const { active, activeCount } = this.reader;
    for (let index = 0; index < activeCount; index += 1) {
      const atom = active[index]!;
      this.hits[atom] = this.hits[atom]! + 1;
    }
  }

  /**
   * Notes the watches to look at, each once. They are run only when all are known: reading their headers one after the
   * other lets the memory fetch many at a time, which the runs then find at hand.
   */
  private call(places: Int32Array, from: number, length: number): void {
    const code = this.store.code.numbers;
    const { called } = this;
    const { post } = this.reader;
    let count = this.calledCount;
    for (let index = from; index < from + length; index += 1) {
      const place = places[index]!;
      if (code[place] === post) continue;
      code[place] = post;
      called[count] = place;
      count += 1;
    }
    this.calledCount = count;
  }

  private look(): void {
    const code = this.store.code.numbers;
    const { called, calledCount } = this;
    const { stamps, post } = this.reader;
    this.calledCount = 0;
    for (let index = 0; index < calledCount; index += 1) {
      const place = called[index]!;
      let at = place + HEADER;
      let step = code[at]!;
      while (step !== 0) {
        const atom = (step >> ATOM_SHIFT) & ATOM_MASK;
        const holds = stamps[atom] === post || (step < 0 && this.worker.holds(atom, this.current));
        const distance = step & FAR;
        if (holds !== ((step & JUMPS_WHEN_TRUE) !== 0)) at += distance === FAR ? 2 : 1;
        else if (distance === 0) break;
        else at += distance === FAR ? code[at + 1]! : distance;
        step = code[at]!;
      }
      if (step === 0) this.matched.add(code[place + WATCH_AT]!);
      const looks = code[place + LOOKS_AT]! - 1;
      code[place + LOOKS_AT] = looks;
      if (looks === 0) this.restless.push(code[place + WATCH_AT]!);
    }
  }

  /** Puts the watches that were looked at often in a better order, and lets them wait for something rarer. */
  private settle(): void {
    for (const watch of this.restless) {
      const compiled = this.compile(this.store.treeOf(watch));
      this.forsake(watch);
      this.store.replaceProgram(watch, compiled);
      this.await(watch, compiled, Math.min(this.looks[watch]! * 4, MOST_LOOKS));
    }
    this.restless = [];
  }

  private compile(tree: WatchTree): CompiledWatch {
    return compileWatch(tree, this.table, (atom) =>
      expectedShare(this.table.atoms[atom]!, this.hits[atom]!, this.posts - this.born[atom]!),
    );
  }

  private await(watch: number, { awaited }: CompiledWatch, looks: number): void {
    const place = this.store.places[watch]!;
    this.store.code.numbers[place + LOOKS_AT] = looks;
    this.looks[watch] = looks;
    if (awaited === undefined) this.always.add(watch);
    for (const atom of awaited ?? []) this.waiting.add(atom, place);
  }

  private forsake(watch: number): void {
    this.always.delete(watch);
    for (const atom of this.store.awaitedBy(watch)) this.waiting.remove(atom, this.store.places[watch]!);
  }

  private remove(watch: number): void {
    this.forsake(watch);
    this.store.remove(watch);
  }

  private reserve(watch: number): void {
    this.matched.reserve(watch);
    if (watch >= this.called.length) this.called = grown(this.called, watch * 2);
  }

  private welcome(atom: number): void {
    if (atom > ATOM_MASK) throw new RangeError(`the watches of one matcher ask for more than ${ATOM_MASK} things`);
    this.reader.reserve(atom);
    this.waiting.reserve(atom);
    if (atom >= this.hits.length) {
      this.hits = grown(this.hits, atom * 2);
      this.born = grown(this.born, atom * 2);
    }
    this.hits[atom] = 0;
    this.born[atom] = this.posts;
  }
}
