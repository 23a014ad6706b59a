import { StaleNote } from '@beffroi/ui';
import { useFormat, useNow } from './use-format.ts';
import { useWords } from './words.ts';

const STALE_MS = 5 * 60_000;

/** When the figures were last read, once they are older than five minutes. */
export function Stale({ query }: { query: { data: unknown; dataUpdatedAt: number } }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  if (query.data === undefined || now - query.dataUpdatedAt < STALE_MS) return null;
  return <StaleNote>{t('common.stale', { hour: format.hour(query.dataUpdatedAt) })}</StaleNote>;
}
