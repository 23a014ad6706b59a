import { checkAlt } from './alt.check.ts';
import { checkCharacters } from './character.check.ts';
import type { CheckContext, Draft, Finding } from './checks.types.ts';
import { findingCodes } from './checks.types.ts';
import { checkDates } from './date.check.ts';
import type { Check } from './draft.prepare.ts';
import { prepare } from './draft.prepare.ts';
import { checkElectoral } from './electoral.check.ts';
import { checkHashtags } from './hashtag.check.ts';
import { checkHour } from './hour.check.ts';
import { checkLimits } from './limit.check.ts';
import { checkLinks } from './link.check.ts';
import { checkMedia } from './media.check.ts';
import { checkPersonal } from './personal.check.ts';
import { checkPolls } from './poll.check.ts';
import { checkRepeats } from './repeat.check.ts';
import { checkSpelling } from './spelling.check.ts';
import { checkWords } from './word.check.ts';

const checks: readonly Check[] = [
  checkLimits,
  checkPolls,
  checkMedia,
  checkAlt,
  checkCharacters,
  checkHashtags,
  checkPersonal,
  checkElectoral,
  checkHour,
  checkDates,
  checkLinks,
  checkRepeats,
  checkSpelling,
  checkWords,
];

/** Nobody reads the twenty-first. */
const MOST_ALIKE = 20;

/**
 * Everything worth saying about a draft before it goes out: what blocks first. A text that several channels share is
 * judged once. What the context does not give (directory, links, recent posts, ballots…) is not checked. At most twenty
 * findings of a code.
 */
export function checkDraft(draft: Draft, context: CheckContext): Finding[] {
  const prepared = prepare(draft, context);
  const found = checks
    .flatMap((check) => check(prepared))
    .flatMap((one) => {
      const severity = context.severities?.[one.code] ?? one.severity;
      return severity === 'off' ? [] : [{ ...one, severity }];
    });
  return [...Map.groupBy(found, ({ code }) => code).values()]
    .flatMap((same) => same.slice(0, MOST_ALIKE))
    .toSorted((a, b) => rank(a) - rank(b));
}

function rank({ severity, code }: Finding): number {
  return (severity === 'blocks' ? 0 : findingCodes.length) + findingCodes.indexOf(code);
}
