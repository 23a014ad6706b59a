import type { Bilingual, Instant } from './approval.types.ts';

/** Leave to publish without prior approval, given by somebody entitled to, which ends by itself. */
export type Mandate = {
  id: string;
  person: string;
  givenBy: string;
  channels: readonly string[];
  /** Themes; absent: any. */
  scope?: readonly string[] | undefined;
  startsAt: Instant;
  endsAt: Instant;
  revokedAt?: Instant | undefined;
};

export type Coverage =
  | { covered: true; endsAt: Instant }
  | {
      covered: false;
      code: 'self_given' | 'other_person' | 'not_started' | 'ended' | 'revoked' | 'channel' | 'scope';
      message: Bilingual;
    };

/**
 * Whether a publication is covered by a mandate at an instant: until the very millisecond before it ends, on every one
 * of its channels, within every theme. Nobody gives one to themselves.
 */
export function coversUnderMandate(
  mandate: Mandate,
  use: { person: string; channels: readonly string[]; scope: readonly string[]; now: Instant },
): Coverage {
  if (mandate.givenBy === mandate.person) {
    return no('self_given', 'Un mandat ne se donne pas à soi-même.', 'Nobody gives themselves a mandate.');
  }
  if (mandate.person !== use.person) {
    return no(
      'other_person',
      'Ce mandat est au nom d’une autre personne.',
      'This mandate is in another person’s name.',
    );
  }
  if (mandate.revokedAt !== undefined && use.now >= mandate.revokedAt) {
    return no(
      'revoked',
      'Ce mandat a été retiré : la validation habituelle s’applique.',
      'This mandate was withdrawn: the usual approval applies.',
    );
  }
  if (use.now < mandate.startsAt)
    return no('not_started', 'Ce mandat n’a pas encore commencé.', 'This mandate has not started yet.');
  if (use.now >= mandate.endsAt) {
    return no(
      'ended',
      'Ce mandat a pris fin : la validation habituelle s’applique.',
      'This mandate has ended: the usual approval applies.',
    );
  }
  if (use.channels.length === 0 || use.channels.some((channel) => !mandate.channels.includes(channel))) {
    return no(
      'channel',
      'Ce mandat ne couvre pas tous les canaux choisis.',
      'This mandate does not cover every chosen channel.',
    );
  }
  const { scope } = mandate;
  if (scope !== undefined && (use.scope.length === 0 || use.scope.some((theme) => !scope.includes(theme)))) {
    return no('scope', 'Ce mandat ne couvre pas ce sujet.', 'This mandate does not cover this subject.');
  }
  return { covered: true, endsAt: Math.min(mandate.endsAt, mandate.revokedAt ?? mandate.endsAt) };
}

function no(code: Extract<Coverage, { covered: false }>['code'], fr: string, en: string): Coverage {
  return { covered: false, code, message: { fr, en } };
}
