import { accountNames, stemLanguage } from '../text/index.ts';
import { ScanFlag } from './atom.table.ts';
import type { AtomTable } from './atom.table.ts';
import { PlaceChains } from './place.chains.ts';
import { BESIDE_THE_TEXT, foldTag, MOST_WORDS } from './post.document.ts';
import type { MatchablePost } from './post.document.ts';
import { siteOf } from './post.fields.ts';
import { LONGEST_DISTANCE } from './query.ast.ts';
import { foldHandle } from './query.words.ts';
import { TextScanner } from './text.scanner.ts';

/** Lists of terms for forms that stand for several are thrown away with all else beyond this many. */
const MOST_LISTS = 50_000;

/** Finds which terms and values of the watches are in a post, and where. */
export class PostReader {
  readonly chains = new PlaceChains();
  /** `stamps[atom]` is the number of the last post in which it was found; its negative, the last in which it was not. */
  stamps = new Int32Array(64);
  /** The number of the post being read. */
  post = 0;
  /** The terms and values found in the post being read. */
  active = new Int32Array(64);
  activeCount = 0;
  private readonly table: AtomTable;
  private readonly scanner: TextScanner;
  private lists: number[][] = [];
  private seenVersion = -1;
  private readonly foldedHandles = new Map<string, string>();

  constructor(table: AtomTable) {
    this.table = table;
    this.scanner = new TextScanner(table.filter, (written, kind, flags) =>
      this.refer(this.table.termsOf(written, kind, flags)),
    );
  }

  reserve(id: number): void {
    this.chains.reserve(id);
    if (id < this.stamps.length) return;
    const size = Math.max(id + 1, this.stamps.length * 2);
    const stamps = new Int32Array(size);
    stamps.set(this.stamps);
    [this.stamps, this.active] = [stamps, new Int32Array(size)];
  }

  read(post: MatchablePost): void {
    const { table, scanner } = this;
    this.prepare();
    const language = table.stems === 0 ? 0 : languageFlag(post.lang);
    let base = 1;
    let words = 0;
    if (post.title !== undefined && post.title !== '') {
      words = scanner.scan(post.title, base, MOST_WORDS, language | (table.titles > 0 ? ScanFlag.title : 0));
      base += words + LONGEST_DISTANCE + 1;
    }
    scanner.scan(post.text, base, MOST_WORDS - words, language);
    const { found, count } = scanner;
    for (let index = 0; index < count; index += 2) {
      const reference = found[index]!;
      if (reference > 0) this.mark(reference, found[index + 1]!);
      else for (const atom of this.lists[-reference - 1]!) this.mark(atom, found[index + 1]!);
    }
    if (table.names > 0) this.readNames(post);
    this.readValues(post);
  }

  /** Whether a term or value was found in the post being read. */
  has(atom: number): boolean {
    return this.stamps[atom] === this.post;
  }

  private prepare(): void {
    const { scanner, table } = this;
    if (this.seenVersion !== table.version || this.lists.length > MOST_LISTS) {
      this.seenVersion = table.version;
      this.lists = [];
      scanner.forget();
      scanner.names = table.names > 0;
    }
    if (this.post === 0x3fffffff) {
      this.post = 0;
      this.stamps.fill(0);
    }
    this.post += 1;
    this.activeCount = 0;
    scanner.count = 0;
    this.chains.clear();
  }

  private mark(atom: number, position: number): void {
    if (this.stamps[atom] !== this.post) {
      this.stamps[atom] = this.post;
      this.active[this.activeCount] = atom;
      this.activeCount += 1;
      if (this.table.positional[atom] === 0) return;
      this.chains.open(atom);
    }
    if (this.table.positional[atom] === 1) this.chains.add(atom, position);
  }

  private markAll(atoms: readonly number[]): void {
    for (const atom of atoms) this.mark(atom, BESIDE_THE_TEXT);
  }

  /** 0 for nothing, a number above 0 for one term, below for a list. */
  private refer(terms: number[]): number {
    if (terms.length < 2) return terms.length === 0 ? 0 : terms[0]!;
    return -this.lists.push(terms);
  }

  private readNames(post: MatchablePost): void {
    for (const tag of post.tags ?? []) this.markAll(this.table.termsOfName(`#${foldTag(tag)}`));
    for (const mention of post.mentions ?? []) {
      for (const name of accountNames(this.handle(mention))) this.markAll(this.table.termsOfName(`@${name}`));
    }
  }

  private readValues({ network, lang, url, author }: MatchablePost): void {
    const { values } = this.table;
    if (values.network.size > 0 && network !== undefined) this.markValue(values.network.get(this.handle(network)));
    if (values.lang.size > 0 && lang !== undefined) {
      for (const part of startsAt(lang.toLowerCase(), '-')) this.markValue(values.lang.get(part));
    }
    if (values.site.size > 0 && url !== undefined) {
      const site = siteOf(url);
      for (const part of site === undefined ? [] : domainsOf(site)) this.markValue(values.site.get(part));
    }
    if (author === undefined || values.from.size + values.fromStart.size === 0) return;
    const handle = this.handle(author);
    for (const part of startsAt(handle, '@')) this.markValue(values.from.get(part));
    if (values.fromStart.size === 0) return;
    for (let length = 1; length <= handle.length; length += 1) {
      this.markValue(values.fromStart.get(handle.slice(0, length)));
    }
  }

  private markValue(atom: number | undefined): void {
    if (atom !== undefined) this.mark(atom, BESIDE_THE_TEXT);
  }

  private handle(written: string): string {
    let folded = this.foldedHandles.get(written);
    if (folded !== undefined) return folded;
    if (this.foldedHandles.size > 20_000) this.foldedHandles.clear();
    folded = foldHandle(written);
    if (written.length < 100) this.foldedHandles.set(written, folded);
    return folded;
  }
}

/** `fr-ca-x` as `fr`, `fr-ca` and `fr-ca-x`: what comes before each mark, then the whole. */
function startsAt(text: string, mark: string): string[] {
  const starts: string[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) starts.push(text.slice(0, at));
  starts.push(text);
  return starts;
}

/** `a.b.fr` as itself, `b.fr` and `fr`. */
function domainsOf(site: string): string[] {
  const labels = site.split('.');
  return labels.map((_label, index) => labels.slice(index).join('.'));
}

function languageFlag(lang: string | undefined): number {
  const language = stemLanguage(lang);
  return language === 'fr' ? ScanFlag.french : language === 'en' ? ScanFlag.english : 0;
}
