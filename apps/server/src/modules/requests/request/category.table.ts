import { subjects } from '@beffroi/engines/routing';

const labels = new Map(subjects.map(({ id, label }) => [id, label]));

/** Categories are the subjects of the router's table: what public bodies do, and by which words people speak of it. */
export function categoryOf(id: string | null | undefined): { id: string; label: string } | undefined {
  if (!id) return undefined;
  return { id, label: labels.get(id) ?? id };
}
