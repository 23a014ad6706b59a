import type { Attachment, Channel, Draft, Finding, PostContent, Publication, Variant } from '@beffroi/contracts';
import { splitThread, type CountingRule } from '@beffroi/engines/counting';
import { contentOf } from '../../shared/publishing/content.rules.ts';

/** What is on screen under the tabs: the common text, or what one account says. */
export type Tab = 'common' | (string & {});

export function emptyDraft(over: Partial<Draft> = {}): Draft {
  return {
    title: '',
    lang: 'fr',
    content: { parts: [{ text: '', media: [] }] },
    channelIds: [],
    variants: {},
    themes: [],
    officials: [],
    money: false,
    minors: false,
    ...over,
  };
}

/** All of the contract: a field that is missing here does not compile, and would be lost at the next save. */
const fields = Object.keys({
  title: true,
  lang: true,
  content: true,
  channelIds: true,
  variants: true,
  campaign: true,
  themes: true,
  officials: true,
  money: true,
  minors: true,
  localTime: true,
  recurrence: true,
  articleId: true,
  alarmId: true,
  crisisId: true,
  corrects: true,
  mandateId: true,
} satisfies Record<keyof Draft, true>) as (keyof Draft)[];

/** What the writer decides of a publication, without what follows from it. */
export function draftOf(publication: Publication): Draft {
  return Object.fromEntries(
    fields.flatMap((field) => (publication[field] === undefined ? [] : [[field, publication[field]]])),
  ) as Draft;
}

/** Nothing that anybody would miss. */
export function isEmpty(draft: Draft): boolean {
  return draft.title.trim() === '' && [draft.content, ...Object.values(draft.variants)].every(saysNothing);
}

export function saysNothing({ parts, link, poll, firstComment, contentWarning }: Variant | PostContent): boolean {
  const written = parts?.some(({ text, media }) => text.trim() !== '' || media.length > 0) ?? false;
  return !written && !link && !poll && !firstComment && !contentWarning;
}

/** What a tab shows. */
export function contentIn(draft: Draft, tab: Tab): PostContent {
  return tab === 'common' ? draft.content : contentOf(draft, tab);
}

/** Changes what a tab says; an account that changes anything has it apart from then on. */
export function changeContent(draft: Draft, tab: Tab, change: Variant): Draft {
  if (tab === 'common') return { ...draft, content: without({ ...draft.content, ...change }) as PostContent };
  const variant = without({ ...draft.variants[tab], ...change });
  return { ...draft, variants: { ...draft.variants, [tab]: variant } };
}

/** The draft without a field that may be absent. */
export function drop(draft: Draft, field: 'localTime' | 'recurrence' | 'campaign' | 'mandateId'): Draft {
  return without({ ...draft, [field]: undefined }) as Draft;
}

/** `undefined` is what is no longer there. */
function without<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

/** Whether an account says something of its own. */
export function differs(draft: Draft, channelId: string): boolean {
  return Object.keys(draft.variants[channelId] ?? {}).length > 0;
}

/** Back to the common text. */
export function follow(draft: Draft, channelId: string): Draft {
  const { [channelId]: _, ...variants } = draft.variants;
  return { ...draft, variants };
}

type Part = PostContent['parts'][number];

export function changePart(draft: Draft, tab: Tab, index: number, change: Partial<Part>): Draft {
  const { parts } = contentIn(draft, tab);
  return changeContent(draft, tab, {
    parts: parts.map((part, at) => (at === index ? { ...part, ...change } : part)),
  });
}

export function addPart(draft: Draft, tab: Tab): Draft {
  return changeContent(draft, tab, { parts: [...contentIn(draft, tab).parts, { text: '', media: [] }] });
}

export function removePart(draft: Draft, tab: Tab, index: number): Draft {
  const parts = contentIn(draft, tab).parts.filter((_, at) => at !== index);
  return changeContent(draft, tab, { parts: parts.length > 0 ? parts : [{ text: '', media: [] }] });
}

