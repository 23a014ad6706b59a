import { dangersOf, type DangerClass } from './danger.lexicon.ts';
import { doubtOf } from './distress.find.ts';
import type { Message } from './message.read.ts';
import { messageKinds, type Distress, type DistressKind } from './triage.types.ts';
import { stemOf } from './word.stem.ts';

const EMERGENCY = messageKinds.indexOf('emergency');
/** A likely sign of distress is an emergency, whatever the words around it say. */
const SURE_OF_DISTRESS = 0.95;
/**
 * What only the classifier hears is told from the first on, as doubtful, and is likely from the second: set by
 * cross-validation for recall, since a needless look costs a second.
 */
const HEARD = 0.15;
const BELIEVED = 0.3;
/** Without a likely sign a message is never an emergency: the other kinds share what is left. */
const WITHOUT_SIGN = 0.05;

/** The probabilities once signs of distress are heard. */
export function withDistress(p: Float64Array, signs: readonly Distress[]): Float64Array {
  const own = p[EMERGENCY]!;
  const asked = signs.some(isLikely) ? Math.max(own, SURE_OF_DISTRESS) : Math.min(own, WITHOUT_SIGN);
  const others = 1 - own;
  if (others <= 0) return p;
  return p.map((value, kind) => (kind === EMERGENCY ? asked : (value * (1 - asked)) / others));
}

/**
 * The signs that patterns found and, when none of them is likely, what the classifier hears. `p` is the base's own: what
 * a territory taught cannot turn a sign off.
 */
export function withHeard(message: Message, signs: readonly Distress[], p: Float64Array): Distress[] {
  const own = p[EMERGENCY]!;
  if (signs.length > 0 || own < HEARD) return [...signs];
  const words = message.text.trim().slice(0, 120);
  const from = message.text.length - message.text.trimStart().length;
  const kind = likeliestKind(message);
  const doubt = doubtOf(kind, message, false);
  const certainty = own >= BELIEVED && doubt === undefined ? 'likely' : 'doubtful';
  return [{ kind, certainty, words, from, to: from + words.length, ...(doubt === undefined ? {} : { doubt }) }];
}

export function isLikely({ certainty }: Distress): boolean {
  return certainty === 'likely';
}

const kinds: Readonly<Partial<Record<DangerClass, DistressKind>>> = {
  despair: 'suicide',
  weapon: 'threat',
  fire: 'fire',
  gas: 'gas',
  water: 'drowning',
  body: 'medical',
  school: 'online_abuse',
};

/** The kind that two words or more speak of, most of all; a call for help when none does. */
function likeliestKind({ words }: Message): DistressKind {
  const counts = new Map<DistressKind, number>();
  for (const danger of words.flatMap(({ term }) => dangersOf(stemOf(term)))) {
    const kind = kinds[danger];
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [first, second] = [...counts].toSorted((left, right) => right[1] - left[1]);
  return first === undefined || first[1] < 2 || first[1] === second?.[1] ? 'danger' : first[0];
}
