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
/** Names and handles that are remembered, and their longest. */
const MOST_NAMES = 20_000;
const LONGEST_NAME_KEPT = 100;

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
  /** What the tags and accounts seen lately beside a text stand for. */
  private readonly names = new Map<string, number>();

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

  /** Finds what is in a post; `mark` then makes it known to whoever asks. */
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
    if (table.tags + table.accounts > 0) this.readNames(post);
    this.readValues(post);
  }

  /** Whether any of what was found is in a set of terms and values. */
  finds(bits: Int32Array): boolean {
    const { found, count } = this.scanner;
    for (let index = 0; index < count; index += 2) {
      const reference = found[index]!;
      if (reference > 0) {
        if ((bits[reference >>> 5]! & (1 << (reference & 31))) !== 0) return true;
      } else if (this.lists[-reference - 1]!.some((atom) => (bits[atom >>> 5]! & (1 << (atom & 31))) !== 0))
        return true;
    }
    return false;
  }

  /** Makes known to `has` and `chains` what was found, once a post. */
  mark(): void {
    const { found, count } = this.scanner;
    for (let index = 0; index < count; index += 2) {
      const reference = found[index]!;
      if (reference > 0) this.markOne(reference, found[index + 1]!);
      else for (const atom of this.lists[-reference - 1]!) this.markOne(atom, found[index + 1]!);
    }
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
      scanner.tags = table.tags > 0;
      scanner.accounts = table.accounts > 0;
      this.names.clear();
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

  private markOne(atom: number, position: number): void {
    if (this.stamps[atom] !== this.post) {
      this.stamps[atom] = this.post;
      this.active[this.activeCount] = atom;
      this.activeCount += 1;
      if (this.table.positional[atom] === 0) return;
      this.chains.open(atom);
    }
    if (this.table.positional[atom] === 1) this.chains.add(atom, position);
  }

  /** 0 for nothing, a number above 0 for one term, below for a list. */
  private refer(terms: number[]): number {
    if (terms.length < 2) return terms.length === 0 ? 0 : terms[0]!;
    return -this.lists.push(terms);
  }

  private readNames({ tags, mentions }: MatchablePost): void {
    if (tags !== undefined) for (const tag of tags) this.addName('#', tag);
    if (mentions !== undefined) for (const mention of mentions) this.addName('@', mention);
  }

  private addName(mark: '#' | '@', written: string): void {
    const key = mark + written;
    let reference = this.names.get(key);
    if (reference === undefined) {
      const names = mark === '#' ? [foldTag(written)] : accountNames(foldHandle(written));
      reference = this.refer([...new Set(names.flatMap((name) => this.table.termsOfName(mark + name)))]);
      if (this.names.size > MOST_NAMES) this.names.clear();
      if (key.length < LONGEST_NAME_KEPT) this.names.set(key, reference);
    }
    this.scanner.push(reference, BESIDE_THE_TEXT);
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
    if (atom !== undefined) this.scanner.push(atom, BESIDE_THE_TEXT);
  }

  private handle(written: string): string {
    let folded = this.foldedHandles.get(written);
    if (folded !== undefined) return folded;
    if (this.foldedHandles.size > MOST_NAMES) this.foldedHandles.clear();
    folded = foldHandle(written);
    if (written.length < LONGEST_NAME_KEPT) this.foldedHandles.set(written, folded);
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
