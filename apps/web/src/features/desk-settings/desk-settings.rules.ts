import type { getRequestSettings, listSavedReplies, Output, RequestSettings } from '@beffroi/contracts';

export type WholeSettings = Output<typeof getRequestSettings>;
export type SavedReply = Output<typeof listSavedReplies>['items'][number];

/** The day a week begins, at noon: of `2026-W48` as ISO 8601 writes it, or of a date. */
export function weekStart(week: string): string {
  const found = /^(\d{4})-W(\d\d)$/.exec(week);
  if (!found) return `${week.slice(0, 10)}T12:00:00Z`;
  // The week of 4 January is the first.
  const fourth = new Date(Date.UTC(Number(found[1]), 0, 4, 12));
  fourth.setUTCDate(fourth.getUTCDate() - ((fourth.getUTCDay() || 7) - 1) + (Number(found[2]) - 1) * 7);
  return fourth.toISOString();
}

/** The last weeks, the newest first. */
export function latestWeeks<T extends { week: string }>(weeks: readonly T[], count: number): T[] {
  return weeks.toSorted((one, other) => other.week.localeCompare(one.week)).slice(0, count);
}

export const variables = ['prénom', 'nom', 'référence', 'service', 'territoire', 'lien', 'délai'] as const;
export type Variable = (typeof variables)[number];

/** A saved reply as one person would read it; a name in braces that is not known stays, to be seen. */
export function filledIn(text: string, values: Record<Variable, string>): string {
  return text.replaceAll(/\{([^{}\s]+)\}/g, (whole, name: string) => values[name as Variable] ?? whole);
}

/** Names in braces that nothing fills. */
export function unknownVariables(text: string): string[] {
  const named = [...text.matchAll(/\{([^{}\s]+)\}/g)].map(([, name = '']) => name);
  return [...new Set(named.filter((name) => !(variables as readonly string[]).includes(name)))];
}

export type RuleFields = RequestSettings['rules'][number];

/** The settings as they are sent: what is left empty is left out. */
export function sentSettings(fields: SettingsFields): RequestSettings {
  const { accessibilityUrl, mailboxChannelId, ...rest } = fields;
  return {
    ...rest,
    prefix: rest.prefix.toUpperCase(),
    ...(accessibilityUrl ? { accessibilityUrl } : {}),
    ...(mailboxChannelId ? { mailboxChannelId } : {}),
  };
}

export type SettingsFields = Omit<RequestSettings, 'accessibilityUrl' | 'mailboxChannelId'> & {
  accessibilityUrl: string;
  mailboxChannelId: string;
};

export const fieldsOfSettings = (settings: RequestSettings): SettingsFields => ({
  ...settings,
  accessibilityUrl: settings.accessibilityUrl ?? '',
  mailboxChannelId: settings.mailboxChannelId ?? '',
});
