export { gauge, type Severity, type SeverityInput, type SeverityLevel, type SeverityPart } from './severity.gauge.ts';
