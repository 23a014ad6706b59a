import { tokenize } from '../text/index.ts';
import { sayInstant } from '../schedule/index.ts';
import type { Finding } from './checks.types.ts';
import type { Check } from './draft.prepare.ts';
import { finding } from './draft.prepare.ts';

const SHINGLE = 3;
/** Share of three-word runs in common (Jaccard) from which two texts say the same. */
const NEAR = 0.6;
const SAME_HOUR_MS = 3_600_000;

/** The same words as a post of the last days on the same channel; another post within the hour on it. */
export const checkRepeats: Check = (prepared) => {
  const { draft, context, publishAt } = prepared;
  const found: Finding[] = [];
  const runs = new Map<string, Set<string>>();
  const runsOf = (text: string) => {
    let known = runs.get(text);
    if (known === undefined) runs.set(text, (known = shingles(text)));
    return known;
  };
  for (const variant of draft.variants) {
    const text = variant.parts.join('\n');
    const where = { channels: [variant.channel], field: 'text' as const };
    let nearest: { share: number; at: number } | undefined;
    for (const recent of context.recent ?? []) {
      if (recent.channel !== variant.channel || recent.id === draft.id || text.trim() === '') continue;
      const share = sameWords(runsOf(text), runsOf(recent.text));
      if (share >= NEAR && (nearest === undefined || share > nearest.share)) nearest = { share, at: recent.at };
    }
    if (nearest !== undefined) {
      const fr = sayInstant(nearest.at, context.zone, 'fr');
      const en = sayInstant(nearest.at, context.zone, 'en');
      const percent = Math.round(nearest.share * 100);
      found.push(
        nearest.share === 1
          ? finding(
              'duplicate',
              'blocks',
              {
                fr: `Ce texte est déjà parti sur ${variant.channelName} ${fr} : les réseaux refusent les doublons. Changez l’angle.`,
                en: `This text already went out on ${variant.channelName} ${en}: networks refuse duplicates. Change the angle.`,
              },
              where,
            )
          : finding(
              'near_duplicate',
              'advises',
              {
                fr: `Presque le même texte est parti sur ${variant.channelName} ${fr} (${percent} % en commun) : changez l’angle.`,
                en: `Nearly the same text went out on ${variant.channelName} ${en} (${percent}% in common): change the angle.`,
              },
              where,
            ),
      );
    }
    const close = (context.scheduled ?? []).find(
      (other) =>
        other.channel === variant.channel && other.id !== draft.id && Math.abs(other.at - publishAt) < SAME_HOUR_MS,
    );
    if (close !== undefined) {
      found.push(
        finding(
          'same_hour',
          'advises',
          {
            fr: `Une autre publication part sur ${variant.channelName} ${sayInstant(close.at, context.zone, 'fr')} : écartez-les d’une heure.`,
            en: `Another post goes out on ${variant.channelName} ${sayInstant(close.at, context.zone, 'en')}: keep them an hour apart.`,
          },
          { channels: [variant.channel], field: 'time' },
        ),
      );
    }
  }
  return found;
};

/** Runs of three folded words; a shorter text is one run. */
function shingles(text: string): Set<string> {
  const words = tokenize(text.replaceAll(/https?:\/\/\S+/g, ' ')).flatMap(({ kind, term }) =>
    kind === 'word' ? [term] : [],
  );
  if (words.length <= SHINGLE) return new Set([words.join(' ')]);
  return new Set(words.slice(SHINGLE - 1).map((_, index) => words.slice(index, index + SHINGLE).join(' ')));
}

function sameWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const run of a) if (b.has(run)) common += 1;
  return common / (a.size + b.size - common);
}