/** Cuts a part too long for a network into a thread; what it carried stays with its first part. */
export function splitPart(draft: Draft, tab: Tab, index: number, rule: CountingRule, maxParts: number): Draft {
  const { parts } = contentIn(draft, tab);
  const part = parts[index];
  if (!part) return draft;
  const cut = splitThread(part.text, rule, { maxParts: maxParts - parts.length + 1 });
  if (cut.trouble || cut.parts.length < 2) return draft;
  const split = cut.parts.map(({ text }, at) => ({ text, media: at === 0 ? part.media : [] }));
  return changeContent(draft, tab, { parts: [...parts.slice(0, index), ...split, ...parts.slice(index + 1)] });
}

/** Puts words where the caret is, set apart from what stands before. */
export function insertAt(
  text: string,
  selection: { from: number; to: number },
  words: string,
): { text: string; caret: number } {
  const before = text.slice(0, selection.from);
  const space = before === '' || /\s$/.test(before) || words.startsWith('\n') ? '' : ' ';
  return { text: before + space + words + text.slice(selection.to), caret: (before + space + words).length };
}

/** Puts what a check proposes in the place of what it found, where that is; nothing when it cannot be said. */
export function applyFix(draft: Draft, { fix, where }: Finding): Draft | undefined {
  const { part = 0, from, to, field = 'text' } = where;
  if (fix === undefined || from === undefined || to === undefined) return undefined;
  const put = (text: string) => text.slice(0, from) + fix + text.slice(to);
  if (field === 'title') return { ...draft, title: put(draft.title) };
  // Said of all accounts, it is what the first of them says, which is the common text unless each has its own.
  const channelId = where.channelId ?? draft.channelIds[0];
  const own = channelId === undefined ? undefined : draft.variants[channelId];
  const tab = (key: 'parts' | 'firstComment') => (own?.[key] === undefined ? 'common' : (channelId ?? 'common'));
  if (field === 'firstComment') {
    const at = tab('firstComment');
    const text = contentIn(draft, at).firstComment;
    return text === undefined ? undefined : changeContent(draft, at, { firstComment: put(text) });
  }
  const at = tab('parts');
  const found = contentIn(draft, at).parts[part];
  if (!found) return undefined;
  if (field === 'text') return changePart(draft, at, part, { text: put(found.text) });
  const media = found.media.find(({ mediaId }) => mediaId === where.mediaId);
  if (field !== 'alt' || media?.alt === undefined) return undefined;
  const alt = put(media.alt);
  return changePart(draft, at, part, { media: changeMedia(found.media, media.mediaId, { alt }) });
}

/** Puts right the same fault wherever it was found; from the end, so that no place moves before its turn. */
export function applyFixes(draft: Draft, findings: readonly Finding[]): Draft {
  const places = new Map<string, Finding>();
  for (const finding of findings.toSorted((one, other) => (other.where.from ?? 0) - (one.where.from ?? 0))) {
    const { channelId, part = 0, from, field = 'text' } = finding.where;
    const own = channelId !== undefined && draft.variants[channelId] !== undefined;
    // Accounts that follow the common text tell of the same words.
    const key = [own ? channelId : '', part, from, field].join('/');
    if (!places.has(key)) places.set(key, finding);
  }
  return [...places.values()].reduce((fixed, finding) => applyFix(fixed, finding) ?? fixed, draft);
}

export function changeMedia(media: readonly Attachment[], mediaId: string, change: Partial<Attachment>): Attachment[] {
  return media.map((each) => (each.mediaId === mediaId ? without({ ...each, ...change }) : each));
}

/** Of the accounts that follow the common text, the one with the least room; the common text is judged by it. */
export function tightest<T extends { channel: Channel; left: number }>(counts: readonly T[]): T | undefined {
  return counts.reduce<T | undefined>((least, each) => (!least || each.left < least.left ? each : least), undefined);
}

/**
 * What is on screen after a save, when words were typed while it was under way: what others changed comes in, what was
 * typed meanwhile stays.
 */
export function rebase<T>(sent: T, saved: T, mine: T): T {
  if (same(sent, mine)) return saved;
  if (same(sent, saved) || same(saved, mine)) return mine;
  if (isRecord(saved) && isRecord(mine)) {
    const base: Record<string, unknown> = isRecord(sent) ? sent : {};
    const keys = new Set([...Object.keys(saved), ...Object.keys(mine)]);
    return without(Object.fromEntries([...keys].map((key) => [key, rebase(base[key], saved[key], mine[key])]))) as T &
      object;
  }
  return mine;
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
