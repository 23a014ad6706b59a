import { distressPatterns, doubts } from './distress.patterns.ts';
import { readMessage, spanOf, type Message } from './message.read.ts';
import type { Distress, DistressKind, Doubt } from './triage.types.ts';

/** A thing of the past is no longer urgent for these; violence, threats and suicide stay so. */
const passes = new Set<DistressKind>(['fire', 'gas', 'drowning', 'medical', 'danger']);
/** What a title or a poster may be about. */
const laughter = /[😂🤣😅😆😹]/u;

/**
 * Signs of suicide, violence, a child in danger, fire, gas, drowning, accident, threat, in a message; the gravest first,
 * one a kind. Tuned so as to miss little: what may be a title, a quotation, a joke or a thing of the past is `doubtful`,
 * and is still told.
 */
export function findDistress(text: string): Distress[] {
  return distressIn(readMessage(text));
}

export function distressIn(message: Message): Distress[] {
  const found: Distress[] = [];
  for (const [kind, pattern] of distressPatterns) {
    const match = pattern.exec(message.line);
    if (match === null) continue;
    const span = spanOf(message, match.index + 1, match[0].trim().length);
    if (span === undefined) continue;
    const { from, to, first, last } = span;
    const quoted = message.words.slice(first, last + 1).every((word) => word.quoted);
    const doubt = doubtOf(kind, message, quoted);
    found.push({
      kind,
      certainty: doubt === undefined ? 'likely' : 'doubtful',
      words: message.text.slice(from, to),
      from,
      to,
      ...(doubt === undefined ? {} : { doubt }),
    });
  }
  // A call for help adds nothing to what says which help.
  const named = found.filter(({ kind }) => kind !== 'danger');
  return named.some(({ certainty }) => certainty === 'likely') ? named : found;
}

/** Why what sounds like distress may be something else. */
export function doubtOf(kind: DistressKind, { line, text }: Message, quoted: boolean): Doubt | undefined {
  if (doubts.denied.test(line)) return 'denied';
  if (doubts.title.test(line) && kind !== 'child_danger' && kind !== 'partner_violence') return 'title';
  if (quoted) return 'quoted';
  if (doubts.idiom.test(line) || laughter.test(text)) return 'idiom';
  if (doubts.prevention.test(line)) return 'prevention';
  return passes.has(kind) && doubts.past.test(line) ? 'past' : undefined;
}
