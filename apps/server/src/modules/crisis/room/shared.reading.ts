/**
 * One reading for all who ask at the same time, kept for a moment: two hundred people in a room cost what one does. What
 * took long to read is kept longer, so that reading never takes more than a fraction of the machine.
 */
export function createSharedReading<T>(given: { leastMs: number; now?: () => number }) {
  const now = given.now ?? (() => performance.now());
  const kept = new Map<string, { value: Promise<T>; until: number }>();
  const MOST = 200;
  const FRACTION = 8;

  return async function read(key: string, make: () => Promise<T>): Promise<T> {
    const found = kept.get(key);
    if (found && now() < found.until) return found.value;
    const began = now();
    // While it is read everybody waits for it, however long it takes.
    const entry = { value: make(), until: Number.POSITIVE_INFINITY };
    if (kept.size >= MOST) kept.clear();
    kept.set(key, entry);
    try {
      const value = await entry.value;
      const ended = now();
      entry.until = ended + Math.max(given.leastMs, FRACTION * (ended - began));
      return value;
    } catch (error) {
      if (kept.get(key) === entry) kept.delete(key);
      throw error;
    }
  };
}
