import { accountNames, exactForm, foldWord, stemsOf } from '../text/index.ts';
import { lexemesOf } from './post.document.ts';
import type { Field, Scope, WordPattern } from './query.ast.ts';
import { lowerForm } from './query.words.ts';
import { ShardedMap } from './sharded.map.ts';
import type { FormKind } from './form.table.ts';
import { hasBit, hashOn, lengthBit, WordFilter } from './word.filter.ts';

/** What the forms of a post stand for depends on where it is written and on its language. */
export const ScanFlag = { title: 1, french: 2, english: 4 } as const;

/**
 * The smallest things that watches ask of a post, each known by a number and shared by all watches that ask it. A
 * `term` is found by reading the post; the others are worked out when a watch asks, at most once a post.
 */
export type Atom =
  | { kind: 'term'; key: string; lexemes: readonly string[]; prefix: boolean; asFolded: boolean; inTitle: boolean }
  | { kind: 'value'; key: string; field: Extract<Field, { kind: 'from' | 'lang' | 'network' | 'site' }> }
  | { kind: 'check'; key: string; field: Extract<Field, { kind: 'has' | 'followers' }> }
  | { kind: 'phrase'; key: string; parts: readonly number[]; offsets: readonly number[] }
  | { kind: 'near'; key: string; parts: readonly [number, number]; distance: number };

/** One number, as mostly, or several. */
type Ids = number | readonly number[];

export class AtomTable {
  /** By their numbers, from 1. */
  readonly atoms: (Atom | undefined)[] = [undefined];
  readonly filter = new WordFilter();
  /** 1 for the terms whose positions a phrase or NEAR asks for. */
  positional = new Uint8Array(64);
  readonly values = {
    from: new Map<string, number>(),
    fromStart: new Map<string, number>(),
    lang: new Map<string, number>(),
    network: new Map<string, number>(),
    site: new Map<string, number>(),
  };
  /** Counts of the atoms that make a post more work, so that what nobody asks is not computed. */
  tags = 0;
  accounts = 0;
  stems = 0;
  titles = 0;
  /** Grows whenever a form may stand for more than before. */
  version = 0;
  private readonly byKey = new ShardedMap<number>();
  private readonly users: number[] = [];
  private readonly free: number[] = [];
  private readonly byLexeme = new ShardedMap<Ids>();
  private readonly byPrefix = new ShardedMap<Ids>();
  private exacts = 0;
  private readonly onCreate: (id: number) => void;

  /** @param onCreate told of every atom that gets a number, which may have been that of another before */
  constructor(onCreate: (id: number) => void) {
    this.onCreate = onCreate;
  }

  term(pattern: WordPattern, scope: Scope): number {
    const { lexemes, prefix, asFolded } = lexemesOf(pattern);
    const inTitle = scope === 'title';
    const key = `${inTitle ? 'T' : 'A'}${prefix ? '*' : ''}${asFolded ? '!' : ''}${lexemes.join(' ')}`;
    return this.acquire(key, () => ({ kind: 'term', key, lexemes, prefix, asFolded, inTitle }));
  }

  field(field: Field): number {
    const key = `field ${Object.values(field).join(' ')}`;
    return this.acquire(key, () =>
      field.kind === 'has' || field.kind === 'followers'
        ? { kind: 'check', key, field }
        : { kind: 'value', key, field },
    );
  }

  phrase(parts: readonly number[], offsets: readonly number[]): number {
    const key = `phrase ${parts.join(' ')} at ${offsets.join(' ')}`;
    for (const part of parts) this.positional[part] = 1;
    return this.acquire(key, () => ({ kind: 'phrase', key, parts, offsets }), parts);
  }

  near(left: number, right: number, distance: number): number {
    const key = `near ${left} ${right} ${distance}`;
    for (const part of [left, right]) this.positional[part] = 1;
    return this.acquire(key, () => ({ kind: 'near', key, parts: [left, right], distance }), [left, right]);
  }

  /** One user less; an atom without user is forgotten, and its number given to another. */
  release(id: number): void {
    this.users[id] = this.users[id]! - 1;
    if (this.users[id] !== 0) return;
    const atom = this.atoms[id]!;
    this.byKey.delete(atom.key);
    this.atoms[id] = undefined;
    this.free.push(id);
    if (atom.kind === 'term') this.index(atom, id, -1);
    else if (atom.kind === 'value') this.valuesOf(atom.field).delete(valueOf(atom.field));
    else if (atom.kind !== 'check') for (const part of atom.parts) this.release(part);
  }

  /** The terms that a written form stands for. */
  termsOf(written: string, kind: FormKind, flags: number): number[] {
    const found: number[] = [];
    if (kind === 'emoji') this.collect(written, flags, true, found);
    else if (kind === 'tag') this.collect(`#${foldWord(written.slice(1))}`, flags, true, found);
    else if (kind === 'account') {
      for (const name of accountNames(foldWord(written.slice(1)))) this.collect(`@${name}`, flags, true, found);
    } else this.collectWord(written, flags, found);
    return found;
  }

