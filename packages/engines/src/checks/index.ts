export { checkDraft } from './draft.check.ts';
export { electoralPeriod, electoralState } from './electoral.period.ts';
export type { ElectoralPeriod } from './electoral.period.ts';
export { camelCase } from './hashtag.check.ts';
export { withoutTrackers } from './link.check.ts';
export { isIban, isSocialSecurityNumber } from './personal.check.ts';
export { checkCatalogue } from './check.catalogue.ts';
export type { CatalogueEntry } from './check.catalogue.ts';
export { findingCodes } from './checks.types.ts';
export type {
  Ballot,
  CheckContext,
  DirectoryName,
  Draft,
  DraftMedia,
  DraftVariant,
  Finding,
  FindingCode,
  MediaRule,
  PollRule,
  SensitivePeriod,
  Severity,
  Where,
} from './checks.types.ts';
