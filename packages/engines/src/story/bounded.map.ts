/** A map that forgets its oldest keys beyond `limit`, so that a stream never fills the memory. */
export type BoundedMap<V> = {
  get: (key: string) => V | undefined;
  set: (key: string, value: V) => void;
  entries: () => [string, V][];
};

export function createBoundedMap<V>(limit: number): BoundedMap<V> {
  const map = new Map<string, V>();
  return {
    get: (key) => map.get(key),
    set(key, value) {
      map.delete(key);
      map.set(key, value);
      if (map.size <= limit) return;
      const oldest = map.keys().next();
      if (oldest.done !== true) map.delete(oldest.value);
    },
    entries: () => [...map.entries()],
  };
}
