export { chooseCircuit, strictestCircuit } from './circuit.choose.ts';
export type { ChosenCircuit } from './circuit.choose.ts';
export { applySilence, awaited, decide, silenceDueAt, submit } from './approval.decide.ts';
export { delegatesOf, isAbsent } from './seat.holders.ts';
export type { Holder } from './seat.holders.ts';
export { coversUnderMandate } from './mandate.cover.ts';
export type { Coverage, Mandate } from './mandate.cover.ts';
export { clearedToSend, sealInput } from './seal.input.ts';
export type { Clearance, SealedPublication } from './seal.input.ts';
export { trail } from './trail.write.ts';
export type { TrailEvent } from './trail.write.ts';
export { saySilence, whoValidates } from './circuit.describe.ts';
export type { Names, ValidationRow } from './circuit.describe.ts';
export type {
  Absence,
  Approval,
  ApprovalState,
  Circuit,
  CircuitRule,
  Circuits,
  Decision,
  Delegation,
  Outcome,
  Person,
  PublicationFacts,
  RefusalCode,
  RuleConditions,
  Seat,
  Silence,
  Staff,
  Step,
} from './approval.types.ts';