  /** The terms that a tag or account given beside the text stands for, as `#tag` or `@account`. */
  termsOfName(lexeme: string): number[] {
    const found: number[] = [];
    this.collect(lexeme, 0, true, found);
    return found;
  }

  private collectWord(written: string, flags: number, found: number[]): void {
    const term = foldWord(written);
    const exact = this.exacts > 0 ? exactForm(written) : term;
    this.collect(term, flags, exact === term, found);
    if (exact !== term) this.collect(`=${exact}`, flags, false, found);
    if (this.stems === 0) return;
    const lang = flags & ScanFlag.french ? 'fr' : flags & ScanFlag.english ? 'en' : undefined;
    for (const stem of stemsOf(lowerForm(written), lang)) this.collect(`~${stem}`, flags, true, found);
  }

  private collect(lexeme: string, flags: number, asFolded: boolean, found: number[]): void {
    const { starts, wholes, lengths } = this.filter;
    let hash = 0;
    for (let length = 1; length <= lexeme.length; length += 1) {
      hash = hashOn(hash, lexeme.charCodeAt(length - 1));
      if ((lengths & lengthBit(length)) === 0 || !hasBit(starts, hash)) continue;
      this.keepAllowed(this.byPrefix.get(lexeme.slice(0, length)), flags, asFolded, found);
    }
    if (hasBit(wholes, hash)) this.keepAllowed(this.byLexeme.get(lexeme), flags, asFolded, found);
  }

  private keepAllowed(ids: Ids | undefined, flags: number, asFolded: boolean, found: number[]): void {
    for (const id of listOf(ids)) {
      const atom = this.atoms[id]!;
      if (atom.kind !== 'term' || found.includes(id)) continue;
      if ((!atom.inTitle || flags & ScanFlag.title) && (!atom.asFolded || asFolded)) found.push(id);
    }
  }

  private acquire(key: string, create: () => Atom, parts: readonly number[] = []): number {
    const known = this.byKey.get(key);
    if (known !== undefined) {
      this.users[known] = this.users[known]! + 1;
      // Whoever asked already counts as a user of the parts, which the atom holds once and for all.
      for (const part of parts) this.release(part);
      return known;
    }
    const atom = create();
    const id = this.free.pop() ?? this.atoms.length;
    this.atoms[id] = atom;
    this.users[id] = 1;
    this.byKey.set(key, id);
    if (id >= this.positional.length) {
      const larger = new Uint8Array(id * 2);
      larger.set(this.positional);
      this.positional = larger;
    }
    this.positional[id] = 0;
    this.onCreate(id);
    if (atom.kind === 'term') this.index(atom, id, 1);
    else if (atom.kind === 'value') this.valuesOf(atom.field).set(valueOf(atom.field), id);
    return id;
  }

  private index(atom: Extract<Atom, { kind: 'term' }>, id: number, change: 1 | -1): void {
    this.version += 1;
    for (const lexeme of atom.lexemes) {
      const index = atom.prefix ? this.byPrefix : this.byLexeme;
      const others = listOf(index.get(lexeme)).filter((other) => other !== id);
      if (change === 1) {
        others.push(id);
        this.letThrough(lexeme, atom);
      }
      if (others.length === 0) index.delete(lexeme);
      else index.set(lexeme, others.length === 1 ? others[0]! : others);
      if (lexeme.startsWith('#')) this.tags += change;
      if (lexeme.startsWith('@')) this.accounts += change;
      if (lexeme.startsWith('~')) this.stems += change;
      if (lexeme.startsWith('=')) this.exacts += change;
    }
    if (atom.asFolded) this.exacts += change;
    if (atom.inTitle) this.titles += change;
  }

  /** Tells the filter to let through the words that may give a lexeme. */
  private letThrough(lexeme: string, { prefix, asFolded }: Extract<Atom, { kind: 'term' }>): void {
    const { filter } = this;
    if (prefix) filter.addPrefix(lexeme);
    else filter.addLexeme(lexeme);
    if (asFolded) filter.addWritten(lexeme);
    if (lexeme.startsWith('=')) filter.addWritten(foldWord(lexeme.slice(1)));
    if (lexeme.startsWith('~')) filter.addStem(lexeme.slice(1));
  }

  private valuesOf(field: Field): Map<string, number> {
    switch (field.kind) {
      case 'from':
        return field.prefix ? this.values.fromStart : this.values.from;
      case 'lang':
      case 'network':
      case 'site':
        return this.values[field.kind];
      default:
        throw new TypeError(`${field.kind} is not looked up by value`);
    }
  }
}

function listOf(ids: Ids | undefined): readonly number[] {
  return ids === undefined ? [] : typeof ids === 'number' ? [ids] : ids;
}

function valueOf(field: Extract<Atom, { kind: 'value' }>['field']): string {
  switch (field.kind) {
    case 'from':
      return field.author;
    case 'lang':
      return field.lang;
    case 'network':
      return field.network;
    case 'site':
      return field.site;
  }
}
