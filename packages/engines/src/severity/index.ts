export { gauge, gravest } from './severity.gauge.ts';
export type { Severity, SeverityInput, SeverityLevel, SeverityPart } from './severity.types.ts';
