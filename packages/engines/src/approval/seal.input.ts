import type { ApprovalState, Bilingual, Circuit } from './approval.types.ts';

/** Everything that an approval covers. Order of variants does not matter; that of parts and media does. */
export type SealedPublication = {
  /** When it goes out, as an instant in milliseconds; absent: at once. */
  publishAt?: number | undefined;
  variants: readonly {
    channel: string;
    /** One for a post, several for a thread. */
    parts: readonly string[];
    title?: string | undefined;
    firstComment?: string | undefined;
    link?: string | undefined;
    poll?: { options: readonly string[]; minutes: number } | undefined;
    media: readonly { id: string; hash: string; alt: string; captionsHash?: string | undefined }[];
  }[];
};

/**
 * The string that is hashed to seal a publication: JSON with keys in order, texts in NFC, variants by channel. Two
 * publications have the same one only if the public would see the same.
 */
export function sealInput(publication: SealedPublication): string {
  const variants = publication.variants
    .map((variant) => canonical(variant))
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return `{"publishAt":${canonical(publication.publishAt ?? null)},"seal":1,"variants":[${variants.join(',')}]}`;
}

function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).filter(([, held]) => held !== undefined);
    pairs.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${pairs.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

export type Clearance =
  | { ok: true }
  | { ok: false; code: 'not_approved' | 'sealed_text_changed' | 'circuit_changed'; message: Bilingual };

/**
 * Looks again when the hour comes: approved, the same seal, and the circuit that the rules would choose now is the one
 * in which it was approved (a crisis may have begun since).
 */
export function clearedToSend(state: ApprovalState, now: { seal: string; circuit: Circuit | undefined }): Clearance {
  if (state.status !== 'approved') {
    return {
      ok: false,
      code: 'not_approved',
      message: {
        fr: 'Cette publication n’est pas validée : elle ne part pas.',
        en: 'This post is not approved: it does not go out.',
      },
    };
  }
  if (state.seal !== now.seal) {
    return {
      ok: false,
      code: 'sealed_text_changed',
      message: {
        fr: 'La publication a changé après sa validation : elle doit être validée à nouveau.',
        en: 'The post changed after it was approved: it must be approved again.',
      },
    };
  }
  if (now.circuit?.id !== state.circuit.id) {
    return {
      ok: false,
      code: 'circuit_changed',
      message: {
        fr: 'La situation a changé depuis la validation : un autre circuit s’applique maintenant.',
        en: 'Things have changed since it was approved: another circuit applies now.',
      },
    };
  }
  return { ok: true };
}
