import { createHash } from 'node:crypto';
import type { Bilingual } from '@beffroi/contracts';
import { silenceDueAt, type ApprovalState } from '@beffroi/engines/approval';

export type Decision = 'approve' | 'request_changes' | 'refuse';

export type DecisionRecord = {
  step: number;
  by: string;
  /** Of a guest, who has no account by which to be named. */
  name?: string;
  onBehalfOf?: string;
  at: string;
  decision: Decision;
  comment?: string;
  byLink: boolean;
};

/** An approval as it is kept with its publication: the engine's state, and what only screens need. */
export type ApprovalRecord = {
  state: ApprovalState;
  /** What each step is called. */
  labels: string[];
  because: Bilingual;
  /** Moving asks again. */
  coversTime: boolean;
  guests: { id: string; name: string; sealedEmail: string }[];
  askedAt: string;
  version: number;
  decisions: DecisionRecord[];
  sealedAt?: string;
  voided?: Bilingual;
};

/** Guests have no account: they are known by a fingerprint of their address. */
export function guestIdOf(email: string): string {
  return `guest:${createHash('sha256').update(email.trim().toLowerCase()).digest('hex').slice(0, 20)}`;
}

/** When silence will decide, or nothing once nobody is waited for. */
export function silenceAtOf({ state }: Pick<ApprovalRecord, 'state'>): Date | null {
  const due = silenceDueAt(state);
  return due === undefined ? null : new Date(due);
}
