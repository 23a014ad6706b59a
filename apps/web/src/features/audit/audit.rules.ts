/** The filters of the journal as its address says them; days are those of the browser. */
export type AuditSearch = { action?: string; personne?: string; du?: string; au?: string };

const DAY = /^\d{4}-\d\d-\d\d$/;

export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  const text = (key: string, shape = /./) =>
    typeof raw[key] === 'string' && shape.test(raw[key]) ? { [key]: raw[key] } : {};
  return { ...text('action'), ...text('personne'), ...text('du', DAY), ...text('au', DAY) };
}

/** The filter of the API: from the start of the first day to the end of the last, both included. */
export function toAuditFilter(search: AuditSearch): { action?: string; actorId?: string; from?: string; to?: string } {
  const start = (day: string) => new Date(`${day}T00:00:00`);
  const dayAfter = (day: string) => {
    const date = start(day);
    date.setDate(date.getDate() + 1);
    return date;
  };
  return {
    ...(search.action ? { action: search.action } : {}),
    ...(search.personne ? { actorId: search.personne } : {}),
    ...(search.du ? { from: start(search.du).toISOString() } : {}),
    ...(search.au ? { to: dayAfter(search.au).toISOString() } : {}),
  };
}

/** What an entry says besides its action, as `name: value` lines; what is empty is left out. */
export function detailLines(detail: Record<string, unknown>): [string, string][] {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value),
    ]);
}

/** By what a person knows the thing that an entry is about, when the entry says it. */
export function subjectOf(detail: Record<string, unknown>): string | undefined {
  const found = [detail.name, detail.email, detail.role].find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : undefined;
}
