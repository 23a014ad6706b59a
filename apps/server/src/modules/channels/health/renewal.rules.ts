const DAY = 86_400_000;

type Held = { credentials_at: Date; expires_at: Date | null };

/**
 * From when on credentials are to be lengthened: in the last quarter of their life, a week before the end at the
 * earliest. Two hours give half an hour, sixty days a week.
 */
export function renewFrom({ credentials_at, expires_at }: Held): Date | undefined {
  if (expires_at === null) return undefined;
  const life = Math.max(0, expires_at.getTime() - credentials_at.getTime());
  return new Date(expires_at.getTime() - Math.min(7 * DAY, life / 4));
}

/** The warning that is due, by how long before the end it stands; undefined when none is, or it was given. */
export function warningDue(
  given: { expires_at: Date | null; warned_at: Date | null },
  now: Date,
  warnings: readonly number[],
): number | undefined {
  const { expires_at: end, warned_at: warned } = given;
  if (end === null) return undefined;
  const due = warnings.find((before) => now.getTime() >= end.getTime() - before);
  if (due === undefined) return undefined;
  return warned !== null && warned.getTime() >= end.getTime() - due ? undefined : due;
}
